import { expect, test } from 'vitest';
import type { CallOptions } from '#electron/rpc/transport.ts';
import { applied, clear, load, projectStore } from '#renderer/state/project.ts';
import { Questions } from '#renderer/state/questions.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** Questions to a study. `calls` lists what the study was asked, and the records are updated by its acts. */
function asking({ session }: TestProject) {
  const calls: string[] = [];
  let state = projectStore.getInitialState();
  const ended = session.subscribe((news) => {
    if (news.type === 'change') state = applied(state, news.change);
  });
  const invoke = (name: string, input: unknown, options: CallOptions) => {
    calls.push(name);
    return session.call(name, input, options);
  };
  const questions = new Questions({ invoke }, () => state.versions);
  return { calls, questions, [Symbol.dispose]: ended };
}

const counts = { unit: 'sources', request: {} };

test('the same question, asked at once or later, reaches the study once', async () => {
  await using project = await testProject();
  await smallStudy(project);
  using study = asking(project);
  const ask = () => study.questions.ask('tallies.codebook', counts, {});

  const [one, other] = await Promise.all([ask(), ask()]);
  const later = await ask();

  expect(study.calls).toEqual(['tallies.codebook']);
  expect([other, later]).toEqual([one, one]);
});

test('a count is asked again after an act on what it counts, but not after a memo', async () => {
  await using project = await testProject();
  const { sources, codes } = await smallStudy(project);
  using study = asking(project);
  const ask = () => study.questions.ask('tallies.codebook', counts, {});
  const before = await ask();

  await project.api.memos.add({ about: 'project', body: 'A thought.' });
  await ask();
  expect(study.calls).toHaveLength(1);

  await codeWords(project, sources.first, codes.guide, 'window on policy');
  const after = await ask();
  expect(study.calls).toHaveLength(2);
  expect(after).not.toEqual(before);
});

test('an answer from before a study was closed is asked again once it is reopened', async () => {
  await using project = await testProject();
  const { sources, codes } = await smallStudy(project);
  const questions = new Questions(
    { invoke: (name, input, options) => project.session.call(name, input, options) },
    () => projectStore.getState().versions,
  );
  const open = async () => load(project.session.project!, (await project.api.project.records()).tables);
  const passages = { request: { denominator: 'all' }, cell: { codeId: codes.guide.id } };
  const ask = () => questions.ask('passages.list', passages, {});

  await open();
  const before = await ask();
  clear();
  await codeWords(project, sources.first, codes.guide, 'window on policy');
  await open();
  const after = await ask();
  clear();

  expect(before).toMatchObject({ value: { passages: 0 } });
  expect(after).toMatchObject({ value: { passages: 1 } });
});

test('another person, and another question, get answers of their own', async () => {
  await using project = await testProject();
  await smallStudy(project);
  using study = asking(project);
  const ann = await project.api.coders.add({ name: 'Ann' });

  await study.questions.ask('tallies.codebook', counts, {});
  await study.questions.ask('tallies.codebook', counts, { as: ann.id });
  await study.questions.ask('tallies.codebook', { ...counts, unit: 'passages' }, {});

  expect(study.calls).toHaveLength(3);
});

test('the history is asked again after any act; a failed question is asked again at once', async () => {
  await using project = await testProject();
  await smallStudy(project);
  using study = asking(project);

  await study.questions.ask('history.state', {}, {});
  await study.questions.ask('history.state', {}, {});
  await project.api.memos.add({ about: 'project', body: 'A thought.' });
  await study.questions.ask('history.state', {}, {});
  await study.questions.ask('sources.pages', { id: 1 }, {});
  await study.questions.ask('sources.pages', { id: 1 }, {});

  expect(study.calls).toEqual(['history.state', 'history.state', 'sources.pages', 'sources.pages']);
});

test('a question is cancelled when the last one who waits for it has left, and not before', async () => {
  const asked: AbortSignal[] = [];
  const questions = new Questions(
    {
      invoke: (_name, _input, { signal }) => {
        if (signal) asked.push(signal);
        return Promise.withResolvers<never>().promise;
      },
    },
    () => projectStore.getInitialState().versions,
  );
  const [first, second] = [new AbortController(), new AbortController()];
  void questions.ask('passages.list', {}, { signal: first.signal });
  void questions.ask('passages.list', {}, { signal: second.signal });

  first.abort();
  expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
  second.abort();

  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
});
