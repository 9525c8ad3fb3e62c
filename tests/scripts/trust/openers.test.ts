// Some of the openings of `npm run trust`.
import { expect, test } from 'vitest';
import { tryOpeners } from '../../../scripts/trust/openers.ts';

test('of programs that open one study at once by several names, one writes, and nothing of it is lost', async () => {
  const { faults, came } = await tryOpeners({ count: 2, seed: 20_260_314 });

  expect(faults).toEqual([]);
  expect(came['readers']).toBeGreaterThan(1);
  expect(came['answers']).toBeGreaterThan(0);
});
