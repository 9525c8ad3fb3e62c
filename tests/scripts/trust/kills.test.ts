// Some of the kills of `npm run trust`.
import { expect, test } from 'vitest';
import { killedWorks, tryKills } from '../../../scripts/trust/kills.ts';

test.each(killedWorks)(
  'acknowledged acts are there after a kill, and nothing is left half done (%s)',
  async (work) => {
    const { faults, came } = await tryKills({ count: 2, seed: 20_260_314 }, work);

    expect(faults).toEqual([]);
    expect(came['answers']).toBeGreaterThan(0);
  },
);
