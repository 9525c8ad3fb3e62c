// The verbs `tables` and `table`: what is kept for the paper, and one of it.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { byPosition } from '#core/by-position.ts';
import { commandLine } from '#core/commands/command-line.ts';
import { AppError } from '#core/errors.ts';
import { commandFor, type CommandRows } from '#core/kept-tables/command-for.ts';
import { nearNames } from '#core/near-names.ts';
import type { Table } from '#core/exports/table.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { shellOf } from '#core/shell-word.ts';
import type { Words } from '#words/words.ts';
import { labelsOfKept } from '#words/kept-tables/labels.ts';
import { stateInWords } from '#words/kept-tables/state-in-words.ts';
import type { ListedKept } from '../../services/kept-tables.ts';
import type { GridRequest } from '#core/summary-grid/request.ts';
import type { HeldRecords } from '../../services/project.ts';
import { sentence, tell, type Terminal } from '../terminal.ts';
import { printAgreement } from './agree.ts';
import { printTable, withFormatOption, type TableFormat } from './analysis-output.ts';
import { printComparison } from './print-comparison.ts';
import { printCrosstab } from './crosstab.ts';
import { printGrid } from './grid.ts';
import { withProject, type OpenedProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';
import { printPortraits } from './portraits.ts';
import { printRelations } from './relations.ts';
import { printTally } from './tally.ts';
import { printFlow } from './triage.ts';
import { printSaturation } from './saturation.ts';
import { printTimeline } from './timeline.ts';
import { printWords } from './words.ts';

/** Adds both verbs to the program. */
export function addKeptTableCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const listing = program
    .command('tables')
    .description(t('command_line:tables'))
    .argument('<project>')
    .option('--export <folder>', t('command_line:tables_export'));
  withFormatOption(listing, terminal).action(
    (path: string, options: { readonly export?: string; readonly format: TableFormat }) =>
      withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        if (options.export !== undefined) await exportAll(api, options.export, terminal);
        const listed = await api.keptTables.list({ language: terminal.language });
        print(terminal, options.format, { listed, tables, study: resolve(path) });
      }),
  );
  withFormatOption(
    program
      .command('table')
      .description(t('command_line:table'))
      .argument('<project>')
      .argument('<name>', t('command_line:table_name'))
      .option('--printed', t('command_line:table_printed')),
    terminal,
  ).action(
    (path: string, name: string, options: { readonly format: TableFormat; readonly printed?: boolean }) =>
      withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const kept = keptNamed(name, tables, terminal.words);
        if (options.printed) return await printLaid(api, kept, terminal);
        await printKept(api, kept, { terminal, tables, format: options.format });
      }),
  );
}

type CalledApi = OpenedProject['api'];

/** Prints the table of a kept item as files print it, as JSON: rows, columns, and cells with the numbers behind them. */
async function printLaid(
  api: CalledApi,
  { id }: KeptTableRecord,
  { language, print: out, words }: Terminal,
): Promise<void> {
  const { table, state } = await api.keptTables.open({ id, language });
  if (table) return out(JSON.stringify(table, null, 2));
  throw new AppError('conflict', 'command_line:table_cannot', {
    reason: state.what === 'cannot' ? sentence(words, state.error) : '',
  });
}

async function exportAll(api: CalledApi, folder: string, terminal: Terminal): Promise<void> {
  if (folder.trim() === '') throw new AppError('invalid', 'errors:empty_path');
  const { problems } = await api.keptTables.export({ to: folder, language: terminal.language });
  for (const { error } of problems) tell(sentence(terminal.words, error));
}

async function printKept(
  api: CalledApi,
  kept: KeptTableRecord,
  to: { readonly terminal: Terminal; readonly tables: HeldRecords; readonly format: TableFormat },
): Promise<void> {
  const { terminal, tables, format } = to;
  const found = await api.keptTables.count({ id: kept.id });
  switch (found.kind) {
    case 'tally':
      return printTally(terminal, format, found.tally, {
        tables,
        direct: found.direct,
        intervals: found.intervals,
      });
    case 'crosstab':
      return printCrosstab(terminal, format, found.crosstab, tables);
    case 'timeline':
      return printTimeline(terminal, format, found.timeline, tables);
    case 'saturation':
      return printSaturation(terminal, format, found.saturation, tables);
    case 'agreement':
      return printAgreement(terminal, format, found.agreement, tables);
    case 'relations':
      return printRelations(terminal, format, found.relations, tables);
    case 'words':
      return printWords(terminal, format, found.words, tables);
    case 'grid': {
      const { written } = found;
      const attribute = attributeOf(found.request, tables);
      return printGrid(terminal, format, { whole: written, written }, { tables, attribute });
    }
    case 'portrait': {
      const attribute = attributeOf(found.request, tables);
      return printPortraits(terminal, format, found.portraits, { tables, attribute });
    }
    case 'flow': {
      const notice = tables.project[0]?.notice ?? null;
      return printFlow(terminal, format === 'table' ? 'text' : format, found.flow, notice);
    }
    case 'comparison':
      return printComparison(terminal, format, { ...found.counted, verdicts: found.verdicts }, tables);
  }
}

/** The name of the attribute that groups rows; empty for another grouping. */
function attributeOf({ group }: Pick<GridRequest, 'group'>, { attribute }: HeldRecords): string {
  return typeof group === 'object' ? (attribute.find(({ id }) => id === group.attributeId)?.name ?? '') : '';
}

/**
 * The kept item with this title, number or id. Throws `not_found` with the nearest names, and `invalid` if several have the
 * title.
 */
export function keptNamed(name: string, tables: HeldRecords, words: Words): KeptTableRecord {
  const labels = labelsOfKept(words, tables.keptTable);
  const items = tables.keptTable.toSorted(byPosition);
  const wanted = name.trim().toLowerCase();
  const ofNumber = items.filter(({ id }) => id === name || labels.get(id)?.toLowerCase() === wanted);
  const found =
    ofNumber.length > 0 ? ofNumber : items.filter((item) => item.name.trim().toLowerCase() === wanted);
  const [first, another] = found;
  const labelOf = ({ id }: KeptTableRecord): string => labels.get(id) ?? '';
  if (another)
    throw new AppError('invalid', 'errors:kept_named_twice', {
      name,
      numbers: found.map(labelOf).join(', '),
    });
  if (first) return first;
  if (items.length === 0) throw new AppError('not_found', 'errors:kept_none', { name });
  const labelled = items.map((item) => [`${labelOf(item)} (${item.name})`, item] as const);
  const names = items.flatMap((item) => [item.name, labelOf(item)]);
  const nearest = nearNames(name, names).map((near) => {
    const [label] = labelled.find(([, item]) => item.name === near || labelOf(item) === near) ?? [near];
    return label;
  });
  throw new AppError('not_found', 'errors:kept_named', { name, nearest: [...new Set(nearest)].join('; ') });
}

interface Printing {
  readonly listed: readonly ListedKept[];
  readonly tables: HeldRecords;
  readonly study: string;
}

function print(terminal: Terminal, format: TableFormat, { listed, tables, study }: Printing): void {
  const { words } = terminal;
  const { t } = words;
  const labels = labelsOfKept(words, tables.keptTable);
  const rows = listed.flatMap((item) => {
    const kept = tables.keptTable.find(({ id }) => id === item.id);
    if (!kept) return [];
    const { state } = item;
    return {
      id: item.id,
      number: labels.get(item.id) ?? '',
      title: kept.name,
      kind: kept.kind,
      base: item.base,
      state: state.what,
      changed: state.what === 'changed' ? state.changes.values.length : null,
      exported: state.at,
      reason: state.what === 'cannot' ? sentence(words, state.error) : null,
      command: commandLine(commandFor(kept, rowsOf(tables), fileOf(item)), study, shellOf(process.platform)),
    };
  });
  const stateOf = new Map(listed.map((item) => [item.id, stateInWords(words, item)]));
  printTable(terminal, format, {
    json: { tables: rows, notice: tables.project[0]?.notice ?? null },
    csv: () => scriptTable(rows),
    text: () =>
      rows.length === 0
        ? t('kept_tables:empty')
        : rows
            .map(({ id, number, title, kind, base, reason, command }) => {
              const about = [t(`kept_tables:kind.${kind}`), base, stateOf.get(id)]
                .filter(Boolean)
                .join(' · ');
              const why = reason === null ? [] : [[`  ${reason}`]];
              return plainTable([[`${number}  ${title}`], [`  ${about}`], ...why, [`  ${command ?? ''}`]]);
            })
            .join('\n'),
  });
}

function scriptTable(rows: readonly Readonly<Record<string, string | number | null>>[]): Table {
  const fields = [
    'id',
    'number',
    'title',
    'kind',
    'base',
    'state',
    'changed',
    'exported',
    'reason',
    'command',
  ];
  return {
    columns: fields.map((key) => ({ key, kind: key === 'changed' ? 'number' : 'text' })),
    rows: rows.map((row) => fields.map((field) => row[field] ?? null)),
  };
}

/** What a figure is called in a command. */
function fileOf({ number, isFigure }: ListedKept): string {
  return `${isFigure ? 'figure' : 'table'}-${number}`;
}

/** The rows whose names stand in commands, by id. */
function rowsOf(tables: HeldRecords): CommandRows {
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    attribute: byId(tables.attribute),
    class: byId(tables.class),
    coder: byId(tables.coder),
    respondent: byId(tables.respondent),
    sample: byId(tables.sample),
    savedQuery: byId(tables.savedQuery),
    comparison: byId(tables.comparison),
    code: byId(tables.code),
  };
}
