// Jobs that only read run in a thread of a desktop program. Acts continue meanwhile, and the results equal those
// without a thread.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { isOpenHere } from '#db/own-files.ts';
import { createReading } from '#electron/reading.ts';
import { canSeizeElsewhere, openElsewhere } from '../../helpers/other-process.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';

interface Coded extends TestProject {
  readonly study: Study;
  /** Path for an exported file. */
  readonly to: string;
}

/** A study with one coding. `meanwhile` runs when a job asks where its file goes. */
async function coded(meanwhile: (project: Coded) => void = () => undefined): Promise<Coded> {
  let ready: Coded | null = null;
  const project = await testProject(createReading(), {
    asideFrom: 0,
    now: () => '2026-03-14T09:00:00.000Z',
    files: {
      input: (reference) => resolve(reference),
      output: (reference) => {
        if (ready) meanwhile(ready);
        return resolve(reference);
      },
    },
  });
  const study = await smallStudy(project);
  await codeWords(project, study.sources.first, study.codes.guide, 'association');
  ready = { ...project, study, to: join(project.folder, 'passages.csv') };
  return ready;
}

/**
 * Waits until no thread has the file open. After a long pause in a slow test, the thread that folded the log may still
 * be ending.
 */
const isReleased = ({ path }: TestProject) => expect.poll(() => isOpenHere(path)).toBe(false);

const writing = ({ to }: { readonly to: string }) => ({ to, format: 'csv' }) as const;

test('a passage coded while all passages are exported is kept, and is not in the export', async () => {
  const answered: Promise<unknown>[] = [];
  await using project = await coded((open) => {
    answered.push(codeWords(open, open.study.sources.other, open.study.codes.market, 'suppliers'));
  });

  await project.api.exports.passages(writing(project));
  await Promise.all(answered);

  const lines = readFileSync(project.to, 'utf8').trimEnd().split('\n');
  expect([answered.length, lines.length]).toEqual([1, 2]);
  expect((await project.api.project.check()).counts.codings).toBe(2);
});

test('an export from a thread equals an export without one, and so does a refusal', async () => {
  await using project = await coded();
  const { study, folder, session } = project;
  const jobs: readonly (readonly [method: string, file: string, input: object])[] = [
    [
      'exports.passages',
      'passages.html',
      { format: 'html', codeId: study.codes.guide.id, language: 'zh-CN' },
    ],
    ['exports.passages', 'refused.csv', { format: 'csv', codeId: 'nobody' }],
    ['replication.write', 'package.zip', { pseudonyms: true }],
  ];
  const done = async (): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const [method, file, input] of jobs) {
      const to = join(folder, file);
      const outcome = await session.call(method, { to, ...input });
      found.push([outcome, existsSync(to) ? readFileSync(to).toString('base64') : null]);
      rmSync(to, { force: true });
    }
    return found;
  };
  const aside = await done();
  // A study whose file has moved is read through the connection that holds it.
  renameSync(project.path, `${project.path}.moved`);

  const here = await done();

  expect(here).toEqual(aside);
});

test('a job cancelled in its thread ends and leaves no file', async () => {
  const cancelling = new AbortController();
  await using project = await coded(() => cancelling.abort());

  const { signal } = cancelling;
  const outcome = await project.session.call('exports.passages', writing(project), { signal });

  expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(readdirSync(project.folder).filter((name) => name.includes('passages'))).toEqual([]);
});

test('a study closed while a thread reads it can be opened again, and the job says so', async () => {
  await using project = await coded(({ session }) => session.close());

  const outcome = await project.session.call('exports.passages', writing(project));

  expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled', key: 'errors:project_closed' } });
  const again = openStore(project.path, openOptions);
  expect([again.readOnly, again.health.state]).toEqual([false, 'whole']);
  again.close();
  await isReleased(project);
});

test('a thread that fails releases the study, and the fault is logged', async () => {
  await using project = await coded(() => {
    throw new RangeError('No such place.');
  });

  const outcome = await project.session.call('exports.passages', writing(project));

  expect(outcome).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(String(project.faults[0])).toContain('No such place.');
  project.session.close();
  await isReleased(project);
});

test('the lock of an open study survives a thread that read it, and every file that the thread opened', async () => {
  await using project = await coded();
  const own = { reference: project.path, name: 'study.qdpx' };

  await project.api.exports.passages(writing(project));
  const refused = await project.session.call('exchange.preview', { file: own });

  expect(refused).toMatchObject({ ok: false, error: { key: 'errors:own_file' } });
  expect([openElsewhere(project.path).readOnly, canSeizeElsewhere(project.path)]).toEqual([true, false]);
});

test('a study that another program has open is exported from a thread too, with the latest acts of that program', async () => {
  await using writer = await coded();
  await using reader = await testProject(createReading(), { asideFrom: 0 });
  reader.session.adopt(openStore(writer.path, { ...openOptions, readOnly: true }));
  await codeWords(writer, writer.study.sources.other, writer.study.codes.market, 'suppliers');

  await reader.api.exports.passages(writing(writer));

  expect(readFileSync(writer.to, 'utf8').trimEnd().split('\n')).toHaveLength(3);
});
