// A sheet of ticks read from its file and set beside the project as it stands.
import * as z from 'zod';
import { codeMatcher } from '#core/ticks/match-codes.ts';
import { sourceMatcher } from '#core/ticks/match-sources.ts';
import { headingsOf } from '#core/ticks/header.ts';
import { leftColumns, type LeftColumn } from '#core/ticks/left-columns.ts';
import { guessLayout } from '#core/ticks/layout.ts';
import { planTicks, type TickPlan } from '#core/ticks/plan.ts';
import { sheetOf, turned, type Shape, type TickSheet, type Use } from '#core/ticks/sheet.ts';
import { AppError } from '#core/errors.ts';
import { Folding } from '#core/search/folding.ts';
import { all, get, hashOf } from '#db/write.ts';
import type { ReadNote, ReadTable } from '#formats/reading/result.ts';
import { simplifiedForms } from '../searching/han-forms.ts';
import type { JobContext } from './context.ts';
import { chosenFile } from './imports/files.ts';

const place = z.int().min(0);

/** A file with ticks, and what the analyst says of it against the proposal. */
export const sheetInput = {
  file: chosenFile,
  sheet: z.string().nullable().default(null),
  encoding: z.string().nullable().default(null),
  /** Sources in rows, in columns, or a line for each tick. */
  shape: z.enum(['rows', 'columns', 'list']).nullable().default(null),
  /** Which line names the columns, from 0. */
  header: place.nullable().default(null),
  uses: z
    .array(
      z.strictObject({
        place,
        use: z.enum(['title', 'theme', 'date', 'class', 'total', 'names', 'marks', 'leave']),
      }),
    )
    .default([]),
  /** By place of a theme: the id of a code, `new`, or null to leave it out. */
  themes: z.array(z.strictObject({ place, as: z.string().nullable() })).default([]),
  /** By row: the source it is, or null to leave it out. */
  rows: z.array(z.strictObject({ row: z.int(), sourceId: z.string().nullable() })).default([]),
};
const sheetObject = z.strictObject(sheetInput);
export type SheetInput = z.output<typeof sheetObject>;

/** A column of the sheet, or a row where sources stand in columns. */
export interface SheetColumn {
  readonly name: string;
  readonly use: Use;
  /** The first cells that hold something. */
  readonly sample: readonly string[];
}

export interface PlannedSheet {
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly encoding: string | null;
  readonly notes: readonly ReadNote[];
  readonly shape: Shape;
  readonly header: number;
  /** The beginnings of the first lines, among which the header is. */
  readonly firstLines: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** Columns that hold something and are neither brought in nor left out by choice. */
  readonly left: readonly LeftColumn[];
  readonly read: TickSheet;
  readonly plan: TickPlan;
  /** Names the plan: the same file, choices and project give the same. */
  readonly basis: string;
}

/** Lines among which the header may be chosen. */
const LINES = 10;

/** Reads the sheet and plans it. Throws AppError for a file that is no table, or in which no ticks can be found. */
export async function plannedSheet(context: JobContext, input: SheetInput): Promise<PlannedSheet> {
  const { name } = input.file;
  const { sheet, encoding } = input;
  const read = await context.reading.reader().read(context.files.input(input.file.reference), name, {
    signal: context.signal,
    isTally: true,
    ...(sheet === null ? {} : { sheet }),
    ...(encoding === null ? {} : { encoding }),
  });
  if (read.type !== 'table') throw new AppError('unsupported', 'ticks:not_a_table', { name });
  const { corpus } = context.counting;
  const fold = foldedName();
  const sources = sourceMatcher(corpus.sourcesInOrder, corpus.tables.class, fold);
  const codeNamed = codeMatcher(corpus.codebook, fold);
  for (const { sourceId } of input.rows) if (sourceId !== null) get(context.db, 'source', sourceId);
  for (const { as } of input.themes) if (as !== null && as !== 'new') get(context.db, 'code', as);

  const lines = [
    ...Array.from({ length: read.above }, () => read.columns.map(() => '')),
    read.columns,
    ...read.rows,
  ];
  const isCode = (heading: string): boolean => codeNamed(heading).codeId !== null;
  const guess = (said: Pick<SheetInput, 'shape' | 'header'>) =>
    guessLayout(lines, { isSource: sources.knows, isCode }, name, {
      shape: said.shape ?? undefined,
      header: said.header ?? undefined,
    });
  const guessed = guess(input);
  const said = new Map(input.uses.map((each) => [each.place, each.use]));
  const layout = { ...guessed, uses: guessed.uses.map((use, at) => said.get(at) ?? use) };
  const table = turned(lines, layout.shape);
  const headings = headingsOf(table, layout.header);
  const found = sheetOf(lines, layout, name);
  const plan = planTicks(
    found,
    {
      codebook: corpus.codebook,
      sources,
      codeNamed,
      whole: all(context.db, 'coding', { coderId: context.coderId, start: null }),
    },
    input,
  );
  return {
    ...told(read),
    shape: layout.shape,
    header: layout.header,
    firstLines: table.slice(0, LINES).map((line) =>
      line
        .filter((cell) => cell.trim() !== '')
        .slice(0, 6)
        .join(' · '),
    ),
    columns: layout.uses.map((use, at) => ({
      name: headings[at] ?? '',
      use,
      sample: samplesOf(table, layout.header, at),
    })),
    left: leftColumns(table, layout, new Set(said.keys())),
    read: found,
    plan,
    basis: hashOf(JSON.stringify([plan, layout])),
  };
}

function told({ sheet, sheets, encoding, notes }: ReadTable) {
  // Where the headings stand is told otherwise here.
  return { sheet, sheets, encoding, notes: notes.filter(({ key }) => key !== 'reading:header_like_data') };
}

function samplesOf(table: readonly (readonly string[])[], header: number, at: number): string[] {
  const cells: string[] = [];
  for (const line of table.slice(header + 1)) {
    const cell = (line[at] ?? '').trim();
    if (cell !== '') cells.push(cell.slice(0, 60));
    if (cells.length === 3) break;
  }
  return cells;
}

let folding: Folding | null = null;

/** Case, width, written forms and the number of blanks are of no matter. */
function foldedName(): (name: string) => string {
  folding ??= new Folding(simplifiedForms());
  const made = folding;
  return (name) =>
    made.fold(name.normalize('NFC'), { case: true, forms: true }).replaceAll(/ +/g, ' ').trim();
}
