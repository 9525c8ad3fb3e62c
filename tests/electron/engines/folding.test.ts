import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSeal } from '#db/seal.ts';
import { testFolder } from '../../helpers/project.ts';

const root = join(import.meta.dirname, '../../..');
const at = (path: string): string => JSON.stringify(join(root, path));

test('a program that has nothing else to do waits for the folding thread and closes the study', () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const script = `
    const { createReading } = await import(${at('electron/reading.ts')});
    const { Session } = await import(${at('electron/session.ts')});
    const { Settings } = await import(${at('electron/settings.ts')});
    const { newStudy, remember } = await import(${at('tests/helpers/memo-acts.ts')});
    const session = new Session({
      settings: new Settings(${JSON.stringify(join(folder.path, 'home'))}),
      files: { input: (path) => path, output: (path) => path },
      reading: createReading(),
      log: console.error,
      language: 'en',
      browsesFolders: false,
    });
    const store = newStudy(${JSON.stringify(path)});
    session.adopt(store);
    remember(store, 'large', 40 * 1024 * 1024);
    await session.end();
    console.log('ended');`;

  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });

  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'ended\n', stderr: '' });
  expect(readSeal(path).state).toBe('closed');
});
