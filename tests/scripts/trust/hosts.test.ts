// Some of the hosts of `npm run trust`.
import { expect, test } from 'vitest';
import { tryHosts } from '../../../scripts/trust/hosts.ts';

test('a study that the browser host writes is read by commands and written by none, and by the next once the host has ended', async () => {
  const { faults, came } = await tryHosts({ count: 2, seed: 20_260_314 });

  expect(faults).toEqual([]);
  expect(came['writers turned down']).toBe(2);
  expect(came['acts']).toBeGreaterThan(3);
});
