// A table with the names that its readers see, and with people in an order that tells no more than these names.
import { peopleListed, withPeopleByName, type PeopleListed } from '#core/annex/people-by-name.ts';
import { withTexts } from '#core/annex/with-texts.ts';
import { keptSettingsFrom } from '#core/kept-tables/kept-table.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Words } from '#words/words.ts';
import type { HiddenNames } from './hidden-names.ts';
import type { CountedTable, ItemOfAnnex } from './tables.ts';

/** The table of this item as it is printed. */
export function withNames(item: Listing, laid: LaidTable, hidden: HiddenNames): LaidTable {
  const named = withTexts(laid, hidden);
  return hidden.left === null ? named : withPeopleByName(named, peopleIn(item));
}

type Listing = Pick<ItemOfAnnex, 'kind' | 'settings'>;

function peopleIn({ kind, settings }: Listing): PeopleListed {
  return peopleListed(kind, keptSettingsFrom(settings).asked);
}

/** The table with its cells in the order in which they are printed: the numbers of cells stand in the file. */
export function withCellsAsPrinted<T extends CountedTable>(counted: T, hidden: HiddenNames, words: Words): T {
  const { item, cells, inWords } = counted;
  const { inColumns, inRows } = peopleIn(item);
  if (hidden.left === null || cells === null || !(inColumns || inRows)) return counted;
  const table = withNames(item, inWords(words).table, hidden);
  const placesOf = (all: readonly { readonly key: string }[]): ReadonlyMap<string, number> =>
    new Map(all.map(({ key }, place) => [key, place]));
  const [rows, columns] = [placesOf(table.rows), placesOf(table.columns)];
  const across = (key: string): number =>
    columns.get(key) ?? columns.get(key.replace(/: direct$/, '')) ?? columns.size;
  const down = (key: string): number => rows.get(key) ?? rows.size;
  return {
    ...counted,
    cells: cells.toSorted(
      (a, b) => down(a.rowKey) - down(b.rowKey) || across(a.columnKey) - across(b.columnKey),
    ),
  };
}
