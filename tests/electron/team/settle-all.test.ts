// Much that waits for the same reason is decided at once, and taken back at once.
import { expect, test } from 'vitest';
import { noteTeam } from '#db/team/team-of.ts';
import { afterWeeks, PHRASES } from '../../helpers/after-weeks.ts';
import { sharedRows } from '../../helpers/replicas.ts';

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
    refused: 0,
    why: null,
  });
  expect(await waiting()).toEqual(ALL);
  const { decided, dropped, group } = await api.team.settleAll({ ids: gone, take: 'theirs' });
  expect([decided, dropped, group]).toEqual([gone, gone, null]);
  expect(await waiting()).toEqual(['text', 'text']);
  await api.team.reopen({ ids: [...dropped] });
  expect(await waiting()).toEqual(ALL);
});

test('what is refused waits on, with the reason, and keeps nothing else waiting', async () => {
  await using files = await afterWeeks();
  const { api, waiting, ids, lin } = files;
  const all = [...(await ids('text')), ...(await ids('words_gone'))];
  noteTeam(lin.project.store().db, { role: 'coder', keeps: ['sources'] });

  expect(await api.team.settleAll({ ids: all, take: 'ours' })).toMatchObject({
    decided: [],
    left: PHRASES.length,
    refused: 2,
    why: { key: 'errors:team_keeps_sources' },
  });

  expect(await waiting()).toEqual(['kept', 'kept', ...PHRASES.map(() => 'words_gone')]);
  expect(lin.project.faults).toEqual([]);
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
