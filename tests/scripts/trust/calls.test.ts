// A small part of the calls of `npm run trust`.
import { expect, test } from 'vitest';
import { tryCalls } from '../../../scripts/trust/calls.ts';

test('whatever a call holds, no row changes without an act and nothing is a fault inside Concord', async () => {
  const { faults, came } = await tryCalls({ count: 250, seed: 20_260_314 });

  expect(faults).toEqual([]);
  // Most calls must pass the schema, or nothing would have been tested.
  expect(came['done']).toBeGreaterThan(100);
  expect(came['acts']).toBeGreaterThan(25);
});
