import { expect, test } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import { countHits } from '#core/search/hit-counts.ts';

function source(kind: 'document' | 'interview', classId: string | null, date: string | null): SourceRecord {
  // Counting reads no other field.
  return { id: `${kind} ${classId} ${date}`, kind, classId, date } as SourceRecord;
}

const sources = [
  source('document', 'news', '2019-12-05'),
  source('document', 'news', '2020'),
  source('document', 'report', '2020-01'),
  source('interview', null, null),
];
const hits = Uint32Array.of(3, 0, 2, 1);

test('hits and the sources that hold them are counted by kind, class and year, out of all sources in scope', () => {
  const counts = countHits(sources, hits);

  expect(counts.listed).toEqual({ hits: 6, sources: 3, of: 4 });
  expect(counts.documents).toEqual({ hits: 5, sources: 2, of: 3 });
  expect(counts.interviews).toEqual({ hits: 1, sources: 1, of: 1 });
  expect(counts.byClass).toEqual([
    { kind: 'document', classId: 'news', hits: 3, sources: 1, of: 2 },
    { kind: 'document', classId: 'report', hits: 2, sources: 1, of: 1 },
    { kind: 'interview', classId: null, hits: 1, sources: 1, of: 1 },
  ]);
  expect(counts.byYear).toEqual([
    { year: '2019', hits: 3, sources: 1, of: 1 },
    { year: '2020', hits: 2, sources: 1, of: 2 },
    { year: null, hits: 1, sources: 1, of: 1 },
  ]);
});

test('choosing classes leaves the counts by class as they are and narrows those by year', () => {
  const counts = countHits(sources, hits, { classes: [{ kind: 'document', classId: 'news' }] });

  expect(counts.listed).toEqual({ hits: 3, sources: 1, of: 2 });
  expect(counts.byClass.map((each) => each.hits)).toEqual([3, 2, 1]);
  expect(counts.byYear.map((each) => each.hits)).toEqual([3, 0]);
});
