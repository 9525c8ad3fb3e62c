// What a file of another program can tell of a row, and what its words are in the terms of the row that is here.
import { definitionFields, descriptionOf, type Definitions } from '#core/refi/definitions.ts';
import type { Part, Present } from '#core/refi/incoming.ts';
import type { Told } from '#core/refi/merge/settlement.ts';
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

export function toldOf(codeParts: readonly Part[]): Told {
  const shells = new Map(codeParts.map(({ ownerId, shell }) => [ownerId, shell]));
  return (table, row) => {
    const fields = tellable[table] ?? null;
    if (table !== 'code' || fields === null) return fields;
    const isColoured = shells.get(row.id)?.attributes['color'] !== undefined;
    const isApart = definitionFields.some((field) => field !== 'fullDefinition' && row[field] !== '');
    return [...fields, ...(isColoured ? ['colour'] : []), ...(isApart ? definitionFields : [])];
  };
}

/** A file has one name for a source, which is the label of an interview, and one description for a code. */
export function asHere(headings: Present['headings']): Planned['asHere'] {
  return (table, theirs, ours) => {
    if (table === 'project')
      return ours['description'] === '' ? theirs : { ...theirs, description: ours['description'] ?? '' };
    if (table === 'source') {
      const { label = null, title = null } = ours;
      const name = theirs['title'] ?? null;
      if (label === null) return { ...theirs, label };
      // A label is made of the name where that is taken or too long.
      return { ...theirs, title, label: name === title ? label : name };
    }
    if (table !== 'code') return theirs;
    // Rows of codes have their definitions.
    const here = ours as unknown as Definitions;
    const isSame = [0, 1].some(
      (language) =>
        descriptionOf(here, (field) => headings[field][language] ?? '').trim() === theirs['fullDefinition'],
    );
    return isSame ? { ...theirs, fullDefinition: here.fullDefinition } : theirs;
  };
}
