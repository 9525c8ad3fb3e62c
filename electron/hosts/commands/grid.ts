// The verb `grid`.
import { Option, type Command } from 'commander';
import { gridTable } from '#core/exports/grid-rows.ts';
import { emptyCell, gridJson } from '#core/summary-grid/grid-json.ts';
import type { GridRow } from '#core/summary-grid/grid-row.ts';
import {
  byPlace,
  gridShows,
  isShown,
  placeKey,
  placeOf,
  progressOf,
  type GridProgress,
  type GridShow,
  type WrittenGrid,
  type WrittenSummary,
} from '#core/summary-grid/written.ts';
import { changesInWords, gridGroupHead, gridMethod, gridProgress } from '#words/grid-method.ts';
import { countInWords } from '#words/numbers.ts';
import { joined } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import {
  printTable,
  tellingOf,
  withFormatOption,
  type TableFormat,
  type TableTelling,
} from './analysis-output.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { gridRequestOf, groupNameOf, withGridOptions, type GridOptions } from './grid-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface GridCommand extends GridOptions {
  readonly joinAdjacent?: boolean;
  readonly show: GridShow;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addGridCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const command = program
    .command('grid')
    .description(t('command_line:grid'))
    .argument('<project>')
    .addOption(new Option('--show <cells>', t('command_line:grid_show')).choices(gridShows).default('all'))
    .option('--join-adjacent', t('command_line:join_adjacent'));
  withFormatOption(withGridOptions(command, terminal, t('command_line:grid_of')), terminal).action(
    (path: string, options: GridCommand) => {
      const query = queryOf(options, command, terminal);
      return withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const asked = {
          ...gridRequestOf(options, tables),
          ...(options.joinAdjacent ? { joinAdjacent: true } : {}),
        };
        const request = await inQueried({ api }, asked, query);
        const whole = await api.summaries.grid(request);
        const written = limitedTo(whole, options.show);
        printGrid(
          terminal,
          options.format,
          { whole, written },
          { tables, attribute: groupNameOf(options, tables) },
        );
      });
    },
  );
}

/** Prints a grid, or what is shown of it. `attribute` names what groups its rows. */
export function printGrid(
  terminal: Terminal,
  format: TableFormat,
  { whole, written }: { readonly whole: WrittenGrid; readonly written: WrittenGrid },
  { tables, attribute }: { readonly tables: HeldRecords; readonly attribute: string },
): void {
  const { words } = terminal;
  // What is shown of the grid does not change how far it is written.
  const progress = progressOf(whole);
  const telling = tellingOf(tables);
  const method = gridMethod(words, written.grid);
  const json = gridJson(written, { ...telling, method }, progress);
  printTable(terminal, format, {
    json,
    csv: () => gridTable(json, telling.paths),
    text: () => inText(words, written, { ...telling, method, progress, attribute }),
  });
}

/** The grid with the rows that have a cell to be shown. */
function limitedTo(written: WrittenGrid, show: GridShow): WrittenGrid {
  if (show === 'all') return written;
  const { grid } = written;
  const summaries = byPlace(written.summaries);
  const isRowShown = (row: GridRow): boolean =>
    grid.themes.some(({ codeId }, theme) =>
      isShown(show, row.cells[theme]!, summaries.get(placeKey(placeOf(grid, row, codeId))) ?? []),
    );
  const shown = new Set(grid.rows.filter(isRowShown));
  let from = 0;
  const groups = grid.groups.flatMap((group) => {
    const rows = grid.rows.slice(from, (from += group.rows)).filter((row) => shown.has(row));
    const sources = new Set(rows.flatMap(({ sourceIds }) => sourceIds)).size;
    return rows.length === 0 ? [] : [{ ...group, rows: rows.length, sources }];
  });
  return { ...written, grid: { ...grid, rows: [...shown], groups } };
}

interface Telling extends TableTelling {
  readonly method: string;
  readonly attribute: string;
  readonly progress: GridProgress;
}

/** A line for each row, under the heads of groups; then the summaries, and how it was made. */
function inText(
  words: Words,
  written: WrittenGrid,
  { coderName, method, notice, attribute, progress }: Telling,
): string {
  const { t } = words;
  const { grid } = written;
  const summaries = byPlace(written.summaries);
  const quotes = byPlace(written.quotes);
  const keyOf = (row: GridRow, theme: number) => placeKey(placeOf(grid, row, grid.themes[theme]!.codeId));
  const lineOf = (row: GridRow): string[] => [
    row.name,
    ...grid.themes.map((_, theme) => {
      const key = keyOf(row, theme);
      const marks = marksOf(summaries.get(key) ?? [], quotes.has(key));
      const empty = emptyCell(row, theme);
      const count =
        empty === null ? countInWords(words, row.cells[theme]!.passages) : t(`summary_grid:empty.${empty}`);
      return marks === '' ? count : t('command_line:grid_marked', { count, marks });
    }),
  ];
  let from = 0;
  const lines = grid.groups.flatMap((group) => {
    const own = grid.rows.slice(from, (from += group.rows)).map(lineOf);
    if (group.meanings.length === 0) return own;
    return [[gridGroupHead(words, grid.of, group, attribute), ...grid.themes.map(() => '')], ...own];
  });
  const head = [
    '',
    ...grid.themes.map(
      ({ path, rows }) =>
        `${path.at(-1) ?? ''} (${t('figures:found', {
          found: countInWords(words, rows),
          n: countInWords(words, grid.inBase),
        })})`,
    ),
  ];
  const summaryLines = grid.rows.flatMap((row) =>
    grid.themes.flatMap(({ path }, theme) =>
      (summaries.get(keyOf(row, theme)) ?? []).map(({ coderId, body, changes }) =>
        t(changes === null ? 'command_line:grid_summary' : 'command_line:grid_summary_changed', {
          ...(changes === null ? {} : { changes: changesInWords(words, changes) }),
          row: row.name,
          theme: path.at(-1) ?? '',
          coder: coderName(coderId),
          text: body.replaceAll(/\s+/g, ' ').trim(),
        }),
      ),
    ),
  );
  const counted = grid.rows.filter(
    (row) => row.consent === 'counts' && grid.themes.some((_, theme) => summaries.has(keyOf(row, theme))),
  );
  return [
    gridProgress(words, grid, progress),
    '',
    plainTable([head, ...lines]),
    '',
    ...(summaryLines.length === 0 ? [] : [t('command_line:grid_marks'), '', ...summaryLines, '']),
    method,
    ...(counted.length === 0
      ? []
      : [
          t('command_line:grid_counted', {
            names: joined(
              words,
              counted.map(({ name }) => name),
              'conjunction',
            ),
          }),
        ]),
    ...(notice === null ? [] : [notice]),
  ].join('\n');
}

function marksOf(summaries: readonly WrittenSummary[], isPinned: boolean): string {
  return [
    summaries.length > 0 ? '✎' : '',
    summaries.some(({ changes }) => changes !== null) ? '!' : '',
    isPinned ? '⚲' : '',
  ].join('');
}
