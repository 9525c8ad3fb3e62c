// Compares, field by field, what a file says of a code with what the project has, allowing for what a file
// cannot hold: XML forbids some characters, and cells have a maximum length.
import { definitionFields } from '../codes/definition-fields.ts';
import { codeColour, nearestColour } from '../codes/colours.ts';
import type { CodeRecord } from '../records.ts';
import { isCutFrom } from '../exports/cell-text.ts';
import type { ImportNote, IncomingFields } from './incoming.ts';

/** A field as the preview names it. `parent` and `gathers` are written paths. */
export type ChangedField = Exclude<keyof IncomingFields, 'createdAt'> | 'name' | 'parent' | 'gathers';

/** One field that an import changes, with its values before and after. */
export interface FieldChange {
  readonly field: ChangedField;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

/** The values to be written to a row of `code`. */
export type CodeValues = Partial<Omit<CodeRecord, 'id'>>;

const plainFields = [
  'name2',
  'codable',
  'isTheme',
  ...definitionFields,
  'origin',
  'prompted',
  'status',
  'onePerSource',
  'pin',
] as const;

/** The values of a file in the form of a row. A colour that is not one is noted and left out. */
export function saidValues(fields: IncomingFields): { values: CodeValues; notes: ImportNote[] } {
  const { colour, aliases, ...rest } = fields;
  const values: CodeValues = { ...rest };
  const notes: ImportNote[] = [];
  if (aliases !== undefined) values.aliases = aliasLines(aliases);
  if (colour !== undefined) {
    const index = nearestColour(colour);
    if (index === null) notes.push({ key: 'codebook_import:colour_unknown', parameters: { colour } });
    else values.colour = index;
  }
  return { values, notes };
}

/** The fields in which a code would change. Blank texts are equal, and aliases are compared line by line. */
export function differences(code: CodeRecord, values: CodeValues, fields: IncomingFields): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of plainFields) {
    const after = values[field];
    const before = code[field];
    if (after === undefined || isSame(field, before, after)) continue;
    changes.push({ field, before, after });
  }
  if (values.aliases !== undefined && !isSame('aliases', code.aliases, values.aliases))
    changes.push({ field: 'aliases', before: code.aliases, after: values.aliases });
  if (values.colour !== undefined && values.colour !== code.colour) {
    const after = codeColour(values.colour, 'light');
    const isIt = fields.colour === undefined || fields.colour.toLowerCase() === after;
    // The file's own colour is shown before the nearest code colour.
    const shown = isIt ? after : `${fields.colour} ≈ ${after}`;
    changes.push({ field: 'colour', before: codeColour(code.colour, 'light'), after: shown });
  }
  return changes;
}

/** Whether a field is equal in both, or equal as far as a file could hold it. */
export function isSame(field: keyof CodeValues, before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (field === 'aliases') return isCarried(aliasLines(before), aliasLines(after));
  if (typeof before === 'string' && typeof after === 'string' && isCarried(before, after)) return true;
  return isBlank(before) && isBlank(after);
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function aliasLines(aliases: unknown): string {
  return (typeof aliases === 'string' ? aliases : '')
    .split('\n')
    .filter((alias) => alias.trim() !== '')
    .join('\n');
}

/** What XML 1.0 forbids (section 2.2), the U+FFFD that replaces it, and line ends other than `\n`. */
const lost = /\r\n?|[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFC}\u{10000}-\u{10FFFF}]/gu;

/** Whether `written`, in a file, is what exporting `here` gives. */
export function isCarried(here: string, written: string): boolean {
  if (here === written || isCutFrom(written, here)) return true;
  return here.search(lost) >= 0 && carriedText(here) === carriedText(written);
}

/** The text without what a file loses of it. */
export function carriedText(text: string): string {
  return text.replaceAll(lost, (found) => (found.startsWith('\r') ? '\n' : ''));
}
