// The definitions of a code in the one description that an exchange file has for it: each under its heading.
import { definitionFields, type DefinitionField } from '#core/codes/definition-fields.ts';
import type { CodeRecord } from '#core/records.ts';

export type Definitions = Pick<CodeRecord, DefinitionField>;

/** What a field is called in each language. */
export type Headings = Readonly<Record<DefinitionField, readonly string[]>>;

/** The full definition alone, as it would be in any program; with more, each under its heading. */
export function descriptionOf(code: Definitions, headingOf: (field: DefinitionField) => string): string {
  const said = definitionFields.filter((field) => code[field] !== '');
  if (said.every((field) => field === 'fullDefinition')) return code.fullDefinition;
  return said.map((field) => `${headingOf(field)}\n${code[field]}`).join('\n\n');
}

/** The definitions of such a description; null where it has no headings. */
export function definitionsIn(description: string, headings: Headings): Definitions | null {
  const fieldOf = (line: string) => definitionFields.find((field) => headings[field].includes(line));
  const lines = description.replace(/^\s*\n/, '').split('\n');
  if (fieldOf(lines[0] ?? '') === undefined) return null;
  const found = new Map<string, string[]>();
  let at: string[] = [];
  for (const line of lines) {
    const field = fieldOf(line);
    // The empty line above a heading parts it from the field before; it is no end of that.
    if (field !== undefined && at.at(-1) === '') at.pop();
    if (field !== undefined && !found.has(field)) found.set(field, (at = []));
    else at.push(line);
  }
  const of = (field: string): string => saidIn((found.get(field) ?? []).join('\n'));
  return {
    shortDefinition: of('shortDefinition'),
    fullDefinition: of('fullDefinition'),
    whenToUse: of('whenToUse'),
    whenNotToUse: of('whenNotToUse'),
    definition2: of('definition2'),
  };
}

/** A description as it stands, white space at its ends included; nothing where it is white space alone. */
export function saidIn(description: string | null): string {
  return description === null || description.trim() === '' ? '' : description;
}
