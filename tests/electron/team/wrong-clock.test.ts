// A computer whose clock is wrong: what is done there has the times of the team's server.
import { beforeAll, expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import {
  expectEqual,
  personsOf,
  realClock,
  twoOnServer,
  type TwoOnServer,
} from '../../helpers/two-on-server.ts';

const HOUR_MS = 60 * 60_000;

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

test.each([
  ['an hour ahead', HOUR_MS],
  ['a day behind', -24 * HOUR_MS],
])('a clock %s changes no number and no time of a blind round', async (_what, ms) => {
  const hers = { now: (): string => new Date(Date.now() + ms).toISOString() };
  await using team = await twoOnServer(server, realClock, hers);
  const { wei, lena } = team;
  const { codes, sources } = await smallStudy(wei);
  await expectEqual(team);
  await codeWords(lena, sources.first, codes.guide, 'suppliers');
  await expectEqual(team);
  const { weiId, lenaId } = await personsOf(team);
  const round = { name: 'Round 1', kind: 'persons', coderIds: [weiId, lenaId], codebook: 'frozen' } as const;
  const { id } = await wei.api.rounds.open(round);
  await lena.api.team.sync({});
  await codeWords(lena, sources.first, codes.connector, 'suppliers');
  await lena.api.team.sync({});
  await codeWords(lena, sources.second, codes.connector, 'certificates');
  await wei.api.rounds.unlock({ id });

  await expectEqual(team);

  const [{ atUnlock, late } = { atUnlock: null, late: -1 }] = (await wei.api.rounds.list()).rounds;
  expect(atUnlock?.coders.map(({ codings, couldSee }) => ({ codings, couldSee }))).toEqual([
    { codings: 0, couldSee: 1 },
    { codings: 2, couldSee: 0 },
  ]);
  expect(late).toBe(1);
  const { text } = await wei.api.rounds.sentence({ id, language: 'en' });
  expect(text).not.toContain('after the unlock');
  expect(text).toContain('1 coding made before the unlock was received after it.');
  expect(farthestFromNow(team)).toBeLessThan(HOUR_MS / 2);
  for (const { api } of [wei, lena]) expect((await api.team.state({}))?.link.here).toBe(2);
  await lena.api.codes.update({ id: codes.guide.id, name: 'hers' });
  await wei.api.codes.update({ id: codes.guide.id, name: 'his' });
  await expectEqual(team);
  const { decided } = await lena.api.team.waiting({});
  expect(Math.abs(Date.now() - Date.parse(decided[0]?.at ?? ''))).toBeLessThan(HOUR_MS / 2);
});

test('what was done before a clock was found to be wrong is not later for others than it came', async () => {
  let ms = 0;
  const hers = { now: (): string => new Date(Date.now() + ms).toISOString() };
  await using team = await twoOnServer(server, realClock, hers);
  const { wei, lena } = team;
  ms = 25 * HOUR_MS;
  await lena.api.memos.add({ body: 'of a day that has not come' });

  await expectEqual(team);

  const at = wei.store().db.sqlite.prepare('SELECT max(at) FROM change').pluck().get();
  expect(Date.parse(String(at))).toBeLessThanOrEqual(Date.now());
});

/** By how many milliseconds the time of a coding in either file is away from now. */
function farthestFromNow({ wei, lena }: TwoOnServer): number {
  const codings = [wei, lena].flatMap(({ session }) => all(session.study!.store.db, 'coding'));
  return Math.max(...codings.map(({ createdAt }) => Math.abs(Date.now() - Date.parse(createdAt))));
}
