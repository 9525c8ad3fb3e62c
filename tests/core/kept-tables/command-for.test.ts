import { expect, it } from 'vitest';
import { commandFor, type CommandRows } from '#core/kept-tables/command-for.ts';
import { keptKinds } from '#core/kept-tables/kept-table.ts';

const none = new Map<string, never>();
const tables: CommandRows = {
  attribute: new Map(
    ['name', 'passages', 'class', 'member'].map((name) => [
      `id of ${name}`,
      { id: `id of ${name}`, name, owner: 'respondent' },
    ]),
  ),
  class: none,
  coder: none,
  respondent: none,
  sample: none,
  savedQuery: none,
  comparison: none,
  code: new Map([
    ['n', { id: 'n', mergedInto: null }],
    ['m', { id: 'm', mergedInto: null }],
    ['merged', { id: 'merged', mergedInto: 'm' }],
  ]),
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

it('orders rows by those that are still there, and by what codes were merged into, each once', () => {
  const orderOf = (order: string[], asked = {}) =>
    optionsOf('tally', { ...asked, shown: { as: 'table', order } }).options.at(-1);

  expect(orderOf(['m', 'gone', 'n'])).toEqual(['--order', 'm,n']);
  expect(orderOf(['merged', 'n', 'm'])).toEqual(['--order', 'm,n']);
  expect(orderOf(['query', 'n'], { queryIds: ['query'] })).toEqual(['--order', 'query,n']);
  expect(optionsOf('tally', { shown: { as: 'table', order: ['gone'] } }).options).toEqual([]);
});

it('leaves out what would be refused: codes beside themselves, and intervals of shares of rows', () => {
  const shownWith = (asked: object, shown: object, as = 'table') =>
    optionsOf('tally', { ...asked, shown: { as, ...shown } }).options;

  expect(shownWith({ rollup: false }, { direct: true })).toEqual([['--no-rollup']]);
  expect(shownWith({ percent: 'row' }, { intervals: 'all' })).toEqual([['--percent', 'row']]);
  expect(shownWith({}, { intervals: 'all' })).toEqual([['--intervals', 'all']]);
  expect(shownWith({}, { intervals: 'none' }, 'figure').slice(1)).toEqual([['--intervals', 'none']]);
  expect(shownWith({ percent: 'row', weights: true }, {}, 'figure').slice(1)).toEqual([]);
});

it('has no command for a comparison whose sides or settings no option can say', () => {
  const verbOf = (settings: object) => optionsOf('comparison', { id: null, settings }).verb;

  expect(verbOf({ margin: 0.1 })).toBe('compare');
  expect(verbOf({ a: { kind: 'document' }, b: { kind: 'document' } })).toBe('table');
  expect(verbOf({ a: { kind: 'document', dates: { from: '2019' } } })).toBe('table');
  expect(verbOf({ margin: 'wide' })).toBe('table');
});
