import { describe, expect, it } from 'vitest';
import { sourceTable } from '#core/exports/source-rows.ts';
import { study } from './study.ts';

const { exported } = study({
  coders: [
    { id: 'wen', name: 'Wen' },
    { id: 'ada', name: 'Ada; B' },
    { id: 'panel', name: 'Panel', kind: 'adjudication' },
  ],
  classes: [{ id: 'news', coverage: 'sampled' }],
  respondents: [{ id: 'N9' }, { id: 'N10' }],
  sources: [
    { id: 'doc', title: 'Charter', classId: 'news', date: '2016-02', text: 'One 😀' },
    { id: 'copy', title: 'Copy', duplicateOf: 'doc' },
    { id: 'out', title: 'Out', status: 'excluded', exclusionReason: 'not about it' },
    { id: 'talk', kind: 'interview', title: 'Talk', label: 'N9.1', respondents: ['N10', 'N9'] },
  ],
  attributes: [
    { id: 'region', name: 'region' },
    { id: 'class-attribute', name: 'class' },
    { id: 'work', name: 'workplace', owner: 'respondent' },
    { id: 'region-of-people', name: 'region', owner: 'respondent' },
  ],
  values: [
    { attributeId: 'region', of: 'doc', value: 'north; east' },
    { attributeId: 'work', of: 'N10', value: 'state; own' },
  ],
  reviews: [
    { sourceId: 'doc', coderId: 'panel', at: '2026-03-01' },
    { sourceId: 'doc', coderId: 'ada', at: '2026-02-01' },
  ],
});
const { columns, rows } = sourceTable(exported);
const keys = columns.map(({ key }) => key);
const byTitle = new Map(
  Array.from(rows, (row) => [
    row[1],
    Object.fromEntries(keys.map((key, place) => [key, row[place] ?? null])),
  ]),
);

describe('the table of sources', () => {
  it('begins with the columns that scripts rely on, attributes next', () => {
    expect(keys.slice(0, 14).join(',')).toBe(
      'source_id,source,kind,class,date,respondent,status,duplicate_of,characters,reviewed_by,' +
        'region,class (attribute),workplace,region (respondent)',
    );
  });

  it('has no heading twice', () => {
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('holds every source, excluded ones and duplicates included', () => {
    expect(byTitle.get('Copy')).toMatchObject({ duplicate_of: 'doc', status: 'included' });
    expect(byTitle.get('Out')).toMatchObject({ status: 'excluded', exclusion_reason: 'not about it' });
  });

  it('counts characters in code points', () => {
    expect(byTitle.get('Charter')).toMatchObject({ characters: 5, coverage: 'sampled' });
  });

  it('lists the reviewers with role and date in one order, and names the main coder', () => {
    expect(byTitle.get('Charter')).toMatchObject({
      reviewed_by: String.raw`Ada\; B; Panel`,
      reviewed_by_kinds: 'person; adjudication',
      reviewed_at: '2026-02-01; 2026-03-01',
      main_coder: 'Wen',
    });
  });

  it('gives attribute values of the source as they are, and those of respondents in their order', () => {
    expect(byTitle.get('Charter')).toMatchObject({ region: 'north; east' });
    expect(byTitle.get('Talk')).toMatchObject({
      respondent: 'N9; N10',
      workplace: String.raw`; state\; own`,
      label: 'N9.1',
    });
  });
});
