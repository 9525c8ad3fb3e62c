// Some of the damages to a large study of `npm run trust`, on a smaller study.
import { expect, test } from 'vitest';
import { tryLargeDamages } from '../../../scripts/trust/large-damages.ts';

test('damage to a study with many sources is refused or reported, and salvage gives no wrong row', async () => {
  const { faults, came } = await tryLargeDamages({ count: 12, seed: 20_260_314 }, 0.02);

  expect(faults).toEqual([]);
  expect(came['salvaged']).toBe(2);
  expect(came['other']).toBeUndefined();
});
