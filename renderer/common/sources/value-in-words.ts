import type { AttributeRecord } from '#core/records.ts';

/** A stored value for display: yes and no in words, others as written; empty without a value. */
export function valueInWords(
  t: (key: 'sources:yes' | 'sources:no') => string,
  { type }: Pick<AttributeRecord, 'type'>,
  value: string | undefined,
): string {
  if (value === undefined) return '';
  if (type === 'boolean') return t(value === 'true' ? 'sources:yes' : 'sources:no');
  return value;
}
