// Some of the recounts of `npm run trust`, on a smaller study.
import { expect, test } from 'vitest';
import { tryRecounts } from '../../../scripts/trust/recounts.ts';

test('tallies of a study with many codings are what SQL counts in its rows', async () => {
  const { tried, came, faults } = await tryRecounts({ count: 12, seed: 20_260_314 }, 0.02);

  expect(faults).toEqual([]);
  expect(tried).toBe(12);
  expect(came['cells']).toBeGreaterThan(1000);
});
