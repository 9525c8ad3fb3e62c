import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { salvage } from '#db/salvage/salvage.ts';
import { chance } from '../../../scripts/chance.ts';
import { damagedBytes } from '../../../scripts/trust/damages.ts';
import { openOptions, testFolder, testProject } from '../../helpers/project.ts';
import { act, acts } from '../../helpers/random-acts.ts';
import { smallStudy } from '../../helpers/study.ts';
import { compareRows, rowsIn } from '../../../scripts/trust/rows.ts';

const PAGE = 4096;

test('in a study with many acts, some of them undone, no row comes back in an earlier state', async () => {
  using folder = testFolder();
  await using project = await testProject();
  await smallStudy(project);
  for (const sequence of fc.sample(acts, { seed: 20260314, numRuns: 6 }))
    for (const [index, each] of sequence.entries()) {
      await act(project, each);
      if (index % 5 === 4) await project.api.history.undo();
    }
  project.session.close();
  const closed = readFileSync(project.path);
  const bytes = closed.subarray(0, closed.readUInt32BE(28) * PAGE);
  const path = join(folder.path, 'study.concord');
  const fresh = join(folder.path, 'new.concord');
  copyFileSync(project.path, path);
  const was = rowsIn(path);
  const drawn = chance(7);
  let kept = 0;
  let tried = 0;
  for (const kind of ['bit', 'sector', 'page', 'swap', 'cut', 'cut and bit'] as const) {
    for (let number = 0; number < 8; number += 1) {
      rmSync(fresh, { force: true });
      writeFileSync(path, damagedBytes(bytes, kind, drawn));
      const report = salvage(path, fresh, { snapshots: folder.path, now: openOptions.now, coderName: 'Wei' });
      const found = compareRows(was, rowsIn(fresh), report.fresh);
      expect(found.wrong, `${kind} ${number}`).toEqual([]);
      if (kind.startsWith('cut')) continue;
      kept += found.kept;
      tried += was.size;
    }
  }
  expect(kept / tried).toBeGreaterThan(0.95);
});
