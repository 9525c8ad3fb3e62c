// A read-only window follows the program that writes: two real processes on one file, over HTTP.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import type { News, Outcome } from '#electron/rpc/transport.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { httpClient, httpTransport } from './http-client.ts';
import { served } from './served.ts';

interface Analyst extends AsyncDisposable {
  /** Calls a method in the other program and waits for the answer. */
  act(name: string, input: unknown): Promise<unknown>;
}

async function otherAnalyst({ path, folder }: TestProject): Promise<Analyst> {
  const entry = resolve(import.meta.dirname, 'other-analyst.ts');
  const program = spawn(process.execPath, [entry, path], {
    env: { ...process.env, CONCORD_HOME: join(folder, 'other-home') },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(program, 'exit');
  const answers = createInterface(program.stdout)[Symbol.asyncIterator]();
  await answers.next();
  return {
    act: async (name, input) => {
      program.stdin.write(`${JSON.stringify([name, input])}\n`);
      const { value } = (await answers.next()) as { value: string };
      const outcome = JSON.parse(value) as Outcome;
      if (!outcome.ok) throw new Error(outcome.error.key);
      return outcome.value;
    },
    [Symbol.asyncDispose]: async () => {
      program.stdin.end();
      await ended;
    },
  };
}

/** A study with two themes, and a function that codes a whole interview with the first theme. */
async function study(project: TestProject) {
  const { codes, sources } = await smallStudy(project);
  await project.session.settled();
  project.session.close();
  return { sourceId: sources.first.id, codeId: codes.guide.id, textHash: sources.first.textHash, span: null };
}

const request = { unit: 'codings', by: 'kind', denominator: 'all' } as const;

test('a read-only window keeps no old counts: it shows what the other program did, undo included', async () => {
  await using project = await testProject();
  const coding = await study(project);
  await using ann = await otherAnalyst(project);
  await using host = await served();
  const opened = host.session.adopt(openStore(project.path, openOptions));
  const token = await host.enter();
  const api = httpClient(host, token);
  const before = await api.tallies.count(request);

  await ann.act('codings.apply', coding);
  const coded = await api.tallies.count(request);
  const theirs = await ann.act('tallies.count', request);
  await ann.act('history.undo', {});
  const undone = await api.tallies.count(request);

  expect(opened).toMatchObject({ readOnly: true, holder: { who: 'Ann' } });
  expect(coded.rows).not.toEqual(before.rows);
  expect(coded).toEqual(theirs);
  expect(undone).toEqual(before);
});

test('a read-only window is told of each act, and up to which moment it is current', async () => {
  await using project = await testProject();
  const coding = await study(project);
  await using ann = await otherAnalyst(project);
  await using host = await served();
  const opened = host.session.adopt(openStore(project.path, openOptions));
  const heard: News[] = [];
  const arrived = new Promise<void>((done) => {
    void host.enter().then((token) =>
      httpTransport(host, token).subscribe((news) => {
        heard.push(news);
        if (heard.filter(({ type }) => type === 'followed').length === 2) done();
        else if (news.type === 'project') void ann.act('codings.apply', coding);
        else if (news.type === 'followed') void ann.act('history.undo', {});
      }),
    );
  });
  await arrived;

  const [, applied, first, taken, second] = heard;
  expect(heard.map(({ type }) => type)).toEqual(['project', 'change', 'followed', 'change', 'followed']);
  expect(applied).toMatchObject({ change: { added: { coding: {} } } });
  expect(taken).toMatchObject({ change: { removed: { coding: {} } } });
  const times = [opened, first, second].map((each) =>
    Date.parse(String(each && 'asOf' in each && each.asOf)),
  );
  expect(times.toSorted((a, b) => a - b)).toEqual(times);
  expect(times).not.toContain(Number.NaN);
  expect(host.session.project).toMatchObject({ asOf: second && 'asOf' in second ? second.asOf : '' });
});
