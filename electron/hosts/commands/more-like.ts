// The verb `more-like`: passages without a code that are like those with it.
import { InvalidArgumentError, type Command } from 'commander';
import { codebookOf } from '#core/codes/codebook.ts';
import { suggestionsTable } from '#core/exports/suggestion-rows.ts';
import { suggestionsJson } from '#core/more-like/suggested.ts';
import { codeFinder } from '#core/query/resolve-query.ts';
import { suggestionsMethod } from '#words/suggestions-method.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import {
  countedScopeOf,
  inQueried,
  queryOf,
  withCountedScope,
  type CountedScopeOptions,
} from './counted-scope.ts';
import { layerOf, withLayerChoice, type LayerOptions } from './counting-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';
import { shortened } from './shortened.ts';
import { unquotedLines, whoseIn } from './whose-words.ts';

interface MoreLikeOptions extends LayerOptions, CountedScopeOptions {
  readonly limit: number;
  readonly format: TableFormat;
}

const MAX_ROWS = 1_000;

/** Adds the verb to the program. */
export function addMoreLikeCommand(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  const looking = program
    .command('more-like')
    .description(t('command_line:more_like'))
    .argument('<project>')
    .argument('<code>', t('command_line:more_like_code'));
  withFormatOption(
    withCountedScope(withLayerChoice(looking, terminal), terminal).option(
      '--limit <passages>',
      t('command_line:more_like_limit'),
      rowCount,
      20,
    ),
    terminal,
  ).action((path: string, name: string, options: MoreLikeOptions, command: Command) => {
    const query = queryOf(options, command, terminal);
    return withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const codeId = codeFinder({ codebook: codebookOf(tables.code, tables.themeCode) })(name);
      const { scope, layer } = await inQueried(
        { api },
        { scope: countedScopeOf(options, tables), layer: layerOf(options, tables), denominator: 'all' },
        query,
      );
      const { limit } = options;
      const found = await api.suggestions.find({ codeId, scope, limit, ...(layer ? { layer } : {}) });
      const { paths, notice } = tellingOf(tables);
      const code = paths.get(codeId) ?? name;
      const method = suggestionsMethod(words, code, found);
      const sources = new Map(tables.source.map((source) => [source.id, source]));
      const whose = whoseIn(tables);
      const json = suggestionsJson(found, { code, sources, whose, method, notice });
      printTable(terminal, options.format, {
        json,
        csv: () => suggestionsTable(json),
        text: () =>
          [
            ...inText(json),
            ...(json.rows.length === 0 && json.looked > 0 ? [t('suggestions:none')] : []),
            ...(json.rows.length > 0 ? [''] : []),
            method,
            ...unquotedLines(
              words,
              tables,
              json.rows.map((row) => row.source_id),
            ),
            ...(notice === null ? [] : [notice]),
          ].join('\n'),
      });
    });
  });
}

/** The rows as a table for people. */
function inText({ rows }: ReturnType<typeof suggestionsJson>): string[] {
  const places = plainTable(
    rows.map(({ source, paragraph, words }) => [source, `¶${paragraph}`, words.join(', ')]),
  ).split('\n');
  return rows.map(({ quote }, at) => `${places[at] ?? ''}  ${shortened(quote)}`);
}

function rowCount(written: string): number {
  const count = Number(written);
  if (!/^\d+$/.test(written) || count < 1 || count > MAX_ROWS)
    throw new InvalidArgumentError(`1–${MAX_ROWS}`);
  return count;
}
