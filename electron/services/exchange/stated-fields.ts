// What a file of another program can tell of a row, and its content in the terms of the matching row here.
import { definitionFields } from '#core/codes/definition-fields.ts';
import { descriptionOf, type Definitions } from '#core/refi/descriptions.ts';
import { codingIn, type Part, type Present } from '#core/refi/incoming.ts';
import { isCalledByWords } from '#core/refi/notes.ts';
import type { Row } from '#core/settling/rows.ts';
import type { StatedFields } from '#core/settling/settlement.ts';
import { attributeTypes } from '#core/refi/literals.ts';
import type { TableName } from '#core/records.ts';
import type { Planned } from './planned.ts';

/** The fields that the standard has a place for. */
const tellable: Partial<Record<TableName, readonly string[]>> = {
  project: ['description'],
  coder: ['name'],
  source: ['title', 'label', 'textHash', 'length', 'codePoints', 'astral'],
  attribute: ['name'],
  attributeValue: ['value'],
  respondent: ['name'],
  sourceRespondent: [],
  code: ['name', 'parentId', 'codable', 'fullDefinition'],
  coding: ['codeId', 'start', 'end', 'quoteDigest'],
  memo: ['title', 'body'],
};

/** Whether the file names the coder of the coding. */
export function namesMaker({ kind, shell }: Part): boolean {
  if (kind !== 'coding') return false;
  const maker = codingIn(shell)?.attributes['creatingUser'] ?? shell.attributes['creatingUser'];
  return Boolean(maker?.trim());
}

/** `parts`: those that belong to no source, by the rows they became. `made`: the codings whose coder the file names. */
export function statedFieldsOf(parts: readonly Part[], made: ReadonlySet<string | null>): StatedFields {
  const shellsOf = (kind: Part['kind']) =>
    new Map(parts.flatMap((part) => (part.kind === kind ? [[part.ownerId, part.shell] as const] : [])));
  const [codes, variables] = [shellsOf('code'), shellsOf('variable')];
  return (table, row) => {
    const fields = tellable[table] ?? null;
    if (fields === null) return null;
    switch (table) {
      case 'code': {
        const isColoured = codes.get(row.id)?.attributes['color'] !== undefined;
        const isApart = definitionFields.some((field) => field !== 'fullDefinition' && row[field] !== '');
        return [...fields, ...(isColoured ? ['colour'] : []), ...(isApart ? definitionFields : [])];
      }
      case 'attribute':
        // A type that the standard does not have is guessed from the file's values, so the file does not tell it.
        return attributeTypes[variables.get(row.id)?.attributes['typeOfVariable'] ?? '']
          ? [...fields, 'type']
          : fields;
      case 'source':
        // A file that lacks the class or the date does not say that there is none.
        return [...fields, ...(['classId', 'date'] as const).filter((field) => row[field] !== null)];
      case 'coding':
        return made.has(row.id) ? [...fields, 'coderId'] : fields;
      case 'memo':
        // A note without a reference may have lost what it was about.
        return row['about'] === 'free' ? fields : [...fields, ...aboutFields];
      default:
        return fields;
    }
  };
}

const aboutFields = ['about', 'sourceId', 'codeId', 'codingId', 'respondentId'];

/**
 * Translates a row of the file into the terms of the row here: a file has one name for a source, which is an
 * interview's label, one description for a code, and unique, non-empty names for notes.
 */
export function asHere(headings: Present['headings']): Planned['asHere'] {
  return (table, theirs, ours) => {
    if (table === 'source') {
      const { label = null, title = null } = ours;
      const name = theirs['title'] ?? null;
      if (label === null) return { ...theirs, label };
      // The exported label was made from the title if it was missing or too long.
      return { ...theirs, title, label: name === title ? label : name };
    }
    if (table === 'memo' && isCalledAsHere(theirs, ours)) return { ...theirs, title: ours['title'] ?? '' };
    if (table !== 'code') return theirs;
    // Rows of codes have all definition fields.
    const here = ours as unknown as Definitions;
    const isSame = [...headings.fullDefinition.keys()].some(
      (language) =>
        descriptionOf(here, (field) => headings[field][language] ?? '').trim() === theirs['fullDefinition'],
    );
    return isSame ? { ...theirs, fullDefinition: here.fullDefinition } : theirs;
  };
}

/**
 * Whether a note's name is the one that Concord would export for the memo here: its title or its first words, perhaps
 * with a number.
 */
function isCalledAsHere(theirs: Row, ours: Row): boolean {
  const [title, called] = [ours, theirs].map((row) => String(row['title'] ?? '').trim());
  return called === ''
    ? isCalledByWords(title ?? '', String(theirs['body'] ?? ''))
    : called?.replace(/ \(\d+\)$/, '') === title;
}
