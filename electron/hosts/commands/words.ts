// The verb `words`: lists the words of all texts in one language.
import { InvalidArgumentError, type Command } from 'commander';
import { wordsTable } from '#core/exports/word-rows.ts';
import { wordsJson, type CountedWord, type CountedWords } from '#core/wordlist/counted-words.ts';
import { columnName } from '#words/column-name.ts';
import { countInWords, decimalInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { wordListMethod } from '#words/wordlist-method.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import {
  countedScopeOf,
  inQueried,
  queryOf,
  withCountedScope,
  type CountedScopeOptions,
} from './counted-scope.ts';
import { groupingOf } from './counting-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface WordsOptions extends CountedScopeOptions {
  readonly language: string;
  readonly by?: string;
  readonly term: readonly string[];
  readonly stop: readonly string[];
  readonly form: readonly string[];
  readonly minCount: number;
  readonly minSources: number;
  readonly withStopWords?: boolean;
  readonly withHeadings?: boolean;
  readonly withRemarks?: boolean;
  readonly withSingleCharacters?: boolean;
  readonly limit: number;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addWordsCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const listing = program.command('words').description(t('command_line:words')).argument('<project>');
  withCountedScope(listing, terminal)
    .option('--by <groups>', t('command_line:words_by'))
    .option('--term <term>', t('command_line:words_term'), oneMore, [])
    .option('--stop <word>', t('command_line:words_stop'), oneMore, [])
    .option('--form <form=word>', t('command_line:words_form'), oneMore, [])
    .option('--min-count <times>', t('command_line:words_min_count'), positive, 1)
    .option('--min-sources <sources>', t('command_line:words_min_sources'), positive, 1)
    .option('--with-stop-words', t('command_line:words_with_stop_words'))
    .option('--with-headings', t('command_line:words_with_headings'))
    .option('--with-remarks', t('command_line:words_with_remarks'))
    .option('--with-single-characters', t('command_line:words_with_single'))
    .option('--limit <words>', t('command_line:words_limit'), positive, 100);
  withFormatOption(listing, terminal).action((path: string, options: WordsOptions) => {
    const query = queryOf(options, listing, terminal);
    return withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const request = requestOf(options, tables);
      // A list of words has no base: it looks at every source in scope.
      const asked = { scope: request.scope, denominator: 'all' } as const;
      const { scope } = await inQueried({ api }, asked, query);
      const counted = await api.wordlists.count({ ...request, scope });
      printWords(terminal, options.format, counted, tables);
    });
  });
  // A list has one language; the options of a scope offer several, or none.
  const language = listing.options.find(({ long }) => long === '--language');
  if (language) language.description = t('command_line:words_language');
  language?.makeOptionMandatory();
}

function oneMore(one: string, before: readonly string[]): readonly string[] {
  return [...before, one];
}

/** Prints a counted list of words. */
export function printWords(
  terminal: Terminal,
  format: TableFormat,
  counted: CountedWords,
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const method = wordListMethod(words, counted.facts);
  const { notice } = tellingOf(tables);
  const json = wordsJson(counted, { method, notice });
  printTable(terminal, format, {
    json,
    csv: () => wordsTable(json),
    text: () => [...inText(words, counted), method, ...(notice === null ? [] : [notice])].join('\n'),
  });
}

function requestOf(options: WordsOptions, tables: HeldRecords) {
  const { language, ...scope } = options;
  return {
    language,
    scope: countedScopeOf(scope, tables),
    ...(options.by === undefined ? {} : { by: groupingOf(options.by, tables) }),
    terms: [...options.term],
    stopWords: [...options.stop],
    forms: [...options.form],
    minCount: options.minCount,
    minSources: options.minSources,
    withStopWords: options.withStopWords,
    withHeadings: options.withHeadings,
    withRemarks: options.withRemarks,
    withSingleCharacters: options.withSingleCharacters,
    limit: options.limit,
  };
}

function inText(words: Words, counted: CountedWords): string[] {
  const { groups, more } = counted;
  const tables =
    groups.length > 0
      ? groups.map((_, group) => marksTable(words, counted, group))
      : [frequencyTable(words, counted)];
  return [
    ...tables.flatMap((lines) => (lines.length > 0 ? [...lines, ''] : [])),
    ...(more > 0 ? [words.t('wordlists:more', { count: more })] : []),
  ];
}

function frequencyTable(words: Words, { rows, total }: CountedWords): string[] {
  const { t } = words;
  if (rows.length === 0) return [];
  const hasPeople = total.respondents > 0;
  const head = [
    t('wordlists:column_word'),
    t('wordlists:column_count'),
    t('wordlists:column_sources'),
    ...(hasPeople ? [t('wordlists:column_respondents')] : []),
    t('wordlists:column_rate'),
    t('wordlists:column_dispersion'),
    ...(hasPeople ? [t('wordlists:column_mostly_by')] : []),
  ];
  const lines = rows.map((row) => [
    row.word,
    countInWords(words, row.count),
    countInWords(words, row.sources),
    ...(hasPeople ? [countInWords(words, row.respondents)] : []),
    decimal(words, row.per10000, 1),
    decimal(words, row.dispersion, 2),
    ...(hasPeople ? [mostlyBy(words, row)] : []),
  ]);
  return [plainTable([head, ...lines])];
}

/** The words that mark a group: sources and rates of both sides first, since words cluster in texts. */
function marksTable(words: Words, { groups, rows, total }: CountedWords, group: number): string[] {
  const { t } = words;
  const own = groups[group]!;
  const name = columnName(words, own.meaning);
  const hasPeople = total.respondents > 0;
  const marking = own.marks.flatMap((word) => rows.find((row) => row.word === word) ?? []);
  if (marking.length === 0) {
    const why = own.reason ? reasonSentence(words, own.reason) : t('wordlists:no_marks');
    return [t('wordlists:of_group', { group: name, why })];
  }
  const head = [
    name,
    t('wordlists:column_sources_here', { of: countInWords(words, own.sources) }),
    t('wordlists:column_sources_others', { of: countInWords(words, total.sources - own.sources) }),
    t('wordlists:column_rate'),
    t('wordlists:column_rate_others'),
    t('wordlists:column_log_ratio'),
    t('wordlists:column_bic'),
    ...(hasPeople ? [t('wordlists:column_respondents'), t('wordlists:column_mostly_by')] : []),
  ];
  const lines = marking.map((row) => {
    const here = row.groups[group]!;
    const others = total.words - own.words;
    return [
      row.word,
      countInWords(words, here.sources),
      countInWords(words, row.sources - here.sources),
      decimal(words, here.per10000, 1),
      decimal(words, ((row.count - here.count) * 10_000) / others, 1),
      decimal(words, here.logRatio, 2),
      decimal(words, here.bic, 1),
      ...(hasPeople ? [countInWords(words, row.respondents), mostlyBy(words, row)] : []),
    ];
  });
  return [plainTable([head, ...lines])];
}

/** The respondent who has most of a word's hits in interviews; empty if nobody has. */
function mostlyBy(words: Words, { mostlyBy: one }: CountedWord): string {
  if (one === null) return '';
  return words.t('wordlists:mostly_by', {
    name: one.name,
    count: countInWords(words, one.count),
    of: countInWords(words, one.of),
  });
}

function decimal(words: Words, value: number | null, digits: number): string {
  return value === null ? '–' : decimalInWords(words, value, digits);
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000)
    throw new InvalidArgumentError('1, 2, 3 …');
  return number;
}
