// Some of the lost places of `npm run trust`: each kind of trouble once.
import { expect, test } from 'vitest';
import { troubles, tryPlaces } from '../../../scripts/trust/places.ts';

test('acts acknowledged before a study lost its place, or its disk was full, are in a file', async () => {
  const { faults, came } = await tryPlaces({ count: troubles.length, seed: 20_260_314 });

  expect(faults).toEqual([]);
  expect(came['answers']).toBeGreaterThan(0);
  expect(came['refused']).toBeGreaterThanOrEqual(troubles.length - 1);
});
