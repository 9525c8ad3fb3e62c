// Adds the analyst's corrections of a sheet to the earlier ones.
import type { Use } from '#core/ticks/sheet.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { SheetCorrections } from '#renderer/common/openers/ticks-desk.ts';

/** Uses that only one column can have. */
const single: readonly Use[] = ['title', 'date', 'class', 'names', 'marks'];

/** Sets the use of a column; a column that had a unique use loses it. */
export function withUse(
  said: SheetCorrections,
  present: readonly Use[],
  place: number,
  use: Use,
): SheetCorrections {
  const given = new Map(said.uses.map((each) => [each.place, each.use]));
  if (single.includes(use))
    for (const [at, other] of present.entries()) if (other === use && at !== place) given.set(at, 'leave');
  given.set(place, use);
  return { ...said, uses: [...given].map(([at, each]) => ({ place: at, use: each })) };
}

/** Sets the code of a theme: `new`, an id, or null to leave it out. */
export function withCode(said: SheetCorrections, place: number, as: string | null): SheetCorrections {
  return { ...said, themes: [...said.themes.filter((each) => each.place !== place), { place, as }] };
}

/** Sets the source of a row; null leaves it out, undefined restores the proposal. */
export function withSource(
  said: SheetCorrections,
  row: number,
  sourceId: string | null | undefined,
): SheetCorrections {
  const others = said.rows.filter((each) => each.row !== row);
  return { ...said, rows: sourceId === undefined ? others : [...others, { row, sourceId }] };
}

/** The parameters of a call. */
export function sheetAsked({ reference, name }: ChosenFile, said: SheetCorrections) {
  return {
    file: { reference, name },
    sheet: said.sheet,
    encoding: said.encoding,
    shape: said.shape,
    header: said.header,
    uses: said.uses.map((each) => ({ ...each })),
    themes: said.themes.map((each) => ({ ...each })),
    rows: said.rows.map((each) => ({ ...each })),
  };
}
