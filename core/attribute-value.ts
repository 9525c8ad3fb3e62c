// Typed values of attributes: what a column's values have in common, and how one value is stored.
import { dateOrder, partialDate, type DateOrder } from './partial-date.ts';
import type { AttributeType } from './records.ts';

const yes = new Set(['yes', 'true', 'y', '是', '有', '对']);
const no = new Set(['no', 'false', 'n', '否', '无', '不是', '没有']);

/** The narrowest type that every non-empty value has; `text` when there is none or no value at all. */
export function attributeTypeOf(values: readonly string[]): AttributeType {
  const written = values.filter((value) => value.trim() !== '');
  if (written.length === 0) return 'text';
  const order = dateOrder(written);
  const fits = (type: AttributeType): boolean =>
    written.every((value) => attributeValue(value, type, order) !== null);
  // A year or a number counts as a date only beside real dates: a column of bare numbers stays a column of numbers.
  if (written.every(isCode)) return 'text';
  return (['boolean', 'integer', 'decimal', 'date'] as const).find(fits) ?? 'text';
}

/**
 * `written` as it is stored for an attribute of `type`: `42`, `4.2`, `true` / `false`, a partial ISO date, or
 * the text without outer white space. Null when it is not of that type.
 */
export function attributeValue(
  written: string,
  type: AttributeType,
  order: DateOrder | null = null,
): string | null {
  const text = written.trim();
  switch (type) {
    case 'text':
      return text;
    case 'boolean': {
      const word = text.toLowerCase();
      return yes.has(word) ? 'true' : no.has(word) ? 'false' : null;
    }
    case 'integer':
      return /^[+-]?\d{1,15}$/.test(text) ? String(Number(text)) : null;
    case 'decimal':
      // Small numbers are stored as `1e-7`.
      return /^[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:e-\d{1,2})?$/.test(text)
        ? String(Number(text))
        : null;
    default:
      return partialDate(text, order);
  }
}

/** Digits with a leading zero are a number plate, a postcode or an identifier, not a quantity. */
function isCode(value: string): boolean {
  return /^0\d+$/.test(value.trim());
}
