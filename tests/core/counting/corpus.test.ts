import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#core/change.ts';
import { applyToCorpus, corpusOf, type Corpus } from '#core/counting/corpus.ts';
import { corpusTables } from '#core/tables/all.ts';
import { studies } from './random-study.ts';
import { adding, Study } from './study.ts';

/** The change that turns the small tables of one study into those of another. */
function between(from: Study, to: Study): Change {
  const change: Record<'added' | 'updated' | 'removed', Record<string, Record<string, unknown>>> = {
    added: {},
    updated: {},
    removed: {},
  };
  for (const table of corpusTables) {
    const before = new Map(from.rows[table].map((row) => [row.id, row]));
    const after = new Map(to.rows[table].map((row) => [row.id, row]));
    for (const [id, row] of after) {
      const old = before.get(id);
      if (old) (change.updated[table] ??= {})[id] = [old, row];
      else (change.added[table] ??= {})[id] = row;
    }
    for (const [id, row] of before) if (!after.has(id)) (change.removed[table] ??= {})[id] = row;
  }
  return change;
}

/** The derived look-ups, sorted so that the order of rows does not matter. */
function lookUps({
  codebook,
  sourcesInOrder,
  respondentsOf,
  reviewsOf,
  valuesOf,
  mainCoderId,
}: Corpus): unknown {
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    mainCoderId,
    codes: codebook.inOrder,
    gathered: sorted(codebook.gathered),
    sourcesInOrder,
    respondentsOf: sorted(respondentsOf),
    reviewsOf: sorted(reviewsOf).map(([id, reviews]) => [id, reviews.map((review) => review.id).sort()]),
    valuesOf: sorted(valuesOf).map(([id, values]) => [id, sorted(values)]),
  };
}

describe('the corpus', () => {
  it('equals a newly built corpus after a change', () => {
    fc.assert(
      fc.property(studies, studies, (before, after) => {
        const changed = applyToCorpus(before.corpus, between(before, after));

        expect(lookUps(changed)).toEqual(lookUps(after.corpus));
      }),
    );
  });

  it('is the same value after a change of codings only', () => {
    const study = new Study().document('D1').code('guide').coding('D1', 'guide', [0, 5]);
    const { corpus } = study;

    expect(applyToCorpus(corpus, adding('coding', study.codings[0]!))).toBe(corpus);
  });

  it('recomputes only what a change touches and leaves the old value as it was', () => {
    const { corpus } = new Study().document('D1').code('guide');
    const review = { id: 'r', sourceId: 'D1', coderId: 'Wei', at: '2024-02-01T00:00:00.000Z' };

    const changed = applyToCorpus(corpus, adding('review', review));

    expect(changed.reviewsOf.get('D1')).toEqual([review]);
    expect(corpus.reviewsOf.get('D1')).toBeUndefined();
    expect(changed.codebook).toBe(corpus.codebook);
    expect(changed.sourcesInOrder).toBe(corpus.sourcesInOrder);
  });

  it('lists documents before interviews, then by class, date and name', () => {
    const study = new Study().class('report').class('news').interview('N10', ['N10']).interview('N9', ['N9']);
    study.document('undated', { classId: 'news' }).document('early', { classId: 'news', date: '2019' });
    study.document('report', { classId: 'report', date: '2024' }).document('no class', { date: '2001' });

    expect(study.corpus.sourcesInOrder.map(({ id }) => id)).toEqual([
      'report',
      'early',
      'undated',
      'no class',
      'N9',
      'N10',
    ]);
  });

  it('is empty when the project is empty', () => {
    expect(corpusOf({})).toMatchObject({ mainCoderId: null, sourcesInOrder: [] });
  });
});
