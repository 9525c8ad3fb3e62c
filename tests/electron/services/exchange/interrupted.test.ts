// An import that is not finished is visible to nobody: its rows are all there or none, for the program that imports,
// for its other windows and for other programs, whatever ends the import.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { all, insert, putBlob } from '#db/write.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { dump } from '../../../helpers/dump.ts';
import { code, codes, put, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { blobs } from '../imports/brought-in.ts';
import { codeWords, smallStudy } from '../../../helpers/study.ts';

/** More codings than are written before others get a turn: three batches. */
const CODINGS = 5000;
const FILE = 'large.qdpx';

function large({ folder }: Pick<TestProject, 'folder'>) {
  const marked = Array.from({ length: CODINGS }, (_, at) => selection(`s${at}`, at, at + 1, ['guide'])).join(
    '',
  );
  return put(
    folder,
    FILE,
    qdpx(qde(`${codes(code('guide'))}<Sources>${textSource('fair', marked)}</Sources>`), {
      'sources/fair.txt': 'x'.repeat(CODINGS + 1),
    }),
  );
}

/** A study with one coding. */
async function study(project: TestProject) {
  const made = await smallStudy(project);
  await codeWords(project, made.sources.first, made.codes.guide, 'window on policy');
  return made;
}

/** The counts that a window shows: from the tables in memory, and from the rows themselves. */
async function counted({ api }: Pick<TestProject, 'api'>) {
  const [tally, check] = await Promise.all([
    api.tallies.count({ unit: 'codings', by: 'kind', denominator: 'all' }),
    api.project.check(),
  ]);
  return [tally.rows, check.counts];
}

/** Runs `concord tally` and waits for its end; an import in this process is at rest meanwhile. */
function tallyElsewhere({ path, folder }: TestProject) {
  const entry = resolve(import.meta.dirname, '../../../../dist/cli.js');
  const words = ['tally', path, '--unit', 'codings', '--by', 'kind', '--format', 'json'];
  return spawnSync(process.execPath, [entry, ...words], {
    env: { ...process.env, CONCORD_HOME: resolve(folder, 'home'), LC_ALL: 'en_GB.UTF-8' },
    encoding: 'utf8',
  });
}

/** The tally of another program. */
function talliedElsewhere(project: TestProject): { rows: { code: string; total: number }[] } {
  const { stdout, stderr } = tallyElsewhere(project);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof talliedElsewhere>;
}

function bringAndDie(project: TestProject, reference: string, when: string): void {
  const entry = resolve(import.meta.dirname, 'import-and-die.ts');
  const died = spawnSync(process.execPath, [entry, project.path, reference, when], {
    env: { ...process.env, CONCORD_HOME: resolve(project.folder, 'home') },
  });
  expect(died.signal).toBe('SIGKILL');
}

test.each(['0', '2', '3'])(
  'a half-written import is not counted: a program killed after %s batches leaves nothing of it',
  async (when) => {
    await using project = await testProject();
    await study(project);
    const before = [dump(project.store()), blobs(project.store())];
    const file = large(project);
    await project.session.end();
    bringAndDie(project, file.reference, when);

    const { rows } = talliedElsewhere(project);
    project.reopen();

    expect(rows.map(({ code: name, total }) => [name, total])).toEqual([
      ['connector', 0],
      ['guide', 1],
    ]);
    expect([dump(project.store()), blobs(project.store())]).toEqual(before);
    expect(project.session.project).toMatchObject({ interrupted: null });
    expect(await project.api.history.state()).toMatchObject({ redo: null });
    await project.api.exchange.bringIn({ file });
    expect(all(project.store().db, 'coding')).toHaveLength(1 + CODINGS);
    await project.api.history.undo();
    expect(dump(project.store())).toBe(before[0]);
  },
);

test('a program killed once everything is written has imported everything', async () => {
  await using project = await testProject();
  await study(project);
  const before = dump(project.store());
  const file = large(project);
  await project.session.end();
  bringAndDie(project, file.reference, 'committed');
  project.reopen();

  expect(all(project.store().db, 'coding')).toHaveLength(1 + CODINGS);
  expect((await project.api.project.check()).problems).toEqual([]);
  await project.api.history.undo();
  expect(dump(project.store())).toBe(before);
});

test('a half-written import is seen neither by queries here, nor by a second window, nor by another program', async () => {
  await using project = await testProject();
  await study(project);
  const other = newSession('en');
  other.adopt(openStore(project.path, openOptions));
  const before = await counted(project);
  const tally = talliedElsewhere(project);
  const here: Promise<unknown>[] = [];
  const tallies: unknown[] = [];

  await project.api.exchange.bringIn(
    { file: large(project) },
    {
      onProgress: ({ name, stage, done }) => {
        if (name !== FILE || stage !== 'writing') return;
        here.push(counted(project), counted({ api: clientOf(other) }));
        if (done === 2) tallies.push(talliedElsewhere(project));
      },
    },
  );

  const seen = await Promise.all(here);
  expect(seen.length).toBeGreaterThan(5);
  for (const each of seen) expect(each).toEqual(before);
  expect(tallies).toEqual([tally]);
  expect(await counted(project)).not.toEqual(before);
  await other.end();
});

test('no other act runs while a file is written, and the import is undone as one act', async () => {
  await using project = await testProject();
  const { codes: made } = await smallStudy(project);
  const before = dump(project.store());
  const refused: Promise<unknown>[] = [];

  await project.api.exchange.bringIn(
    { file: large(project) },
    {
      onProgress: ({ name, done }) => {
        if (name !== FILE || done === 0) return;
        const act = project.api.codes.update({ id: made.guide.id, name: 'renamed meanwhile' });
        refused.push(act.catch((error: unknown) => error));
      },
    },
  );

  const answers = await Promise.all(refused);
  expect(answers.length).toBeGreaterThan(2);
  for (const answer of answers)
    expect(answer).toMatchObject({ key: 'errors:busy', parameters: { name: FILE } });
  await project.api.history.undo();
  expect(dump(project.store())).toBe(before);
  await project.api.codes.update({ id: made.guide.id, name: 'renamed afterwards' });
});

test('an import cancelled while it is written never happened and cannot be redone', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const before = [dump(project.store()), blobs(project.store())];
  const stop = new AbortController();
  const heard: unknown[] = [];
  project.session.subscribe((news) => heard.push(news));

  const bringing = project.api.exchange.bringIn(
    { file: large(project) },
    {
      signal: stop.signal,
      onProgress: ({ name, done }) => {
        if (name === FILE && done > 1) stop.abort();
      },
    },
  );

  await expect(bringing).rejects.toMatchObject({ code: 'cancelled' });
  expect([dump(project.store()), blobs(project.store())]).toEqual(before);
  expect(heard).toEqual([]);
  const { undo, redo } = await project.api.history.state();
  expect([undo?.method, redo]).toEqual(['notes.save', null]);
});

test('a project closed while a file is written keeps nothing of the file', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const before = dump(project.store());

  const bringing = project.api.exchange.bringIn(
    { file: large(project) },
    {
      onProgress: ({ name, done }) => {
        if (name === FILE && done === 2) project.session.close();
      },
    },
  );

  await expect(bringing).rejects.toMatchObject({ code: 'cancelled' });
  project.reopen();
  expect(dump(project.store())).toBe(before);
});

/**
 * Leaves the state of an earlier version, which imported a file in several transactions, when it was killed between two
 * of them.
 */
async function leaveHalf(project: TestProject): Promise<void> {
  const [guide] = (await project.api.project.records()).tables.code.filter(({ name }) => name === 'guide');
  const [coder] = all(project.store().db, 'coder');
  const coderId = coder?.id ?? '';
  const at = '2026-03-14T10:00:00.000Z';
  const deed = { method: 'exchange.bringIn', coderId, at, group: 'half' };
  project.store().transact(deed, (db) => {
    const reportHash = putBlob(db, JSON.stringify({ isWhole: false }));
    const read = { origin: 'Test 1.0', unit: 'code-point', lineEnd: 1 } as const;
    insert(db, 'exchange', { id: 'half', name: FILE, ...read, coderId, at, reportHash });
  });
  project.store().transact(deed, (db) => {
    for (const coding of all(db, 'coding', { codeId: guide?.id ?? '' }))
      insert(db, 'coding', { ...coding, id: `half ${coding.id}`, start: 0, end: 1 });
  });
}

test('half an import left by an earlier version is undone when the project is opened, with a notice', async () => {
  await using project = await testProject();
  await study(project);
  const before = dump(project.store());
  await leaveHalf(project);
  project.reopen();

  expect(dump(project.store())).toBe(before);
  expect(project.session.project).toMatchObject({ interrupted: FILE });
  expect(await project.api.history.state()).toMatchObject({ redo: null });
  expect((await project.api.project.check()).problems).toEqual([]);
  project.reopen();
  expect(project.session.project).toMatchObject({ interrupted: null });
});

test('half an import left by an earlier version is not counted by a reader: it is undone once nobody has the project open', async () => {
  await using project = await testProject();
  await study(project);
  const whole = tallyElsewhere(project);
  await leaveHalf(project);

  const held = tallyElsewhere(project);
  project.session.close();
  const free = tallyElsewhere(project);
  const again = tallyElsewhere(project);

  expect([held.status, held.stdout]).toEqual([1, '']);
  expect(held.stderr).toContain(FILE);
  expect([free.status, free.stdout]).toEqual([0, whole.stdout]);
  expect(free.stderr).toContain(FILE);
  expect([again.stderr, again.stdout]).toEqual(['', whole.stdout]);
});
