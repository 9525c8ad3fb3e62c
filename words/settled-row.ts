// What work of a team is about, and what was decided where two people had changed the same, in words.
import type { DecidedWork, NamedRow } from '#core/team/waiting.ts';
import type { Words } from './words.ts';

/** The name of a thing, with what it belongs to. */
export function thingInWords({ t }: Words, { table, name, of }: NamedRow): string {
  if (name === null) return t(`settling:nameless.${table}`, { defaultValue: t('settling:unnamed') });
  if (of !== null)
    return t(`settling:in.${table}`, { name, of, defaultValue: t('settling:in_other', { name, of }) });
  return table === 'memo' ? t('settling:memo', { name }) : name;
}

/** A field by the words of the history; never by the name that the program gives it. */
export function fieldInWords({ t }: Words, table: string, field: string): string {
  return t(`settling:field.${table}_${field}`, {
    defaultValue: t(`settling:field.${field}`, {
      defaultValue: t(`acts:field.${field}`, { defaultValue: t('acts:other_field') }),
    }),
  });
}

/** A value of a field as the history words it. */
export function fieldValueInWords({ t }: Words, field: string, value: string | null): string {
  if (value === null) return t('acts:nothing');
  if (value === 'true' || value === 'false') return t(`acts:value.setting.${value}`);
  return t(`acts:value.${field === 'value' ? 'verdict' : field}.${value}`, {
    defaultValue: t(`settling:value.${field}.${value}`, { defaultValue: value }),
  });
}

/** One line of the history about a row at which others had changed the same. */
export function settledInWords(
  words: Words,
  { kind, row, values }: Pick<DecidedWork, 'kind' | 'row' | 'values'>,
): string {
  const { t } = words;
  const name = thingInWords(words, row);
  if (values === null || values.fields.length === 0)
    return t('settling:told', { name, what: t(`settling:kind.${kind}`) });
  const { fields, later, earlier, isLater } = values;
  return fields
    .map((field, at) => {
      const said = (side: readonly (string | null)[]): string =>
        fieldValueInWords(words, field, side[at] ?? null);
      return t('settling:told_values', {
        name,
        field: fieldInWords(words, row.table, field),
        stands: said(isLater ? later : earlier),
        other: said(isLater ? earlier : later),
      });
    })
    .join(t('exports:list.separator'));
}
