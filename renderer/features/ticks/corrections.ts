// Adds the analyst's corrections of a sheet to the earlier ones.
import type { Use } from '#core/ticks/sheet.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { SheetCorrections } from '#renderer/common/openers/ticks-desk.ts';

/** Uses that only one column can have. */
const single: readonly Use[] = ['title', 'date', 'class', 'names', 'marks'];

/** Sets the use of a column; a column that had a unique use loses it. */
export function withUse(
  corrections: SheetCorrections,
  present: readonly Use[],
  place: number,
  use: Use,
): SheetCorrections {
  const given = new Map(corrections.uses.map((each) => [each.place, each.use]));
  if (single.includes(use))
    for (const [at, other] of present.entries()) if (other === use && at !== place) given.set(at, 'leave');
  given.set(place, use);
  return { ...corrections, uses: [...given].map(([at, each]) => ({ place: at, use: each })) };
}

/** Sets the code of a theme: `new`, an id, or null to leave it out. */
export function withCode(corrections: SheetCorrections, place: number, as: string | null): SheetCorrections {
  return {
    ...corrections,
    themes: [...corrections.themes.filter((each) => each.place !== place), { place, as }],
  };
}

/** Sets the source of a row; null leaves it out, undefined restores the proposal. */
export function withSource(
  corrections: SheetCorrections,
  row: number,
  sourceId: string | null | undefined,
): SheetCorrections {
  const others = corrections.rows.filter((each) => each.row !== row);
  return { ...corrections, rows: sourceId === undefined ? others : [...others, { row, sourceId }] };
}

/** The parameters of a call. */
export function sheetAsked({ reference, name }: ChosenFile, corrections: SheetCorrections) {
  return {
    file: { reference, name },
    sheet: corrections.sheet,
    encoding: corrections.encoding,
    shape: corrections.shape,
    header: corrections.header,
    uses: corrections.uses.map((each) => ({ ...each })),
    themes: corrections.themes.map((each) => ({ ...each })),
    rows: corrections.rows.map((each) => ({ ...each })),
  };
}
