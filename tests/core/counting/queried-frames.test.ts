// Estimates of what a query found: it finds nothing in sources that nobody has read yet.
import { expect, it } from 'vitest';
import { tally } from '#core/counting/tally.ts';
import type { Scope } from '#core/counting/request.ts';
import { sampledStudy } from '../../words/sampled-study.ts';

/** The news and reports with the theme *connector*, found by a query for it. */
function found(study: ReturnType<typeof sampledStudy>, classId: string): Scope {
  const sourceIds = study.codings.filter(({ codeId }) => codeId === 'connector').map((row) => row.sourceId);
  return { classIds: [classId], sourceIds, foundBy: 'connector' };
}

it('estimates nothing of what a query found while drawn sources before those reviewed are unread', () => {
  const study = sampledStudy();
  study.rows.review = study.rows.review.filter(({ sourceId }) => sourceId !== 'n012');
  const asked = { scope: found(study, 'news'), of: ['guide'] };
  const [row] = tally(study.corpus, study.table, asked).rows;

  expect(row?.total).toMatchObject({
    count: 0,
    share: null,
    reason: { key: 'out_of_draw_order', params: { r: 19, n: 20 } },
  });
});

it('estimates from all drawn sources what a query found once all are read', () => {
  const study = sampledStudy();
  const [row] = tally(study.corpus, study.table, { scope: found(study, 'news'), of: ['guide'] }).rows;

  expect(row?.total).toMatchObject({ count: 0, share: 0, reason: null });
});

it('lets no class enter an estimate as complete while a query cannot know what its unread sources hold', () => {
  const study = sampledStudy();
  study.rows.review = study.rows.review.filter(({ sourceId }) => sourceId !== 'r070');
  const asked = { scope: found(study, 'report'), of: ['guide'], estimate: true };
  const both = { ...asked, scope: { ...asked.scope, classIds: ['news', 'report'] } };
  const [row] = tally(study.corpus, study.table, both).rows;

  expect(row?.total).toMatchObject({
    share: null,
    reason: { key: 'incomplete_class', params: { m: 1, N: 50 } },
  });
});
