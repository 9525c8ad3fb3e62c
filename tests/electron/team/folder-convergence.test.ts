// The same over a shared folder: whatever is done, and however late, in halves or twice its files come, all become one study.
import { expect, test } from 'vitest';
import { folderHistory } from '../../helpers/folder-histories.ts';
import { begunStudy } from '../../helpers/team-histories.ts';

const RUNS = Number(process.env['CONCORD_TEAM_RUNS'] ?? 2);
const FIRST = Number(process.env['CONCORD_TEAM_SEED'] ?? 1);

test('files of a team over a folder become the same study', async () => {
  const begun = await begunStudy('folder');
  await using project = begun.project;
  expect(project.faults).toEqual([]);
  const faults: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
    const { faults: found, happened } = await folderHistory(begun, seed);
    faults.push(...found.map((fault) => `seed ${seed}: ${fault}`));
    if (process.env['CONCORD_TEAM_RUNS']) console.log(seed, happened);
  }
  expect(faults).toEqual([]);
}, 3_600_000);
