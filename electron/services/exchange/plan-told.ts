// What a file of another program can tell of a row, and what its words are in the terms of the row that is here.
import { definitionFields } from '#core/codes/definition-fields.ts';
import { descriptionOf, type Definitions } from '#core/refi/descriptions.ts';
import { codingIn, type Part, type Present } from '#core/refi/incoming.ts';
import { isCalledByWords } from '#core/refi/notes.ts';
import type { Row } from '#core/settling/rows.ts';
import type { Told } from '#core/settling/settlement.ts';
import { attributeTypes } from '#core/refi/literals.ts';
import type { TableName } from '#core/records.ts';
import type { Planned } from './planned.ts';

/** What the standard can say of a row. */
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

/** Whether the file says whose coding it is. */
export function namesMaker({ kind, shell }: Part): boolean {
  if (kind !== 'coding') return false;
  const maker = codingIn(shell)?.attributes['creatingUser'] ?? shell.attributes['creatingUser'];
  return Boolean(maker?.trim());
}

/** `parts` that stand with no source, by what they became, and `made`, the codings of which the file names the maker. */
export function toldOf(parts: readonly Part[], made: ReadonlySet<string | null>): Told {
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
        // What the standard has no type for is guessed by the values of the file.
        return attributeTypes[variables.get(row.id)?.attributes['typeOfVariable'] ?? '']
          ? [...fields, 'type']
          : fields;
      case 'source':
        // A file that lacks the class or the date does not say that there is none.
        return [...fields, ...(['classId', 'date'] as const).filter((field) => row[field] !== null)];
      case 'coding':
        return made.has(row.id) ? [...fields, 'coderId'] : fields;
      case 'memo':
        // What no reference ties to anything may have lost what it was about on its way.
        return row['about'] === 'free' ? fields : [...fields, ...aboutFields];
      default:
        return fields;
    }
  };
}

const aboutFields = ['about', 'sourceId', 'codeId', 'codingId', 'respondentId'];

/**
 * A file has one name for a source, which is the label of an interview, and one description for a code; no two notes of one
 * name, and none that is not called by something.
 */
export function asHere(headings: Present['headings']): Planned['asHere'] {
  return (table, theirs, ours) => {
    if (table === 'source') {
      const { label = null, title = null } = ours;
      const name = theirs['title'] ?? null;
      if (label === null) return { ...theirs, label };
      // A label is made of the name where that is taken or too long.
      return { ...theirs, title, label: name === title ? label : name };
    }
    if (table === 'memo' && isCalledAsHere(theirs, ours)) return { ...theirs, title: ours['title'] ?? '' };
    if (table !== 'code') return theirs;
    // Rows of codes have their definitions.
    const here = ours as unknown as Definitions;
    const isSame = [...headings.fullDefinition.keys()].some(
      (language) =>
        descriptionOf(here, (field) => headings[field][language] ?? '').trim() === theirs['fullDefinition'],
    );
    return isSame ? { ...theirs, fullDefinition: here.fullDefinition } : theirs;
  };
}

/** Whether a note is called as the memo here is written: by its title, with a number behind that or not, which may be how it begins. */
function isCalledAsHere(theirs: Row, ours: Row): boolean {
  const [title, called] = [ours, theirs].map((row) => String(row['title'] ?? '').trim());
  return called === ''
    ? isCalledByWords(title ?? '', String(theirs['body'] ?? ''))
    : called?.replace(/ \(\d+\)$/, '') === title;
}
