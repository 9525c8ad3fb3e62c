// Finds the sheet of a file that contains ticks, skipping a cover sheet, and its layout.
import { AppError } from '#core/errors.ts';
import { headingsOf } from '#core/ticks/header.ts';
import { guessLayout } from '#core/ticks/layout.ts';
import { sheetOf, turned, type Known, type Layout, type Shape, type Use } from '#core/ticks/sheet.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import type { ReadingContext } from './context.ts';
import { readTable, requireColumns } from './imports/chosen-sheet.ts';
import type { SheetInput } from './ticks-input.ts';

interface Sheet {
  readonly read: ReadTable;
  /** All lines including the heading, numbered as a spreadsheet does. */
  readonly lines: readonly (readonly string[])[];
}

/**
 * The named sheet, else the first with ticks. Throws AppError if it cannot be read, or if none has ticks, unless
 * `anyway`.
 */
export async function tickedSheet(
  context: ReadingContext,
  input: SheetInput,
  known: Known,
  anyway = false,
): Promise<Sheet> {
  const { name } = input.file;
  const first = await readSheet(context, input, input.sheet);
  const others = first.read.sheets.filter((each) => each !== first.read.sheet);
  // What the input says about columns applies to the sheet that is found, not to the search for it.
  const asked = { ...input, uses: [], shape: null, header: null };
  const found = ticksIn(first, asked, known);
  const isRefused = found === 'none' && input.uses.length === 0 && !anyway;
  if (found === 'ticks' || others.length === 0) return first;
  if (input.sheet !== null) {
    if (isRefused)
      throw new AppError('invalid', 'ticks:no_themes_here', {
        name,
        sheet: input.sheet,
        others: others.join(', '),
      });
    return first;
  }
  for (const other of others) {
    // The first sheet that fits is wanted.
    const sheet = await readSheet(context, input, other).catch((error: unknown) => {
      if (error instanceof AppError && error.code !== 'cancelled') return null;
      throw error;
    });
    if (sheet && ticksIn(sheet, asked, known) === 'ticks') return sheet;
  }
  // Report what is missing from the sheet that was probably meant.
  if (input.named.length > 0) return await tickedSheet(context, { ...input, named: [] }, known, anyway);
  if (isRefused)
    throw new AppError('invalid', 'ticks:no_themes_anywhere', { name, sheets: first.read.sheets.join(', ') });
  return first;
}

async function readSheet(context: ReadingContext, input: SheetInput, sheet: string | null): Promise<Sheet> {
  const read = await readTable(context, { ...input, sheet, isTally: true }, 'ticks:not_a_table');
  const above = Array.from({ length: read.above }, () => read.columns.map(() => ''));
  return { read, lines: [...above, read.columns, ...read.rows] };
}

/** Whether a sheet has ticks, or at least columns for them. */
function ticksIn({ lines }: Sheet, input: SheetInput, known: Known): 'ticks' | 'columns' | 'none' {
  try {
    const { sources } = sheetOf(lines, laidOut(lines, input, known).layout, input.file.name, known);
    return sources.some(({ ticks, unclear }) => ticks.size + unclear.size > 0) ? 'ticks' : 'columns';
  } catch (error) {
    if (error instanceof AppError) return 'none';
    throw error;
  }
}

/** The proposed layout of a sheet, adjusted by the input. Throws `invalid` for a heading that the sheet lacks. */
export function laidOut(
  lines: Sheet['lines'],
  input: SheetInput,
  known: Known,
): { layout: Layout; uses: ReadonlyMap<number, Use> } {
  const guess = (shape: Shape | undefined): Layout =>
    guessLayout(lines, known, input.file.name, { shape, header: input.header ?? undefined });
  const proposed = guess(input.shape ?? undefined);
  // In a list, themes have no columns of their own.
  const guessed = input.named.length > 0 && proposed.shape === 'list' ? guess('rows') : proposed;
  const headings = headingsOf(turned(lines, guessed.shape), guessed.header);
  const uses = new Map<number, Use>(namedUses(headings, guessed, input));
  for (const { place, use } of input.uses) uses.set(place, use);
  return { layout: { ...guessed, uses: guessed.uses.map((use, at) => uses.get(at) ?? use) }, uses };
}

/** The named columns are themes, and no others. */
function namedUses(
  headings: readonly string[],
  { uses }: Layout,
  { named, file }: SheetInput,
): [number, Use][] {
  if (named.length === 0) return [];
  requireColumns(file, headings, named);
  return uses.flatMap((use, place): [number, Use][] => {
    if (named.includes(headings[place] ?? '')) return [[place, 'theme']];
    return use === 'theme' ? [[place, 'leave']] : [];
  });
}
