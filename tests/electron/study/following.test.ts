// A reader follows a file that another program writes: it sees one state during each piece of work, and reloads
// everything if the history is another one.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connectToRead } from '#db/reading-connection.ts';
import type { Store } from '#db/store.ts';
import { Following } from '#electron/study/following.ts';
import { testProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { typeInto } from '../../helpers/typing.ts';

function follow({ path }: Store) {
  const db = connectToRead(path);
  const seen: string[] = [];
  const following = new Following(db, {
    acted: (_change, seq) => seen.push(`act ${seq}`),
    replaced: () => seen.push('replaced'),
    caughtUp: () => seen.push('caught up'),
    now: () => '2026-03-14T09:00:00.000Z',
  });
  const codes = (): unknown => db.sqlite.prepare('SELECT count(*) FROM code').pluck().get();
  return { following, seen, codes, [Symbol.dispose]: () => db[Symbol.dispose]() };
}

test('a reader sees every act once, in order', async () => {
  await using project = await testProject();
  using reader = follow(project.store());
  await project.api.codes.create({ name: 'guide' });
  await project.api.codes.create({ name: 'market' });

  const counted = reader.following.inStep(reader.codes);
  reader.following.inStep(reader.codes);

  expect(counted).toBe(2);
  expect(reader.seen).toEqual(['act 2', 'act 3', 'caught up']);
});

test('a reader continues where typing that it has read was folded', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
  await project.api.codes.create({ name: 'last' });
  using reader = follow(project.store());

  project.store().foldTyping({ now: '2026-03-20T09:00:00.000Z', ends: new Set() });
  reader.following.inStep(reader.codes);
  await project.api.codes.create({ name: 'later' });
  reader.following.inStep(reader.codes);

  expect(reader.seen).toEqual(['caught up', expect.stringMatching(/^act /), 'caught up']);
});

test('a reader sees one state until its work is done, whatever is written meanwhile', async () => {
  await using project = await testProject();
  using reader = follow(project.store());

  const [during] = await Promise.all([
    reader.following.pinned(async () => {
      await nextTurn();
      await nextTurn();
      return [reader.codes(), reader.following.inStep(reader.codes), [...reader.seen]];
    }),
    project.api.codes.create({ name: 'guide' }),
  ]);

  expect(during).toEqual([0, 0, []]);
  expect(reader.following.inStep(reader.codes)).toBe(1);
});

test('a reader starts over when the history is not the one it knows', async () => {
  await using project = await testProject();
  using reader = follow(project.store());
  const { sqlite } = project.store().db;
  sqlite.exec(`UPDATE change SET link = 'of another history', digest = '${'0'.repeat(32)}'`);

  reader.following.inStep(reader.codes);
  await project.api.codes.create({ name: 'guide' });
  reader.following.inStep(reader.codes);

  expect(reader.seen).toEqual(['replaced', 'caught up', 'act 2', 'caught up']);
});
