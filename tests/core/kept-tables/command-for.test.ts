import { expect, it } from 'vitest';
import { commandFor, type CommandRows } from '#core/kept-tables/command-for.ts';
import { keptKinds } from '#core/kept-tables/kept-table.ts';

const none = new Map<string, never>();
const tables: CommandRows = {
  attribute: new Map(
    ['name', 'passages', 'class', 'member'].map((name) => [`id of ${name}`, { id: `id of ${name}`, name }]),
  ),
  class: none,
  coder: none,
  respondent: none,
  sample: none,
  savedQuery: none,
  comparison: none,
};

function optionsOf(kind: (typeof keptKinds)[number], settings: object) {
  const { verb, options } = commandFor({ id: 'kept', kind, settings: JSON.stringify(settings) }, tables, '');
  return { verb, options };
}

it('names an attribute by its id where its name is that of an order of rows', () => {
  const sortedBy = (name: string) =>
    optionsOf('grid', { of: 'respondents', sort: { attributeId: `id of ${name}` } }).options.at(-1);

  expect(sortedBy('member')).toEqual(['--sort', 'member']);
  expect(sortedBy('name')).toEqual(['--sort', 'id of name']);
  expect(sortedBy('passages')).toEqual(['--sort', 'id of passages']);
  expect(sortedBy('class')).toEqual(['--sort', 'id of class']);
  expect(optionsOf('portrait', { of: 'sources', sort: 'name' }).options.at(-1)).toEqual(['--sort', 'name']);
});

it('prints what is kept where a condition has no option, instead of a count without it', () => {
  const verbWith = (scope: object) => optionsOf('tally', { scope }).verb;
  const member = (...values: string[]) => ({ attributeId: 'id of member', values });

  expect(verbWith({ attributes: [member('yes', 'no')] })).toBe('tally');
  expect(verbWith({ attributes: [member('yes'), member('no')] })).toBe('table');
  expect(verbWith({ attributes: [member()] })).toBe('table');
  for (const condition of ['classIds', 'languages', 'origins', 'respondentIds'])
    expect(verbWith({ [condition]: [] })).toBe('table');
});
