// A large file is written in several transactions; whatever ends them, it is there whole or not at all.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { dump } from '../../../helpers/dump.ts';
import { code, codes, put, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';

/** More codings than one transaction takes. */
const MANY = 2500;

function large({ folder }: TestProject) {
  const marked = Array.from({ length: MANY }, (_, at) => selection(`s${at}`, at, at + 1, ['guide'])).join('');
  return put(
    folder,
    'large.qdpx',
    qdpx(qde(`${codes(code('guide'))}<Sources>${textSource('fair', marked)}</Sources>`), {
      'sources/fair.txt': 'x'.repeat(MANY + 1),
    }),
  );
}

test('a program that is killed amid it leaves nothing, says so when it opens the project, and can bring it in again', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const before = dump(project.store());
  const file = large(project);
  await project.session.end();

  const entry = resolve(import.meta.dirname, 'bring-and-die.ts');
  const died = spawnSync(process.execPath, [entry, project.path, file.reference], {
    env: { ...process.env, CONCORD_HOME: resolve(project.folder, 'home') },
  });
  expect(died.signal).toBe('SIGKILL');
  project.reopen();

  expect(dump(project.store())).toBe(before);
  expect(project.session.project).toMatchObject({ interrupted: 'large.qdpx' });
  expect(await project.api.history.state()).toMatchObject({ redo: null });
  expect((await project.api.project.check()).problems).toEqual([]);
  project.reopen();
  expect(project.session.project).toMatchObject({ interrupted: null });
  await project.api.exchange.bringIn({ file });
  expect(all(project.store().db, 'coding')).toHaveLength(MANY);
  project.reopen();
  expect(project.session.project).toMatchObject({ interrupted: null });
  await project.api.history.undo();
  expect(dump(project.store())).toBe(before);
});

test('no other act comes in between while it is written, and it is one act to undo', async () => {
  await using project = await testProject();
  const { codes: made } = await smallStudy(project);
  const before = dump(project.store());
  const refused: Promise<unknown>[] = [];

  await project.api.exchange.bringIn(
    { file: large(project) },
    {
      onProgress: ({ name, done }) => {
        if (name !== 'large.qdpx' || done === 0) return;
        const act = project.api.codes.update({ id: made.guide.id, name: 'renamed meanwhile' });
        refused.push(act.catch((error: unknown) => error));
      },
    },
  );

  expect(await Promise.all(refused)).toMatchObject([
    { key: 'errors:busy', parameters: { name: 'large.qdpx' } },
  ]);
  await project.api.history.undo();
  expect(dump(project.store())).toBe(before);
  await project.api.codes.update({ id: made.guide.id, name: 'renamed afterwards' });
});

test('what is cancelled while it is written is gone, and is no act that could be done again', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const before = dump(project.store());
  const stop = new AbortController();

  const bringing = project.api.exchange.bringIn(
    { file: large(project) },
    {
      signal: stop.signal,
      onProgress: ({ name, done }) => {
        if (name === 'large.qdpx' && done > 0) stop.abort();
      },
    },
  );

  await expect(bringing).rejects.toMatchObject({ code: 'cancelled' });
  expect(dump(project.store())).toBe(before);
  const { undo, redo } = await project.api.history.state();
  expect([undo?.method, redo]).toEqual(['notes.save', null]);
});
