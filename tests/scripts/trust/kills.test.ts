// A share of the kills of `npm run trust`.
import { expect, test } from 'vitest';
import { tryKills } from '../../../scripts/trust/kills.ts';

const trials = { count: 2, seed: 20_260_314 };

test.each(['coding', 'notes', 'merge', 'snapshot'] as const)(
  'what was acknowledged is there after a kill, and the rows are those of the history (%s)',
  async (work) => {
    const { faults, came } = await tryKills(trials, work);

    expect(faults).toEqual([]);
    expect(came['answers']).toBeGreaterThan(0);
  },
);

// Nothing of these is answered before all of it is done: a kill may come before every answer.
test.each(['import', 'exchange', 'export', 'migration'] as const)(
  'what takes its time is there whole or not at all after a kill (%s)',
  async (work) => {
    const { faults, came } = await tryKills(trials, work);

    expect(faults).toEqual([]);
    expect(came['kills']).toBe(2);
  },
);
