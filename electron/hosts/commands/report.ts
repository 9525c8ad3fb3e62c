// The verbs `report` and `facts`: the report “Methods and results” as a file, and the plain facts that it states.
import { extname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { namedIn } from '#core/codes/code-names.ts';
import { AppError } from '#core/errors.ts';
import type { StudyFact } from '#core/report/study-facts.ts';
import { numberLabel } from '#words/report/number-label.ts';
import { reportNumberInWords } from '#words/report/phrase.ts';
import { languages, type Language } from '#words/words.ts';
import { reportEndings } from '../../services/report/write.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, withFormatOption, type TableFormat } from './analysis-output.ts';
import { interrupted } from './interrupted.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface ReportOptions {
  readonly language?: Language | 'both';
  readonly pseudonyms?: boolean;
  readonly interviewExcerpts?: boolean;
}

/** Adds both verbs to the program. */
export function addReportCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('report')
    .description(t('command_line:report'))
    .argument('<project>')
    .argument('<file>', t('command_line:report_file'))
    .addOption(
      new Option('--language <language>', t('command_line:report_language')).choices([...languages, 'both']),
    )
    .option('--pseudonyms', t('command_line:package_pseudonyms'))
    .option('--interview-excerpts', t('command_line:report_excerpts'))
    .action((path: string, file: string, options: ReportOptions) => {
      const ending = extname(file).toLowerCase();
      if (!reportEndings.some((each) => each === ending))
        throw new AppError('unsupported', 'errors:unknown_ending', { name: file, endings: 'docx, html, md' });
      const { language = terminal.language, pseudonyms = false, interviewExcerpts = false } = options;
      return withProject(terminal, path, 'read', async ({ api }) => {
        const written = await api.report.export(
          {
            to: resolve(file),
            languages: language === 'both' ? inBoth(terminal.language) : [language],
            pseudonyms,
            interviewExcerpts,
          },
          {
            signal: interrupted(),
            onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`),
          },
        );
        terminal.report('');
        terminal.print(
          t('command_line:reported', { file, sections: written.sections, count: written.numbers }),
        );
        if (pseudonyms) terminal.print(t('replication:others'));
        const { parts, own } = written;
        const separator = t('exports:list.separator');
        if (parts.length > 0) {
          terminal.print(t('report_screen:names.parts'));
          for (const { file: section, places } of parts) terminal.print(`  ${section}: ${places}`);
        }
        for (const { section, names } of own)
          terminal.print(t('report_screen:names.own', { section, names: names.join(separator) }));
        for (const kind of ['short', 'ordinary'] as const)
          if (written[kind].length > 0)
            terminal.print(t(`replication:${kind}`, { names: written[kind].join(separator) }));
      });
    });
  withFormatOption(
    program.command('facts').description(t('command_line:facts')).argument('<project>'),
    terminal,
  ).action((path: string, { format }: { readonly format: TableFormat }) =>
    withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const notice = tables.project[0]?.notice ?? null;
      const codes = new Map(tables.code.map((code) => [code.id, code]));
      const codeName = (id: string): string => {
        const code = codes.get(id);
        return code ? namedIn(code, terminal.words.codebookLanguage).name : id;
      };
      const labelOf = ({ about }: StudyFact): string =>
        numberLabel(
          terminal.words,
          { about: { ...about, key: `fact.${about.key}` } },
          { written: (text) => text, codeName },
        );
      printFacts(terminal, format, await api.report.facts({}), { notice, labelOf });
    }),
  );
}

/** The terminal’s language first. */
function inBoth(own: Language): [Language, ...Language[]] {
  return [own, ...languages.filter((language) => language !== own)];
}

function printFacts(
  terminal: Terminal,
  format: TableFormat,
  facts: readonly StudyFact[],
  { notice, labelOf }: { readonly notice: string | null; readonly labelOf: (fact: StudyFact) => string },
): void {
  printTable(terminal, format, {
    json: { facts: Object.fromEntries(facts.map(({ key, value }) => [key, value])), notice },
    csv: () => ({
      columns: [
        { key: 'fact', kind: 'text' },
        { key: 'value', kind: 'number' },
        { key: 'about', kind: 'long' },
      ],
      rows: facts.map((fact) => [fact.key, fact.value, labelOf(fact)]),
    }),
    text: () =>
      [
        plainTable(
          facts.map((fact) => [labelOf(fact), reportNumberInWords(terminal.words, fact.value, 'count')]),
        ),
        ...(notice === null ? [] : [notice]),
      ].join('\n'),
  });
}
