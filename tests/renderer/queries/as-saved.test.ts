// Whether the screen of passages shows a saved query as it was saved: a count in another layer is another count.
import { expect, it } from 'vitest';
import type { Query } from '#core/query/query.ts';
import { isAsSaved } from '#renderer/common/queries/saved-queries.ts';

const query: Query = { what: 'code', code: 'guide', direct: false };
const saved = { present: { query, named: query, missing: [] }, side: null, layer: null, denominator: null };
const shown = { query, side: null, layer: null, denominator: null };

it('is as saved only in the layer, and out of what, it was saved for', () => {
  const isMain = (layer: unknown) => layer === null || layer === 'main';

  expect(isAsSaved(saved, shown, isMain)).toBe(true);
  expect(isAsSaved(saved, { ...shown, layer: 'main', denominator: 'all' }, isMain)).toBe(true);
  expect(isAsSaved(saved, { ...shown, layer: 'main' }, () => false)).toBe(false);
  expect(isAsSaved(saved, { ...shown, layer: 'union' }, isMain)).toBe(false);
  expect(isAsSaved(saved, { ...shown, denominator: 'reviewed' }, isMain)).toBe(false);
  expect(
    isAsSaved({ ...saved, layer: { coderId: 'Lin' } }, { ...shown, layer: { coderId: 'Lin' } }, isMain),
  ).toBe(true);
});
