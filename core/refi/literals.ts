// Values as the schema of the standard spells them (XML Schema, part 2), the nearest valid value for an
// invalid one, and their form in rows.
import { attributeValue } from '#core/attribute-value.ts';
import { hexOf } from '#core/codes/colours.ts';
import { daysInMonth } from '../partial-date.ts';
import { isGuid, keyOf } from '../guid.ts';
import type { AttributeType } from '../records.ts';

const plain = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const integer = /^\s*[+-]?\d+\s*$/;
const decimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const day = '-?(\\d{4}|[1-9]\\d{4,})-(\\d\\d)-(\\d\\d)';
const date = new RegExp(`^\\s*${day}${zone}\\s*$`);
const dateTime = new RegExp(
  `^\\s*${day}T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}\\s*$`,
);
/** A moment as Concord writes it, on a day that every month has. */
const plainDateTime =
  /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const moment = /^(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const colour = /^\s*#(?:[0-9a-f]{3}|[0-9a-f]{6})\s*$/i;

/** Whether a value is of a type, by the standard's name for it: `Integer`, `Date`, … */
export function isOfType(literal: string, type: string): boolean {
  switch (type) {
    case 'Boolean':
      return /^\s*(?:true|false|1|0)\s*$/.test(literal);
    case 'Integer':
      return integer.test(literal);
    case 'Float':
      return decimal.test(literal);
    case 'Date':
      return isDay(date.exec(literal));
    case 'DateTime':
      // The calendar is needed for few, and a large file has hundreds of thousands.
      return plainDateTime.test(literal) || isDay(dateTime.exec(literal));
    default:
      return type === 'Text';
  }
}

/** Whether an identifier is spelled as the schema allows. */
export function isSpelledGuid(literal: string): boolean {
  if (plain.test(literal)) return true;
  return isGuid(keyOf(literal)) && !/^\s*\{[^}]*$|^[^{]*\}\s*$/.test(literal);
}

/** Whether a colour is spelled as the schema allows. */
export function isColour(literal: string): boolean {
  return colour.test(literal);
}

/** The value in a valid spelling of its type; undefined where it cannot be of that type. */
export function nearest(
  literal: string,
  type: 'integer' | 'boolean' | 'dateTime' | 'colour',
): string | undefined {
  const trimmed = literal.trim();
  switch (type) {
    case 'integer': {
      if (integer.test(literal)) return literal;
      const number = trimmed === '' ? Number.NaN : Number(trimmed);
      return Number.isFinite(number) ? Math.round(number).toFixed(0) : undefined;
    }
    case 'boolean':
      if (isOfType(literal, 'Boolean')) return literal;
      return /^(?:true|yes)$/i.test(trimmed) ? 'true' : /^(?:false|no)$/i.test(trimmed) ? 'false' : undefined;
    case 'dateTime': {
      if (isOfType(literal, 'DateTime')) return literal;
      const spelled =
        isOfType(trimmed, 'Date') && /\d$/.test(trimmed)
          ? `${trimmed}T00:00:00`
          : trimmed.replace(/ (?=\d)/, 'T');
      return isOfType(spelled, 'DateTime') ? spelled : undefined;
    }
    default:
      return isColour(literal) ? literal : (hexOf(literal) ?? undefined);
  }
}

/** Whether the calendar has this day; there is no year 0. */
function isDay(found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const [year = 0, month = 0, dayOfMonth = 0] = found.slice(1, 4).map(Number);
  return year > 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** Characters that need a closer look: surrogates, and those that XML cannot hold. Few texts have any. */
const suspect = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

/** The first character that XML cannot hold; undefined where there is none. */
export function illegalIn(text: string): string | undefined {
  if (!suspect.test(text)) return undefined;
  return /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(text)?.[0];
}

/** The moment as ISO 8601 in UTC; without a time zone UTC is assumed. Null for anything that is not a moment. */
export function momentOf(literal: string | null): string | null {
  const written = literal?.trim() ?? '';
  const found = moment.exec(written);
  if (!found) return null;
  const time = Date.parse(found[8] === undefined ? `${written}Z` : written);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** The standard's types, and the corresponding types of attributes. */
export const attributeTypes: Readonly<Record<string, AttributeType>> = {
  Text: 'text',
  Boolean: 'boolean',
  Integer: 'integer',
  Float: 'decimal',
  Date: 'date',
};

/**
 * A value in the form that an attribute of this type stores, however the file spells it; null where it is not
 * of that type.
 */
export function storedValue(literal: string, type: AttributeType): string | null {
  const trimmed = literal.trim();
  if (attributeValue(trimmed, type) === trimmed) return trimmed;
  const canonical = canonicalOf(trimmed, type);
  // A value that an attribute does not accept even in this spelling is not of its type.
  return canonical !== null && attributeValue(canonical, type) === canonical ? canonical : null;
}

function canonicalOf(literal: string, type: AttributeType): string | null {
  switch (type) {
    case 'boolean':
      return isOfType(literal, 'Boolean') ? (literal === '1' || literal === 'true' ? 'true' : 'false') : null;
    case 'integer':
      return isOfType(literal, 'Integer') && Math.abs(Number(literal)) < 1e15
        ? String(Number(literal) || 0)
        : null;
    case 'decimal':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(literal) ? String(Number(literal) || 0) : null;
    case 'date':
      return isOfType(literal, 'Date') ? literal.replace(/(?:Z|[+-]\d\d:\d\d)$/, '') : null;
    default:
      return literal;
  }
}
