// A program is killed before any step of opening or closing a study. Every act that it acknowledged is still there, in
// the file or in its log, and nobody is told that something may be missing.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { newStudy, remembered, versionByte } from '../helpers/memo-acts.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const program = fileURLToPath(new URL('./killed-at-step.ts', import.meta.url));

test.each(['opening', 'closing'])('a kill between any two steps of %s loses nothing', (phase) => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  newStudy(path).close();
  const acknowledged: string[] = [];

  for (let step = 1; ; step += 1) {
    const { signal, stdout, stderr } = spawnSync(
      process.execPath,
      [program, path, `memo ${step}`, phase, `${step}`],
      {
        encoding: 'utf8',
      },
    );
    expect(stderr).toBe('');
    if (stdout !== '') acknowledged.push(stdout);
    if (signal === null) break;
    expect(signal).toBe('SIGKILL');

    // The next program opens the file, and so does a reader.
    const reading = openStore(path, { ...openOptions, readOnly: true });
    expect(remembered(reading)).toEqual(acknowledged);
    reading.close();
    expect(reading.notes).toEqual([]);
  }

  const store = openStore(path, openOptions);
  expect(store.notes).toEqual([]);
  expect(remembered(store)).toEqual(acknowledged);
  expect(findProblems(store.db)).toEqual([]);
  store.close();
  expect(versionByte(path)).toBe(1);
  expect(acknowledged.length).toBeGreaterThan(phase === 'closing' ? 5 : 0);
});
