// Much that waits for the same reason is decided at once, and taken back at once.
import { expect, test } from 'vitest';
import { lines, type TestProject } from '../../helpers/project.ts';
import { sharedRows } from '../../helpers/replicas.ts';
import { codeWords, NOTE } from '../../helpers/study.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

const PHRASES = ['association', 'window', 'policy', 'Sees the'];

async function write({ api }: TestProject, sourceId: string, text: string): Promise<void> {
  const { source } = await api.sources.text({ id: sourceId });
  await api.notes.save({ sourceId, textHash: source.textHash, doc: lines(text), moved: [] });
}

/** Lin has rewritten two notes and coded in a third, all of which Wei has rewritten too. */
async function afterWeeks() {
  const files = await twoReplicas();
  const { wei, lin, study } = files;
  const { first, second, other } = study.sources;
  for (const { id } of [first, second]) {
    await write(wei.project, id, 'Wei: all of it.');
    await write(lin.project, id, 'Lin: all of it.');
  }
  await write(wei.project, other.id, NOTE.split('\n').slice(1).join('\n'));
  for (const phrase of PHRASES) await codeWords(lin.project, other, study.codes.guide, phrase);
  await wei.replica.sync();
  await lin.replica.sync();
  const { api } = lin.project;
  const waiting = async (): Promise<string[]> =>
    (await api.team.waiting({})).held.map(({ why }) => why).sort();
  const ids = async (reason: string): Promise<string[]> =>
    (await api.team.waiting({})).held.filter(({ why }) => why === reason).map(({ id }) => id);
  const text = async (): Promise<string> => (await api.sources.text({ id: first.id })).text;
  return { ...files, api, waiting, ids, text };
}

const ALL = ['text', 'text', ...PHRASES.map(() => 'words_gone')];

test('one’s own texts are kept everywhere by one decision, which one undo takes back', async () => {
  await using files = await afterWeeks();
  const { api, waiting, ids, text, wei, lin } = files;
  expect(await waiting()).toEqual(ALL);

  const progress: number[] = [];
  const done = await api.team.settleAll(
    { ids: await ids('text'), take: 'ours' },
    { onProgress: ({ done: at, total }) => progress.push(at, total) },
  );

  expect(done).toMatchObject({ group: expect.any(String) as string, dropped: [], left: 0 });
  expect(done.decided).toHaveLength(2);
  expect(progress).toEqual([0, 2, 1, 2]);
  expect(await text()).toBe('Lin: all of it.');
  expect(await waiting()).toEqual(PHRASES.map(() => 'words_gone'));
  await api.history.undo();
  expect(await text()).toBe('Wei: all of it.');
  expect(await waiting()).toEqual(ALL);
  for (const { replica } of [lin, wei]) await replica.sync();
  expect(sharedRows(lin.project.store())).toBe(sharedRows(wei.project.store()));
});

test('what has no place is told and waits on; all of it can be left, and waits again when that is taken back', async () => {
  await using files = await afterWeeks();
  const { api, waiting, ids } = files;
  const gone = await ids('words_gone');

  expect(await api.team.settleAll({ ids: gone, take: 'ours' })).toEqual({
    group: null,
    decided: [],
    dropped: [],
    left: PHRASES.length,
  });
  expect(await waiting()).toEqual(ALL);
  const { decided, dropped, group } = await api.team.settleAll({ ids: gone, take: 'theirs' });
  expect([decided, dropped, group]).toEqual([gone, gone, null]);
  expect(await waiting()).toEqual(['text', 'text']);
  await api.team.reopen({ ids: [...dropped] });
  expect(await waiting()).toEqual(ALL);
});

test('where it is stopped, what was not reached waits on', async () => {
  await using files = await afterWeeks();
  const { api, ids } = files;
  const stop = new AbortController();
  const all = await ids('words_gone');

  await api.team
    .settleAll(
      { ids: all, take: 'theirs' },
      { signal: stop.signal, onProgress: ({ done }) => done === 2 && stop.abort() },
    )
    .catch(() => undefined);

  await expect.poll(async () => (await ids('words_gone')).length).toBe(all.length - 2);
});
