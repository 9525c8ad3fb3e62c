// A thread that cannot be started must release the study, which could otherwise never be closed again.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError, asThrown } from '#core/errors.ts';
import { startOverStudy } from '#electron/engines/lent-thread.ts';
import { newStudy } from '../../helpers/memo-acts.ts';
import { testFolder } from '../../helpers/project.ts';

const root = join(import.meta.dirname, '../../..');
const at = (path: string): string => JSON.stringify(join(root, path));

const ways: Readonly<Record<string, string>> = {
  'folds the log': `(await import(${at('electron/engines/folding.ts')})).foldBeside(path, () => true)`,
  'copies it': `await (await import(${at('electron/engines/copying.ts')})).saveCopy(path, path + '-copy', { signal, progress })`,
  'looks for what is alike': `await (await import(${at('electron/engines/likeness.ts')})).findAlike({
    db: (await import(${at('db/reading-connection.ts')})).connectToRead(path), signal, progress })`,
  'searches it': `new (await import(${at('electron/engines/searching/thread.ts')})).Thread('texts', path, {})`,
};

test.each(Object.entries(ways))('when no thread may be started that %s, the study is released', (_, work) => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  newStudy(path).close();
  const script = `
    const { isOpenHere } = await import(${at('db/own-files.ts')});
    const path = ${JSON.stringify(path)};
    const { signal } = new AbortController();
    const progress = () => undefined;
    let refused = 'nothing';
    try {
      ${work};
    } catch (error) {
      refused = error.code;
    }
    console.log(refused, isOpenHere(path));`;
  const may = ['--permission', '--allow-addons', '--allow-fs-read=*', '--allow-fs-write=*'];

  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...may, '--disable-warning=SecurityWarning', '--input-type=module', '-e', script],
    { cwd: root, encoding: 'utf8' },
  );

  expect({ stdout, stderr }).toEqual({ stdout: 'ERR_ACCESS_DENIED false\n', stderr: '' });
});

test('an error thrown in a thread arrives with its message and its class', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const store = newStudy(path);
  // The thread gets the identity of another file than the one at this path.
  const worker = startOverStudy(path, join(root, 'electron/engines/copying-thread.ts'), ({ path: file }) => ({
    file: { path: file, id: '0:0', log: null },
    part: join(folder.path, 'part.concord'),
  }));

  const thrown = await new Promise<unknown>((resolve) => {
    worker.once('error', resolve);
  });
  store.close();

  expect(thrown).not.toBeInstanceOf(AppError);
  expect(asThrown(thrown)).toBeInstanceOf(AppError);
  expect(asThrown(thrown)).toMatchObject({ code: 'conflict', key: 'errors:place_replaced' });
});
