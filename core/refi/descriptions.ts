// What a description contains: for a code its definitions, each under a heading; for anything else a memo about it.
import { definitionFields, type DefinitionField } from '#core/codes/definition-fields.ts';
import type { CodeRecord, MemoRecord } from '#core/records.ts';
import type { Headings, Part, Present } from './incoming.ts';
import { momentOf } from './literals.ts';
import type { RefiSelection } from './project.ts';

export type Definitions = Pick<CodeRecord, DefinitionField>;

/** The full definition alone, as other programs write it; if there are more definitions, each under its heading. */
export function descriptionOf(code: Definitions, headingOf: (field: DefinitionField) => string): string {
  const filled = definitionFields.filter((field) => code[field] !== '');
  if (filled.every((field) => field === 'fullDefinition')) return code.fullDefinition;
  return filled.map((field) => `${headingOf(field)}\n${code[field]}`).join('\n\n');
}

/** The definitions in such a description; null where it has no headings. */
export function definitionsIn(description: string, headings: Headings): Definitions | null {
  const fieldOf = (line: string) => definitionFields.find((field) => headings[field].includes(line));
  const lines = description.replace(/^\s*\n/, '').split('\n');
  if (fieldOf(lines[0] ?? '') === undefined) return null;
  const found = new Map<string, string[]>();
  let at: string[] = [];
  for (const line of lines) {
    const field = fieldOf(line);
    // The empty line before a heading separates it from the field above and does not belong to that field.
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

/** A description unchanged, including white space at its ends; empty where it is white space alone. */
export function saidIn(description: string | null): string {
  return description === null || description.trim() === '' ? '' : description;
}

/** A title for a memo without one: the words that it is about, on one line. */
export function titleFrom(words: string): string {
  return words.replaceAll(/\s+/g, ' ').slice(0, 80);
}

/**
 * The memo that a description becomes; none where the description is empty. Adds the part that identifies it
 * later.
 */
export function memosOf(
  {
    present,
    people,
  }: { readonly present: Present; readonly people: { coderOf(key: string | null): string } },
  { key, description, stamp }: Pick<RefiSelection, 'key' | 'description' | 'stamp'>,
  about:
    | { readonly about: 'source'; readonly sourceId: string }
    | { readonly about: 'coding'; readonly codingId: string }
    | { readonly about: 'respondent'; readonly respondentId: string },
  parts: Part[],
  title = '',
): MemoRecord[] {
  const body = saidIn(description);
  if (body === '') return [];
  const createdAt = momentOf(stamp.created) ?? present.now;
  const id = present.idFrom(`description of ${key}`);
  parts.push({
    kind: 'description',
    ownerId: id,
    key,
    shell: { name: 'Description', attributes: {}, children: [] },
  });
  return [
    {
      id,
      title: titleFrom(title),
      body,
      sourceId: null,
      codeId: null,
      codingId: null,
      respondentId: null,
      ...about,
      coderId: people.coderOf(stamp.creator),
      createdAt,
      updatedAt: momentOf(stamp.modified) ?? createdAt,
    },
  ];
}
