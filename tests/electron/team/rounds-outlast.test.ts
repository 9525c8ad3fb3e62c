// A blind round outlasts a server that is set back, or gone: what is sealed stays sealed, and only what was late is late.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { get, insert } from '#db/write.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import type { TestProject } from '../../helpers/project.ts';
import {
  databaseOfTwo,
  disconnect,
  expectEqual,
  memosIn,
  personsOf,
  realClock,
  twoOnServer,
  type TwoOnServer,
  urlOf,
} from '../../helpers/two-on-server.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

/** Opens a round in which both code. */
async function opened(team: TwoOnServer, persons: 'both' | 'lena' = 'both'): Promise<string> {
  const { weiId, lenaId } = await personsOf(team);
  const { id } = await team.wei.api.rounds.open({
    name: 'Round 1',
    kind: 'persons',
    coderIds: persons === 'both' ? [weiId, lenaId] : [lenaId],
    codebook: 'own',
  });
  await team.lena.api.team.sync({});
  return id;
}

/** Writes a memo and seals it. */
async function seals({ api }: TestProject, body: string): Promise<void> {
  await api.memos.add({ body });
  expect(await api.team.sync({})).toMatchObject({ sent: 1 });
}

/** A backup of a database, as it is now; returns what sets the database back to it. */
async function backedUp(name: string): Promise<() => Promise<void>> {
  const backup = `${name}_backup`;
  await disconnect(server, name);
  await server.asked('postgres', `CREATE DATABASE ${backup} TEMPLATE ${name}`);
  return async () => {
    await disconnect(server, name);
    await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
    await server.asked('postgres', `ALTER DATABASE ${backup} RENAME TO ${name}`);
  };
}

const lateIn = async ({ api }: TestProject): Promise<readonly number[]> =>
  (await api.rounds.list({})).rounds.map(({ late }) => late);

const lateActsIn = ({ session }: TestProject): unknown =>
  session.study!.store.db.sqlite.prepare('SELECT count(*) FROM change WHERE is_late = 1').pluck().get();

test('on a server that was restored from an old backup, a round goes on: nothing of a lane is seen, lost or late', async () => {
  await using team = await twoOnServer(server, realClock);
  const { name, wei, lena } = team;
  const id = await opened(team);
  await seals(wei, 'WEIMARK first');
  await seals(lena, 'LENAMARK first');
  await wei.api.events.add({ name: 'Open to all', date: '2018-06' });
  await wei.api.team.sync({});
  const setBack = await backedUp(name);
  await seals(wei, 'WEIMARK second');
  await seals(lena, 'LENAMARK second');
  await wei.api.events.add({ name: 'Lost on the server', date: '2018-07' });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  await setBack();
  await wei.api.memos.add({ body: 'WEIMARK third' });
  for (const { api } of [wei, lena])
    await expect(api.team.sync({})).rejects.toMatchObject({ key: 'errors:team_other_log' });

  const moved = await wei.api.team.move({ url: urlOf(server, name), anew: true });

  expect(moved).toMatchObject({ rounds: ['Round 1'] });
  const parts = await server.asked(
    name,
    `SELECT count(*)::int AS n FROM concord.base_part WHERE position('WEIMARK'::bytea IN bytes) > 0`,
  );
  expect(parts).toEqual([{ n: 0 }]);
  expect(await server.asked(name, 'SELECT count(*)::int AS n FROM concord.sealed')).toEqual([{ n: 2 }]);
  await lena.api.memos.add({ body: 'LENAMARK third' });
  for (const { api } of [wei, lena]) await api.team.sync({});
  expect(await server.asked(name, 'SELECT sum(count)::int AS n FROM concord.sealed')).toEqual([{ n: 6 }]);
  expect(memosIn(wei)).toEqual(['WEIMARK first', 'WEIMARK second', 'WEIMARK third']);
  expect(memosIn(lena)).toEqual(['LENAMARK first', 'LENAMARK second', 'LENAMARK third']);

  // Made while the round lasts, and sent after it.
  await lena.api.memos.add({ body: 'late' });
  await wei.api.rounds.unlock({ id });
  await expectEqual(team);
  expect(memosIn(wei)).toHaveLength(7);
  expect([lateActsIn(wei), lateActsIn(lena)]).toEqual([1, 1]);
  expect(await lateIn(wei)).toEqual(await lateIn(lena));
  expect((await wei.api.rounds.sentence({ id, language: 'en' })).text).toContain('row-level access control');
});

test('a server that lost what was sealed last, and nothing of the log, gets it again', async () => {
  await using team = await twoOnServer(server, realClock);
  const { name, wei, lena } = team;
  const id = await opened(team, 'lena');
  await seals(lena, 'first');
  const setBack = await backedUp(name);
  await seals(lena, 'second');
  await setBack();

  await lena.api.team.sync({});

  expect(await server.asked(name, 'SELECT count(*)::int AS n FROM concord.sealed')).toEqual([{ n: 2 }]);
  await wei.api.rounds.unlock({ id });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['first', 'second']);
  expect([lateActsIn(wei), lateActsIn(lena)]).toEqual([0, 0]);
});

test('a round that was unlocked and published after the backup stays so, and nothing of it is there twice', async () => {
  await using team = await twoOnServer(server, realClock);
  const { name, wei, lena } = team;
  const id = await opened(team);
  await seals(wei, 'of Wei');
  await seals(lena, 'of Lena');
  const setBack = await backedUp(name);
  await seals(lena, 'of Lena, lost');
  await wei.api.rounds.unlock({ id });
  await lena.api.team.sync({});
  await setBack();

  expect(await wei.api.team.move({ url: urlOf(server, name), anew: true })).toMatchObject({ rounds: [] });

  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['of Lena', 'of Lena, lost', 'of Wei']);
  expect([lateActsIn(wei), lateActsIn(lena)]).toEqual([0, 0]);
  expect(await server.asked(name, 'SELECT count(*)::int AS n FROM concord.sealed')).toEqual([{ n: 0 }]);
});

test('a round whose server is gone goes on at the new place, sealed from the files of those who code in it', async () => {
  await using team = await twoOnServer(server, realClock);
  const { name, wei, lena } = team;
  const to = await databaseOfTwo(server);
  const id = await opened(team);
  await seals(wei, 'sealed by Wei');
  await seals(lena, 'sealed by Lena');
  await disconnect(server, name);
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
  await expect(wei.api.rounds.unlock({ id })).rejects.toMatchObject({ key: 'team_server:no_database' });

  expect(await wei.api.team.move({ url: urlOf(server, to) })).toMatchObject({ rounds: ['Round 1'] });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  await lena.api.team.follow({ invitation });
  await wei.api.team.sync({});

  expect([memosIn(wei), memosIn(lena)]).toEqual([['sealed by Wei'], ['sealed by Lena']]);
  expect(await server.asked(to, 'SELECT count(*)::int AS n FROM concord.sealed')).toEqual([{ n: 2 }]);
  await wei.api.rounds.unlock({ id });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['sealed by Lena', 'sealed by Wei']);
  expect([lateActsIn(wei), lateActsIn(lena)]).toEqual([0, 0]);
  expect((await wei.api.rounds.sentence({ id, language: 'en' })).text).toContain('row-level access control');
});

test('a team moves while a round lasts: what is sealed is sealed at the new place, and what is late is late in every file', async () => {
  await using team = await twoOnServer(server, realClock);
  const { name, wei, lena } = team;
  const to = await databaseOfTwo(server);
  const id = await opened(team);
  await seals(wei, 'WEIMARK sealed');
  await seals(lena, 'LENAMARK sealed');

  expect(await wei.api.team.move({ url: urlOf(server, to) })).toMatchObject({
    rounds: ['Round 1'],
    isOldTold: true,
  });

  await lena.api.memos.add({ body: 'LENAMARK at the old place' });
  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'errors:team_moved' });
  const parts = await server.asked(
    to,
    `SELECT count(*)::int AS n FROM concord.base_part WHERE position('WEIMARK'::bytea IN bytes) > 0`,
  );
  expect(parts).toEqual([{ n: 0 }]);
  await wei.api.team.sync({});
  await lena.api.team.follow({});
  expect(await server.asked(to, 'SELECT sum(count)::int AS n FROM concord.sealed')).toEqual([{ n: 3 }]);
  // Nothing of another lane came with the move.
  expect(memosIn(wei)).toEqual(['WEIMARK sealed']);
  expect(memosIn(lena)).toEqual(['LENAMARK at the old place', 'LENAMARK sealed']);

  await lena.api.memos.add({ body: 'late' });
  await wei.api.rounds.unlock({ id });
  await expectEqual(team);
  expect(memosIn(wei)).toHaveLength(4);
  expect([lateActsIn(wei), lateActsIn(lena)]).toEqual([1, 1]);
  expect(await lateIn(wei)).toEqual(await lateIn(lena));
  const { text } = await lena.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('row-level access control');
  expect(text).toContain('while the round lasted, the team moved to another database');
  // The old place keeps what it had.
  expect(await server.asked(name, 'SELECT count(*)::int AS n FROM concord.sealed')).toEqual([{ n: 2 }]);
});

test('the sentence tells of a move after which the program was ended before it had noted that', async () => {
  await using team = await twoOnServer(server, realClock);
  const { wei } = team;
  const [second, third] = [await databaseOfTwo(server), await databaseOfTwo(server)];
  const id = await opened(team, 'lena');
  const { sqlite } = wei.store().db;
  const endsAt = async (what: string, to: string): Promise<void> => {
    sqlite.exec(`CREATE TEMP TRIGGER ended BEFORE ${what} BEGIN SELECT RAISE(ABORT, 'ended'); END`);
    await expect(wei.api.team.move({ url: urlOf(server, to) })).rejects.toMatchObject({ code: 'internal' });
    sqlite.exec('DROP TRIGGER ended');
  };
  const moves = (): unknown =>
    sqlite.prepare("SELECT count(*) FROM blind_round_event WHERE kind = 'leftServer'").pluck().get();

  // The old place says already where the team is, and the file does not know.
  await endsAt('UPDATE OF address ON team', second);
  await wei.api.team.follow({});
  expect(moves()).toBe(1);

  await endsAt('INSERT ON blind_round_event', third);
  // A round that somebody opens there before the next exchange has not moved.
  const { weiId: coderId } = await personsOf(team);
  const at = realClock.now();
  const later = { ...get(wei.store().db, 'blindRound', id), id: randomUUID(), name: 'Round 2', openedAt: at };
  wei
    .store()
    .transact({ method: 'rounds.open', coderId, at, group: null }, (write) =>
      insert(write, 'blindRound', later),
    );
  await wei.api.team.sync({});
  await wei.api.team.sync({});
  expect(moves()).toBe(2);
  const { text } = await wei.api.rounds.sentence({ id, language: 'en' });
  expect(text).toContain('while the round lasted, the team moved to another database');
});

test('an owner hears who has not come to the new place before a round is unlocked; what comes from there afterwards is late', async () => {
  await using team = await twoOnServer(server, realClock);
  const { wei, lena } = team;
  const to = await databaseOfTwo(server);
  const id = await opened(team);
  await seals(lena, 'sealed by Lena');
  await wei.api.team.move({ url: urlOf(server, to) });
  await expect(wei.api.rounds.unlock({ id })).rejects.toMatchObject({
    key: 'errors:team_round_not_come',
    parameters: { count: 1, names: 'Lena', round: 'Round 1' },
  });
  expect((await wei.api.rounds.list({})).rounds).toMatchObject([{ unlockedAt: null, isOnItsWay: false }]);
  await wei.api.rounds.unlock({ id, anyway: true });
  await lena.api.team.follow({});
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['sealed by Lena']);
  expect([lateActsIn(wei), lateActsIn(lena)]).toEqual([1, 1]);
});

test('a team is not moved away from the lane of somebody who has left, unless it goes without it', async () => {
  await using team = await twoOnServer(server, realClock);
  const { wei, lena } = team;
  const to = await databaseOfTwo(server);
  await opened(team);
  await seals(lena, 'sealed by Lena');
  await lena.api.team.leave({});
  await expect(wei.api.team.move({ url: urlOf(server, to) })).rejects.toMatchObject({
    key: 'errors:team_lanes_left',
    parameters: { names: 'Lena' },
  });
  expect(await wei.api.team.move({ url: urlOf(server, to), anew: true })).toMatchObject({
    rounds: ['Round 1'],
  });
});
