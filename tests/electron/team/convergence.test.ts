// The heart of a team: whatever several people do, offline or not, their files become the same study.
import { expect, test } from 'vitest';
import { begunStudy, teamHistory } from '../../helpers/team-histories.ts';
import { count, type Tally } from '../../helpers/team-tally.ts';

const RUNS = Number(process.env['CONCORD_TEAM_RUNS'] ?? 6);
const FIRST = Number(process.env['CONCORD_TEAM_SEED'] ?? 1);

test('files of a team become the same study, whatever was done in them and whatever went wrong on the way', async () => {
  const begun = await begunStudy('team');
  await using project = begun.project;
  expect(project.faults).toEqual([]);
  const faults: string[] = [];
  const total: Tally = {};
  for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
    const { faults: found, happened } = await teamHistory(begun, seed);
    faults.push(...found.map((fault) => `seed ${seed}: ${fault}`));
    for (const [what, often] of Object.entries(happened)) count(total, what, often);
  }
  if (process.env['CONCORD_TEAM_RUNS']) console.log(total);
  expect(faults).toEqual([]);
  // Else nothing was sealed in all of these rounds, and pushing it openly would not be noticed.
  expect(RUNS < 6 || (total['published'] ?? 0) > 0).toBe(true);
}, 3_600_000);
