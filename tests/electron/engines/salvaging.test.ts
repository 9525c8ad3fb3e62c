import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { buildSample } from '#electron/sample.ts';
import { openOptions, testFolder, testProject } from '../../helpers/project.ts';

const PAGE = 4096;

/** The sample study with a lost page in its middle. */
function damagedIn(folder: string): string {
  const path = join(folder, 'damaged.concord');
  buildSample(path, openOptions).close();
  writeFileSync(path, readFileSync(path).fill(0x23, 120 * PAGE, 121 * PAGE));
  return path;
}

test('a damaged study is salvaged beside the open one, and never into an existing file', async () => {
  await using project = await testProject();
  using folder = testFolder();
  const path = damagedIn(folder.path);
  const into = join(folder.path, 'new');

  const { path: made, state, tables } = await project.api.desk.salvage({ path, into });
  const again = await project.api.desk.salvage({ path, into }).catch((error: unknown) => error);

  expect(made).toBe(`${into}.concord`);
  expect(state).not.toBe('proven');
  expect(tables['coding']).toEqual({ found: 459, missing: 0 });
  expect(again).toMatchObject({ key: 'errors:file_exists' });
  expect(project.session.project?.path).toBe(project.path);
});

test('a salvage that is stopped leaves nothing behind', async () => {
  await using project = await testProject();
  using folder = testFolder();
  const path = damagedIn(folder.path);
  const before = readdirSync(folder.path);
  const stopping = new AbortController();

  const salvaging = project.api.desk.salvage(
    { path, into: join(folder.path, 'new') },
    { signal: stopping.signal },
  );
  // A process needs longer than that to start.
  setTimeout(() => stopping.abort(), 30);

  const stopped = await salvaging.catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(AppError);
  expect(stopped).toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder.path)).toEqual(before);
});
