// Some of the damages of `npm run trust` that are salvaged.
import { expect, test } from 'vitest';
import { salvages } from '../../../scripts/trust/salvages.ts';

test('from a damaged study nothing comes back that never existed, and nearly everything that is still there', async () => {
  const { faults, came } = await salvages({ count: 18, seed: 20_260_314 });

  expect(faults).toEqual([]);
  expect(came['cut and bit: back without a snapshot']).toBeGreaterThan(0);
});
