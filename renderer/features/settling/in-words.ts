// What waits and what was decided, in words.
import { fieldInWords, thingInWords } from '#words/settled-row.ts';
import type { Words } from '#words/words.ts';
import type { Item } from './waiting-desk.ts';

/** What an item is about: “policy relay, the definition”. */
export function itemInWords(words: Words, item: Item): string {
  const { t } = words;
  if (item.group === 'held') {
    const { rows, why } = item.work;
    const [first] = rows;
    if (!first) return t('settling:unnamed');
    const name = thingInWords(words, first);
    if (why === 'text') return t('settling:text_of', { name });
    return rows.length < 2 ? name : t('settling:and_more', { name, count: rows.length - 1 });
  }
  const { row, values } = item.work;
  const name = thingInWords(words, row);
  const [field] = values?.fields ?? [];
  return field === undefined
    ? name
    : t('settling:field_of', { name, field: fieldInWords(words, row.table, field) });
}

/** Why it waits, or how it was decided, in a few words. */
export function stateInWords({ t }: Words, item: Item): string {
  if (item.group === 'held') return t(`settling:why.${item.work.why}`);
  const { kind, stands } = item.work;
  return kind === 'both_changed' ? t(`settling:stands.${stands ?? 'one'}`) : t(`settling:kind.${kind}`);
}
