// Two rows that are the same thing: both people made it, or one made of a row what the other has made already.
import { describe, expect, test } from 'vitest';
import type { TableName } from '#core/records.ts';
import { AT as at, code, codingRow as coding, type Fields } from './rows-to-settle.ts';
import { settled, type Tables } from './settled.ts';

const verdict = (id: string, themeId: string, reasons = id) => {
  const said = { value: null, reasons, meaning: null, examples: '[]', counts: '{}', coderId: 'wei', at };
  return { id, comparisonId: 'v', themeId, ...said };
};
const evidence = (id: string, verdictId: string, codingId = 'q') => ({ id, verdictId, codingId });
const tree = [code('a', { isTheme: true }), code('b', { isTheme: true })];
const merged = [code('a', { status: 'merged', mergedInto: 'b' }), code('b', { isTheme: true })];
const comparison = [{ id: 'v', name: 'v', settings: '{}', createdAt: at }];

describe('a merge of codes', () => {
  const base: Tables = { code: tree, comparison, coding: [coding('q', 'b')], verdict: [verdict('x', 'a')] };
  const meant: Tables = { ...base, code: merged, verdict: [verdict('x', 'b')] };

  test('moves no verdict to a theme that somebody has judged meanwhile: its reasons and evidence go there', () => {
    const pinned = { ...base, verdictEvidence: [evidence('e', 'x')] };
    const now = { ...pinned, verdict: [verdict('x', 'a'), verdict('y', 'b')] };

    const { rows } = settled(pinned, { ...meant, verdictEvidence: pinned.verdictEvidence }, now);

    expect(rows('verdict')).toEqual([verdict('y', 'b')]);
    expect(rows('verdictEvidence')).toEqual([evidence('e', 'y')]);
    expect(rows('memo')).toMatchObject([{ codeId: 'b', body: 'x' }]);
  });

  test('moves no evidence to a verdict that somebody has given the same meanwhile', () => {
    const both = { ...base, verdict: [verdict('x', 'a'), verdict('y', 'b')] };
    const before = { ...both, verdictEvidence: [evidence('e', 'x')] };
    const after = { ...meant, verdict: [verdict('y', 'b')], verdictEvidence: [evidence('e', 'y')] };
    const now = { ...before, verdictEvidence: [evidence('e', 'x'), evidence('f', 'y')] };

    expect(settled(before, after, now).rows('verdictEvidence')).toEqual([evidence('f', 'y')]);
  });

  test('moves no refusal to a code for which somebody has refused the passage meanwhile', () => {
    const refusal = (id: string, codeId: string) => ({
      id,
      codeId,
      sourceId: 's',
      coderId: 'wei',
      wording: 'w',
    });
    const before: Tables = { code: tree, refusedPassage: [refusal('r', 'a')] };
    const now = { ...before, refusedPassage: [refusal('r', 'a'), refusal('t', 'b')] };

    const { rows } = settled(before, { code: merged, refusedPassage: [refusal('r', 'b')] }, now);

    expect(rows('refusedPassage')).toEqual([refusal('t', 'b')]);
  });
});

test('a link to a row that became one with its twin goes to the twin', () => {
  const known = new Map([['verdict y', verdict('y', 'a')]]);
  const now: Tables = { code: tree, comparison, coding: [coding('q', 'b')], verdict: [verdict('x', 'a')] };
  const base = { ...now, verdict: [] };

  const { rows, told } = settled(base, { ...base, verdictEvidence: [evidence('e', 'y')] }, now, {
    lastOf: (table, id) => known.get(`${table} ${id}`),
  });

  expect(rows('verdictEvidence')).toEqual([evidence('e', 'x')]);
  expect(told).toEqual([]);
});

test('a class gets a number where somebody has added one of the name that it is given', () => {
  const row = (id: string, name: string) => ({ id, name, coverage: 'complete', frameSize: null });
  const now = { class: [row('c', 'news'), row('d', 'reports')] };

  const { rows, told } = settled({ class: [row('c', 'news')] }, { class: [row('c', 'reports')] }, now);

  expect(rows('class')).toEqual([row('c', 'reports (2)'), row('d', 'reports')]);
  expect(told).toEqual(['numbered c']);
});

test('a reason for exclusion that is given the name of another one is that one', () => {
  const row = (id: string, name: string) => ({ id, name, position: 1, mark: null });
  const now = { exclusionReason: [row('c', 'off topic'), row('d', 'too short')] };

  const meant = { exclusionReason: [row('c', 'too short')] };
  const { rows, told } = settled({ exclusionReason: [row('c', 'off topic')] }, meant, now);

  expect(rows('exclusionReason')).toEqual([row('d', 'too short')]);
  expect(told).toEqual([]);
});

describe('where both people made it and say otherwise, the later stands and is told:', () => {
  const cases: readonly [table: TableName, row: Fields, ours: Fields, theirs: Fields][] = [
    [
      'attributeValue',
      { attributeId: 't', sourceId: 's', respondentId: null },
      { value: 'north' },
      { value: 'south' },
    ],
    [
      'reportParagraph',
      { section: 'material', language: 'en', paragraph: '"p"', after: null, position: 1, basis: null },
      { runs: '["here"]', coderId: 'lena', updatedAt: at },
      { runs: '["there"]', coderId: 'wei', updatedAt: at },
    ],
    [
      'reportNumber',
      { number: '"n"' },
      { value: 1, reason: 'r', coderId: 'lena', at },
      { value: 2, reason: 'r', coderId: 'wei', at },
    ],
    ['class', { name: 'news' }, { coverage: 'complete', frameSize: 9 }, { coverage: 'sample', frameSize: 9 }],
  ];
  const attribute = [{ id: 't', name: 't', owner: 'source', type: 'text', position: 1 }];

  test.each(cases)('%s', (table, row, ours, theirs) => {
    const incoming = { [table]: [{ id: 'there', ...row, ...theirs }] };

    const { rows, told } = settled(
      { attribute },
      { attribute, ...incoming },
      {
        attribute,
        [table]: [{ id: 'here', ...row, ...ours }],
      },
    );

    expect(rows(table)).toEqual([{ id: 'here', ...row, ...theirs }]);
    expect(told).toEqual(['both_changed here']);
  });

  test('a section of the report keeps what only one of them said', () => {
    const row = (id: string, said: Fields) => ({
      id,
      key: 'material',
      position: null,
      isOn: null,
      titles: '{}',
      answers: '[]',
      ...said,
    });

    const meant = { reportSection: [row('there', { titles: '{"en":"What we read"}' })] };
    const { rows, told } = settled({}, meant, { reportSection: [row('here', { isOn: true })] });

    expect(rows('reportSection')).toEqual([row('here', { isOn: true, titles: '{"en":"What we read"}' })]);
    expect(told).toEqual([]);
  });
});
