import { describe, expect, it } from 'vitest';
import type { RespondentRecord } from '#core/records.ts';
import {
  consentsIn,
  lookedAt,
  NO_VALUE,
  noFilter,
  passing,
  respondentRows,
  singledOutOf,
  valueCounts,
  type RespondentFilter,
} from '#renderer/features/respondents/respondent-row.ts';
import { sourceRecord } from '../../helpers/records.ts';

const byId = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const person = (name: string, position: number, consent: RespondentRecord['consent'] = null) => ({
  id: name,
  name,
  position,
  consent,
});
const value = (attributeId: string, respondentId: string, held: string) => ({
  id: `${attributeId} ${respondentId}`,
  attributeId,
  respondentId,
  sourceId: null,
  value: held,
});
const memo = (id: string, respondentId: string, updatedAt: string) => ({
  id,
  respondentId,
  updatedAt,
  title: '',
  body: id,
  about: 'respondent' as const,
  sourceId: null,
  codeId: null,
  codingId: null,
  coderId: 'wei',
  createdAt: updatedAt,
});

const rows = respondentRows({
  respondent: byId([person('N10', 2), person('N9', 1, 'counts'), person('N11', 3)]),
  source: byId([
    sourceRecord({ id: 'b', kind: 'interview', label: 'N9.2', date: '2025-03' }),
    sourceRecord({ id: 'a', kind: 'interview', label: 'N9.1', date: '2024-12' }),
  ]),
  sourceRespondent: byId([
    { id: '1', sourceId: 'b', respondentId: 'N9' },
    { id: '2', sourceId: 'a', respondentId: 'N9' },
  ]),
  attributeValue: byId([
    value('work', 'N9', 'University'),
    value('work', 'N10', 'Firm'),
    value('work', 'N11', 'Firm'),
    value('member', 'N11', 'true'),
  ]),
  memo: byId([memo('older', 'N9', '2025-01-01'), memo('newer', 'N9', '2025-02-01')]),
});

function shown(filter: Partial<RespondentFilter>): string[] {
  const singled = new Set(singledOutOf(rows, ['work']).alone);
  return passing(rows, { ...noFilter, ...filter }, singled).map((row) => row.person.name);
}

describe('the table of respondents', () => {
  it('has a row for each person, with interviews by date and the newest memo', () => {
    expect(rows.map((row) => row.person.name)).toEqual(['N9', 'N10', 'N11']);
    expect(rows[0]?.interviews.map(({ label }) => label)).toEqual(['N9.1', 'N9.2']);
    expect(rows[0]?.memo?.id).toBe('newer');
    expect(rows[1]).toMatchObject({ interviews: [], memo: null });
  });

  it.each<[Partial<RespondentFilter>, string[]]>([
    [{}, ['N9', 'N10', 'N11']],
    [{ words: 'n1' }, ['N10', 'N11']],
    [{ words: 'univ' }, ['N9']],
    [{ values: { work: 'Firm' } }, ['N10', 'N11']],
    [{ values: { work: 'Firm', member: NO_VALUE } }, ['N10']],
    [{ alone: true }, ['N9']],
    [{ consent: 'counts' }, ['N9']],
    [{ consent: 'none' }, ['N10', 'N11']],
    [{ consent: 'quotation' }, []],
  ])('shows with %j the people who match', (filter, names) => {
    expect(shown(filter)).toEqual(names);
  });

  it('points out unique combinations among the people shown', () => {
    const members = { ...noFilter, values: { member: 'true' } };

    expect(lookedAt(rows, members, ['work']).singled.alone).toEqual(['N11']);
    expect(
      lookedAt(rows, { ...members, alone: true }, ['work']).shown.map(({ person: { name } }) => name),
    ).toEqual(['N11']);
    expect(lookedAt(rows, noFilter, ['work']).singled.alone).toEqual(['N9']);
  });

  it('counts how many people have a value, the most common first', () => {
    expect(valueCounts(rows, 'work')).toEqual([
      { value: 'Firm', n: 2 },
      { value: 'University', n: 1 },
    ]);
  });
});

it('offers the scopes of consent that occur, the narrowest first, and that none is recorded', () => {
  expect(consentsIn(rows)).toEqual(['counts', 'none']);
});
