// Values as the schema of the standard spells them (XML Schema, part 2), and what comes nearest to one that is not.
import { hexOf } from '#core/codebook-import/colour-literal.ts';
import { daysInMonth } from '../partial-date.ts';
import { isGuid, keyOf } from '../guid.ts';

const plain = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const integer = /^\s*[+-]?\d+\s*$/;
const decimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const day = '-?(\\d{4}|[1-9]\\d{4,})-(\\d\\d)-(\\d\\d)';
const date = new RegExp(`^\\s*${day}${zone}\\s*$`);
const dateTime = new RegExp(
  `^\\s*${day}T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}\\s*$`,
);
const colour = /^\s*#(?:[0-9a-f]{3}|[0-9a-f]{6})\s*$/i;

/** Whether a value is of a type as the standard names it: `Integer`, `Date`, … */
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
      return isDay(dateTime.exec(literal));
    default:
      return type === 'Text';
  }
}

/** An identifier that the schema takes, as it is spelled. */
export function isSpelledGuid(literal: string): boolean {
  if (plain.test(literal)) return true;
  return isGuid(keyOf(literal)) && !/^\s*\{[^}]*$|^[^{]*\}\s*$/.test(literal);
}

export function isColour(literal: string): boolean {
  return colour.test(literal);
}

/** The value, spelled as its type is; undefined where it can be none. */
export function nearest(
  literal: string,
  type: 'integer' | 'boolean' | 'dateTime' | 'colour',
): string | undefined {
  const said = literal.trim();
  switch (type) {
    case 'integer': {
      if (integer.test(literal)) return literal;
      const number = said === '' ? Number.NaN : Number(said);
      return Number.isFinite(number) ? Math.round(number).toFixed(0) : undefined;
    }
    case 'boolean':
      if (isOfType(literal, 'Boolean')) return literal;
      return /^(?:true|yes)$/i.test(said) ? 'true' : /^(?:false|no)$/i.test(said) ? 'false' : undefined;
    case 'dateTime': {
      if (isOfType(literal, 'DateTime')) return literal;
      const spelled =
        isOfType(said, 'Date') && /\d$/.test(said) ? `${said}T00:00:00` : said.replace(/ (?=\d)/, 'T');
      return isOfType(spelled, 'DateTime') ? spelled : undefined;
    }
    default:
      return isColour(literal) ? literal : (hexOf(literal) ?? undefined);
  }
}

/** The calendar's days; there is no year 0. */
function isDay(found: RegExpExecArray | null): boolean {
  if (!found) return false;
  const [year = 0, month = 0, dayOfMonth = 0] = found.slice(1, 4).map(Number);
  return year > 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** What is looked at more closely: halves and pairs, and what no XML can hold. Few texts have any of these. */
const suspect = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

/** A character that no XML can hold; undefined where there is none. */
export function illegalIn(text: string): string | undefined {
  if (!suspect.test(text)) return undefined;
  return /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(text)?.[0];
}
