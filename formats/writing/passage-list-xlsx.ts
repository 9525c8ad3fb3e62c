// Coded passages as a workbook: the table of the csv, and a sheet that describes it.
import type { PassageList } from '#core/exports/passage-list.ts';
import type { Table } from '#core/exports/table.ts';
import type { Words } from '#words/words.ts';
import { aboutPassageList, passageListTitle } from '#words/exports/passage-list.ts';
import { writeTableXlsx } from './table-xlsx.ts';
import { aboutSheet } from './xlsx.ts';

/** The workbook. Only the list's introduction is used; the rows are those of the table. */
export async function writePassagesXlsx(
  table: Table,
  list: PassageList,
  words: Words,
  cut: string[] = [],
): Promise<Uint8Array> {
  const about = aboutSheet(words.t('exports:about.sheet'), passageListTitle(list, words), [
    ...aboutPassageList(list, words),
    ...(list.notice === null ? [] : [{ label: words.t('exports:notice'), text: list.notice }]),
  ]);
  return await writeTableXlsx(table, words.t('exports:passages.title'), list.date, about, cut);
}
