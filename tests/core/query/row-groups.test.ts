// The rows of a query's result by person and by code.
import { expect, it } from 'vitest';
import type { PassageRow } from '#core/counting/passages.ts';
import { rowsInGroups } from '#core/query/row-groups.ts';
import { rowsOf, selectFor } from '#core/query/query-result.ts';
import { evaluate } from '#core/query/evaluate.ts';
import { readQuery } from '#core/query/read-query.ts';
import { Study } from '../counting/study.ts';

function grouped(study: Study, text: string, by: 'respondent' | 'code'): string[] {
  const { corpus, table } = study;
  const selection = selectFor(corpus, table, {});
  const texts = { textOf: () => '', folding: null as never };
  const slots = new Map<PassageRow, readonly number[]>();
  const rows = rowsOf(selection, evaluate(selection, readQuery(text), null, texts), slots);
  const { rows: ordered, groups } = rowsInGroups(corpus, table, rows, (row) => slots.get(row) ?? [], by);
  return ordered.map(({ sourceId, span }, at) => `${groups[at]}: ${sourceId} ${span?.start ?? 'whole'}`);
}

it('lists each person’s passages together: the speaker’s, or those of all who were there', () => {
  const study = new Study().code('guide');
  study
    .interview('first', ['N2'])
    .interview('group', ['N1', 'N2'])
    .document('report')
    .coding('first', 'guide', [0, 4])
    .coding('group', 'guide', [0, 4], { respondentId: 'N2' })
    .coding('group', 'guide', [10, 14])
    .coding('report', 'guide', null);

  expect(grouped(study, 'guide', 'respondent').toSorted()).toEqual(
    ['N2: first 0', 'N2 N1: group 10', 'N2: group 0', ': report whole'].toSorted(),
  );
  const keys = grouped(study, 'guide', 'respondent').map((row) => row.split(':')[0]);
  // Nobody stands last, and no group is cut in two.
  expect(keys.at(-1)).toBe('');
  expect(keys.filter((key, at) => key !== keys[at - 1])).toHaveLength(new Set(keys).size);
});

it('lists the passages of each code together, in the order of the codebook', () => {
  const study = new Study().code('guide').code('barrier').document('report');
  study
    .coding('report', 'barrier', [0, 4])
    .coding('report', 'guide', [10, 14])
    .coding('report', 'barrier', [20, 24])
    .coding('report', 'guide', [22, 26]);

  expect(grouped(study, 'guide OR barrier', 'code')).toEqual([
    'guide: report 10',
    'guide: report 20',
    'barrier: report 0',
  ]);
});
