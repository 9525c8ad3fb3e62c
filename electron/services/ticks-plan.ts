// Reads a sheet of ticks and compares it with the present project.
import { codeMatcher } from '#core/ticks/match-codes.ts';
import { sourceMatcher } from '#core/ticks/match-sources.ts';
import { headingsOf } from '#core/ticks/header.ts';
import { leftColumns, type LeftColumn } from '#core/ticks/left-columns.ts';
import { planTicks } from '#core/ticks/plan.ts';
import { type TickPlan } from '#core/ticks/tick-plan.ts';
import { sheetOf, turned, type Shape, type TickSheet, type Use } from '#core/ticks/sheet.ts';
import { all, get, hashOf } from '#db/write.ts';
import type { ReadNote, ReadTable } from '#formats/reading/result.ts';
import type { ReadingContext } from './context.ts';
import { earlierTicks } from './earlier-ticks.ts';
import { foldedName } from './folded-name.ts';
import type { SheetInput } from './ticks-input.ts';
import { laidOut, tickedSheet } from './ticks-sheet.ts';

/** A column of the sheet, or a row if sources are columns. */
export interface SheetColumn {
  readonly name: string;
  readonly use: Use;
  /** The first cells that are not empty. */
  readonly sample: readonly string[];
}

export interface PlannedSheet {
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  readonly shape: Shape;
  readonly header: number;
  /** The beginnings of the first lines, one of which is the heading line. */
  readonly firstLines: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Columns with content that are neither imported nor left out by choice. */
  readonly left: readonly LeftColumn[];
  /** What the analyst must decide before there is a plan; only if the sheet is shown `anyway`. */
  readonly missing: 'titles' | 'themes' | null;
  readonly read: TickSheet;
  readonly plan: TickPlan;
  /** Identifies the plan: equal for the same file, choices and project. */
  readonly basis: string;
}

const nothingRead: TickSheet = { themes: [], sources: [], sums: 0, sumRows: [], nameless: [] };

/** How many lines are offered as the heading line. */
const MAX_HEADING_LINES = 10;

/**
 * Reads the sheet and plans it: the named one, else the first with ticks. Throws AppError for a file without a table or
 * without ticks; with `anyway`, the plan is empty instead.
 */
export async function plannedSheet(
  context: ReadingContext,
  input: SheetInput,
  anyway = false,
): Promise<PlannedSheet> {
  const { name } = input.file;
  const { corpus } = context.counting;
  const fold = foldedName();
  const sources = sourceMatcher(corpus.sourcesInOrder, corpus.tables.class, fold);
  const codeNamed = codeMatcher(corpus.codebook, fold);
  const isCode = (heading: string): boolean => codeNamed(heading).codeId !== null;
  const known = { isSource: sources.knows, isCode };
  const { read, lines } = await tickedSheet(context, input, known, anyway);
  for (const { sourceId } of input.rows) if (sourceId !== null) get(context.db, 'source', sourceId);
  for (const { as } of input.themes) if (as !== null && as !== 'new') get(context.db, 'code', as);
  const { layout, uses } = laidOut(lines, input, known);
  const table = turned(lines, layout.shape);
  const headings = headingsOf(table, layout.header);
  const missing = layout.uses.includes('title')
    ? layout.uses.includes(layout.shape === 'list' ? 'names' : 'theme')
      ? null
      : 'themes'
    : 'titles';
  const found = anyway && missing !== null ? nothingRead : sheetOf(lines, layout, name, known);
  const sums = new Set(found.sumRows);
  const plan = planTicks(
    found,
    {
      codebook: corpus.codebook,
      sources,
      codeNamed,
      whole: all(context.db, 'coding', { coderId: context.coderId, start: null }),
      earlier: earlierTicks(context.db, context.coderId),
    },
    input,
  );
  return {
    ...readTable(read),
    shape: layout.shape,
    header: layout.header,
    firstLines: table.slice(0, MAX_HEADING_LINES).map((line) =>
      line
        .filter((cell) => cell.trim() !== '')
        .slice(0, 6)
        .join(' · '),
    ),
    columns: layout.uses.map((use, at) => ({
      name: headings[at] ?? '',
      use,
      sample: samplesOf(table, layout.header, at, sums),
    })),
    left: leftColumns(table, layout, new Set(uses.keys())),
    missing,
    read: found,
    plan,
    basis: hashOf(JSON.stringify([plan, layout])),
  };
}

function readTable({ sheet, sheets, encoding, notes }: ReadTable) {
  // Here the heading line is reported in another way.
  return { sheet, sheets, encoding, notes: notes.filter(({ key }) => key !== 'reading:header_like_data') };
}

/** Totals are no examples of a column's content. */
function samplesOf(
  table: readonly (readonly string[])[],
  header: number,
  at: number,
  sums: ReadonlySet<number>,
): string[] {
  const cells: string[] = [];
  for (const [index, line] of table.entries()) {
    if (index <= header || sums.has(index + 1)) continue;
    const cell = (line[at] ?? '').trim();
    if (cell !== '') cells.push(cell.slice(0, 60));
    if (cells.length === 3) break;
  }
  return cells;
}
