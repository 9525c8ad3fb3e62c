// What keeps files in step by itself: whatever happens to connections, and whenever files are closed, all become one study again
// without anybody asking for it.
import { expect, test } from 'vitest';
import { linkHistory } from '../../helpers/link-histories.ts';
import { begunStudy } from '../../helpers/team-histories.ts';
import { count, type Tally } from '../../helpers/team-tally.ts';

const RUNS = Number(process.env['CONCORD_TEAM_RUNS'] ?? 3);
const FIRST = Number(process.env['CONCORD_TEAM_SEED'] ?? 1);

test('files keep themselves in step, whatever happens to the way and whenever they are closed', async () => {
  const begun = await begunStudy('team');
  await using project = begun.project;
  expect(project.faults).toEqual([]);
  const faults: string[] = [];
  const total: Tally = {};
  for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
    const { faults: found, happened } = await linkHistory(begun, seed);
    faults.push(...found.map((fault) => `seed ${seed}: ${fault}`));
    for (const [what, often] of Object.entries(happened)) count(total, what, often);
  }
  if (process.env['CONCORD_TEAM_RUNS']) console.log(total);
  expect(faults).toEqual([]);
  expect(total['exchanges']).toBeGreaterThan(0);
}, 3_600_000);
