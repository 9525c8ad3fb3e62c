// What waits and what was decided, in words.
import type { NamedRow } from '#core/team/waiting.ts';
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

function thingInWords({ t }: Words, { table, name, of }: NamedRow): string {
  if (name === null) return t(`settling:nameless.${table}`, { defaultValue: t('settling:unnamed') });
  if (of !== null)
    return t(`settling:in.${table}`, { name, of, defaultValue: t('settling:in_other', { name, of }) });
  return table === 'memo' ? t('settling:memo', { name }) : name;
}

/** A field by the words of the history. */
export function fieldInWords({ t }: Words, table: string, field: string): string {
  return t(`settling:field.${table}_${field}`, {
    defaultValue: t(`settling:field.${field}`, {
      defaultValue: t(`acts:field.${field}`, { defaultValue: field }),
    }),
  });
}

/** A value of a field as the history words it. */
export function valueInWords({ t }: Words, field: string, value: string | null): string {
  if (value === null) return t('acts:nothing');
  return t(`acts:value.${field === 'value' ? 'verdict' : field}.${value}`, { defaultValue: value });
}

/** Why it waits, or how it was decided, in a few words. */
export function stateInWords({ t }: Words, item: Item): string {
  if (item.group === 'held') return t(`settling:why.${item.work.why}`);
  const { kind, stands } = item.work;
  return kind === 'both_changed' ? t(`settling:stands.${stands ?? 'one'}`) : t(`settling:kind.${kind}`);
}
