// The verb `query`: which passages stand how to others.
import { Option, type Command } from 'commander';
import type { Column, Table } from '#core/exports/table.ts';
import { whoseColumns } from '#core/exports/whose-words.ts';
import { units } from '#core/counting/request.ts';
import type { Query } from '#core/query/query.ts';
import { queryJson, type QueryJson, type QueryRowJson } from '#core/query/query-json.ts';
import type { QueryResult } from '#core/query/query-result.ts';
import { resultSides, type ResultSide } from '#core/query/result-side.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { reasonNotes } from '#words/kept-tables/laid-counts.ts';
import { countInWords } from '#words/numbers.ts';
import { querySentence } from '#words/query-sentence.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import {
  countedScopeOf,
  inQueried,
  queryOf,
  readTyped,
  withCountedScope,
  type CountedScopeOptions,
} from './counted-scope.ts';
import { layerOf, withLayerOptions, type LayerOptions } from './counting-options.ts';
import { withProject, type OpenedProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';
import { savedQueryNamed } from './saved-query-named.ts';
import { shortened } from './shortened.ts';
import { unquotedLines, whoseIn } from './whose-words.ts';

interface QueryCommand extends LayerOptions, CountedScopeOptions {
  readonly save?: string;
  readonly result?: ResultSide;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addQueryCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const asking = program
    .command('query')
    .description(t('command_line:query'))
    .argument('<project>')
    .argument('[text]');
  withFormatOption(
    withCountedScope(withLayerOptions(asking, terminal), terminal)
      .addOption(new Option('--result <side>', t('command_line:query_result')).choices(resultSides))
      .option('--save <name>', t('command_line:query_save')),
    terminal,
  ).action((path: string, text: string | undefined, options: QueryCommand, command: Command) => {
    const unkept = options.save === undefined ? [] : notSaved(command);
    if (unkept.length > 0)
      command.error(t('command_line:query_save_limits', { options: unkept.join(', ') }), { exitCode: 2 });
    if (text === undefined && (options.saved === undefined || options.save !== undefined))
      command.error(t('command_line:query_what'), { exitCode: 2 });
    const query = text === undefined ? null : readTyped(text, command, terminal);
    const within = queryOf(options, command, terminal);
    const mode = options.save === undefined ? 'read' : 'write';
    return withProject(terminal, path, mode, async (opened) => {
      const { json, reasons, unquoted } = await asked(opened, terminal, { query, within, options });
      printTable(terminal, options.format, {
        json,
        csv: () => scriptTable(json),
        text: () => inText(json, { reasons, unquoted }, terminal),
      });
    });
  });
}

/** What a saved query keeps besides its text and name. */
const SAVED = ['save', 'result', 'layer', 'coder', 'denominator', 'format'];

/** The options given that a saved query does not keep: it would be asked without them. */
function notSaved(command: Command): string[] {
  return command.options.flatMap((option) => {
    const name = option.attributeName();
    return SAVED.includes(name) || command.getOptionValueSource(name) !== 'cli' ? [] : (option.long ?? []);
  });
}

interface Asked {
  readonly json: QueryJson;
  readonly reasons: QueryResult['reasons'];
  /** The sentence about people who are not to be quoted; none where there is nobody. */
  readonly unquoted: readonly string[];
}

async function asked(
  opened: OpenedProject,
  { words }: Terminal,
  {
    query,
    within,
    options,
  }: { readonly query: Query | null; readonly within: Query | null; readonly options: QueryCommand },
): Promise<Asked> {
  const { api } = opened;
  const { tables } = await api.project.records();
  const { saved, ...unsaved } = options;
  const layer = layerOf(options, tables);
  const { denominator } = options;
  const side = options.result ?? null;
  // Without a text the saved query is what is asked, else the sources that are asked.
  const kept = query === null && saved !== undefined ? savedQueryNamed(saved, tables) : null;
  const scope = countedScopeOf(kept ? unsaved : options, tables);
  const without = options.withoutSuggested ? { withoutSuggested: true } : {};
  const asking = await inQueried(
    opened,
    { scope, layer, denominator: denominator ?? 'all', ...without },
    within,
  );
  const request = { ...asking, denominator };
  if (query && options.save !== undefined)
    await api.savedQueries.add({
      name: options.save,
      text: writeQuery(query),
      side,
      layer: layer ?? null,
      denominator: denominator ?? null,
    });
  const found = kept
    ? await api.savedQueries.ask({ id: kept.id, side, request })
    : await api.queries.ask({ text: query ? writeQuery(query) : '', side, request });
  const json = queryJson(found, {
    query: found.query,
    ...tellingOf(tables),
    method: querySentence(words, found.query, found.side, found.facts),
    sources: new Map(tables.source.map((source) => [source.id, source])),
    quotes: found.quotes,
    whose: whoseIn(tables),
  });
  const quoted = json.rows.flatMap(({ source_id: sourceId, quote }) => (quote === null ? [] : sourceId));
  return { json, reasons: found.reasons, unquoted: unquotedLines(words, tables, quoted) };
}

/** The rows as a table for scripts. */
function scriptTable({ rows }: QueryJson): Table {
  const columns = [
    { key: 'source_id', kind: 'text' },
    { key: 'source', kind: 'text' },
    { key: 'start', kind: 'number' },
    { key: 'end', kind: 'number' },
    { key: 'quote', kind: 'long' },
    ...whoseColumns,
  ] satisfies Column[];
  return { columns, rows: rows.map((row) => columns.map(({ key }) => row[key as keyof QueryRowJson])) };
}

/** The rows as a table for people, followed by the counts and the method. */
function inText(json: QueryJson, { reasons, unquoted }: Omit<Asked, 'json'>, { words }: Terminal): string {
  const { t } = words;
  const places = plainTable(
    json.rows.map(({ source, start, end }) => [
      source,
      start === null || end === null ? t('passages:whole_source') : `${start}–${end}`,
    ]),
  ).split('\n');
  const rows = json.rows.map(({ quote }, index) =>
    `${places[index] ?? ''}  ${quote === null ? '' : shortened(quote)}`.trimEnd(),
  );
  const counts = units.map((unit) => {
    const count = json.units[unit];
    return t('command_line:query_unit', {
      unit: t(`counting:units.${unit}`),
      count: count === null ? '–' : countInWords(words, count),
    });
  });
  return [
    ...(rows.length === 0 ? [t('command_line:query_nothing')] : rows),
    '',
    counts.join('  '),
    ...reasonNotes(
      words,
      units.map((unit) => ({ count: json.units[unit], reason: reasons[unit] })),
    ),
    '',
    json.method,
    ...unquoted,
    ...(json.notice ? [json.notice] : []),
  ].join('\n');
}
