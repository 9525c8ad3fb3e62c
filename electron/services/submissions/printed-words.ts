// Words about people in what was printed of grids and is kept: with a submission, which is given to others again later, and with
// the last export of a kept table, which the present one is compared with. They follow what people agree to today.
import { printedValuesFrom } from '#core/kept-tables/printed-values.ts';
import {
  printedWithoutWordsAbout,
  withOtherWords,
  withoutWordsAbout,
} from '#core/kept-tables/words-in-grids.ts';
import { narrowest } from '#core/respondents/consent.ts';
import { submittedItems, type SubmittedItem } from '#core/submissions/submitted.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, update } from '#db/write.ts';
import { languages } from '#words/words.ts';
import type { JobContext } from '../context.ts';

/**
 * An item as it may be given to others now: words about people who have come to be counted only are held back, as are those
 * about whoever is no longer in the study, such as somebody merged into another. It says so.
 */
export function forOthers({ counting, words }: JobContext, item: SubmittedItem): SubmittedItem {
  if (item.kind !== 'grid') return item;
  const { tables, respondentsOf } = counting.corpus;
  const heldBack = (rowKey: string): 'held_counts' | 'held_gone' | null => {
    const person = tables.respondent.get(rowKey);
    if (!person && !tables.source.has(rowKey)) return 'held_gone';
    const heard = person ? [person] : (respondentsOf.get(rowKey) ?? []);
    return narrowest(heard.map(({ consent }) => consent)) === 'counts' ? 'held_counts' : null;
  };
  return inEachLanguage(item, (table, written) => {
    const { t } = words(languages.find((each) => each === written));
    const says = new Set(
      (['no_passages', 'not_reviewed', 'whole_source'] as const).map((key) => t(`summary_grid:empty.${key}`)),
    );
    return withOtherWords(table, (rowKey, text) => {
      const why = says.has(text) ? null : heldBack(rowKey);
      return why && t(`summary_grid:${why}`);
    });
  });
}

/** Takes the words about respondents and sources that are gone out of what is kept as printed. */
export function takeOutPrintedWords(db: WriteDb, gone: ReadonlySet<string>): void {
  for (const { id, items } of all(db, 'submission')) {
    const left = submittedItems(items).map((item) =>
      item.kind === 'grid' ? inEachLanguage(item, (table) => withoutWordsAbout(table, gone)) : item,
    );
    const stored = JSON.stringify(left);
    if (stored !== items && left.length > 0) update(db, 'submission', id, { items: stored });
  }
  const grids = new Set(all(db, 'keptTable', { kind: 'grid' }).map(({ id }) => id));
  for (const { id, tableId, printed } of all(db, 'tableExport')) {
    const then = grids.has(tableId) ? printedValuesFrom(printed) : null;
    const stored = then && JSON.stringify(printedWithoutWordsAbout(then, gone));
    if (stored !== null && stored !== printed) update(db, 'tableExport', id, { printed: stored });
  }
}

type Printed = SubmittedItem['printed'][string];

function inEachLanguage(
  item: SubmittedItem,
  of: (table: Printed['table'], language: string) => Printed['table'],
): SubmittedItem {
  const printed = Object.entries(item.printed).map(
    ([language, each]) => [language, { ...each, table: of(each.table, language) }] as const,
  );
  return { ...item, printed: Object.fromEntries(printed) };
}
