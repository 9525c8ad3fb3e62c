// The memory of the main process after a day's work: in a process of its own, so that the bench's texts do not count.
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../budget.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const child = fileURLToPath(new URL('../memory-child.ts', import.meta.url));

/** After the import, whose texts are imported once more. */
export function memory(bench: Workbench): Measured[] {
  const { path, reportId, busyCodeId } = bench.study;
  const copy = placeIn(bench, 'memory.concord');
  copyFileSync(path, copy);
  const words = [child, copy, reportId, busyCodeId, placeIn(bench, 'texts')];
  const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The work for the memory row failed: ${done.stderr}`);
  return [
    {
      work: 'memory of the main process after all of this',
      value: Number(done.stdout) / 1024 / 1024,
      unit: 'MB',
      budget: { most: 400 * (bench.size.codings > 1 ? 2 : 1) },
    },
  ];
}
