import { expect, test } from 'vitest';
import type { SideScope } from '#core/comparison/settings.ts';
import { formOf, problemOf, scopeOf } from '#renderer/features/compare/side-form.ts';

const scopes: readonly SideScope[] = [
  { kind: 'document' },
  { kind: 'document', classIds: ['news', null] },
  { kind: 'interview', dates: { from: '2023', to: '2024-06' } },
  { kind: 'document', origins: ['China Daily', null] },
  { kind: 'document', origins: ['China Daily'], attributes: [{ attributeId: 'scope', values: ['local'] }] },
  {
    kind: 'interview',
    dates: { to: '2024' },
    attributes: [{ attributeId: 'member', values: ['true', null] }],
  },
  {
    kind: 'interview',
    languages: ['zh-CN'],
    attributes: [
      { attributeId: 'member', values: ['none'] },
      { attributeId: 'region', values: ['north'] },
    ],
  },
];

test.each(scopes)('a form gives back the scope it was made from: %j', (scope) => {
  expect(scopeOf(formOf(scope), scope)).toEqual(scope);
});

test('changing the kind drops the conditions of the first kind', () => {
  const before: SideScope = { kind: 'interview', respondentIds: ['n9'] };

  const scope = scopeOf({ ...formOf(before), kind: 'document' }, before);

  expect(scope).toEqual({ kind: 'document' });
});

test.each([
  ['', '', null],
  ['2022', '', null],
  ['2022-03', '2022', null],
  ['2022', '2022-03-18', null],
  ['March', '', 'compare:date_wrong'],
  ['', '2022-13', 'compare:date_wrong'],
  ['2023', '2022-05', 'compare:dates_turned'],
])('from “%s” to “%s”: %s', (from, to, key) => {
  expect(problemOf({ ...formOf({ kind: 'document' }), from, to })?.key ?? null).toBe(key);
});

test('whether duplicates count is kept, also when a side changes its kind', () => {
  const before: SideScope = { kind: 'interview', withDuplicates: true };

  for (const kind of ['document', 'interview'] as const)
    expect(scopeOf({ ...formOf(before), kind }, before)).toEqual({ kind, withDuplicates: true });
});
