// What kept tables and figures are called: “Table 3”, “Figure 1”.
import { isKeptFigure } from '#core/kept-tables/kept-table.ts';
import { numbersOf } from '#core/kept-tables/numbering.ts';
import type { KeptTableRecord } from '#core/records.ts';
import type { Words } from '../words.ts';

/** The label of each kept item by id. `kept` are all of the study, since their numbers follow from one another. */
export function labelsOfKept({ t }: Words, kept: Iterable<KeptTableRecord>): ReadonlyMap<string, string> {
  const rows = [...kept].map((row) => ({ ...row, isFigure: isKeptFigure(row.settings) }));
  const numbers = numbersOf(rows);
  return new Map(
    rows.map(({ id, isFigure }) => [
      id,
      t(isFigure ? 'kept_tables:figure' : 'kept_tables:table', { number: numbers.get(id) ?? '' }),
    ]),
  );
}
