// The owners of a team keep the codebook or the sources to themselves, from the moment each file hears of it.
import { beforeAll, expect, test } from 'vitest';
import { all } from '#db/write.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import type { TestProject } from '../../helpers/project.ts';
import { sharedRows } from '../../helpers/replicas.ts';
import { twoOnServer } from '../../helpers/two-on-server.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

const codesIn = ({ session }: TestProject): string[] =>
  all(session.study!.store.db, 'code')
    .map(({ name }) => name)
    .toSorted();

const keepsCodebook = { code: 'invalid', key: 'errors:team_keeps_codebook' };

test('once a file has heard that the owners keep the codebook, nothing of it is changed there; what was done before still comes', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena } = team;
  await lena.api.codes.create({ name: 'night shift' });
  const kept = await wei.api.team.rules({ codebook: 'owner' });
  expect(kept).toMatchObject({ codebook: 'owner', sources: 'all', unheard: [{ name: 'Lena' }] });
  // She was not online since.
  await lena.api.codes.create({ name: 'handover' });

  await lena.api.team.sync({});
  await wei.api.team.sync({});

  expect(codesIn(wei)).toEqual(['handover', 'night shift']);
  expect(await lena.api.team.state({})).toMatchObject({ keeps: ['codebook'], unsent: 0 });
  expect(await wei.api.team.rules({})).toMatchObject({ unheard: [] });
  await expect(lena.api.codes.create({ name: 'third' })).rejects.toMatchObject(keepsCodebook);
  await lena.api.memos.add({ body: 'A third code is missing: who stays on.' });
  await wei.api.codes.create({ name: 'third' });
  await wei.api.team.sync({});
  expect(await lena.api.team.sync({})).toMatchObject({ sent: 1, received: 1 });
  await wei.api.team.sync({});
  expect(sharedRows(lena.session.study!.store)).toBe(sharedRows(wei.session.study!.store));
});

test('the server takes no code from a coder whose files have all heard of it, whatever their program does', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena } = team;
  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});
  // As a program would that knows nothing of rules.
  lena.session.study!.store.db.sqlite.prepare('UPDATE team SET keeps = NULL').run();
  await lena.api.codes.create({ name: 'handover' });

  await expect(lena.api.team.sync({})).rejects.toMatchObject({ key: 'team_server:role_may_not' });
  await wei.api.team.rules({ codebook: 'all' });
  expect(await lena.api.team.sync({})).toMatchObject({ sent: 1 });
  await wei.api.team.sync({});
  expect(codesIn(wei)).toEqual(['handover']);
});

test('sources are kept apart from codes, only owners say so, and an owner who becomes a coder still sends what they did', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena } = team;
  await expect(lena.api.team.rules({ sources: 'owner' })).rejects.toMatchObject({
    key: 'team_server:role_may_not',
  });
  await wei.api.team.rules({ sources: 'owner' });
  await lena.api.team.sync({});
  await lena.api.codes.create({ name: 'night shift' });
  await expect(lena.api.interviews.create({ label: 'N4', date: '2024-12' })).rejects.toMatchObject({
    key: 'errors:team_keeps_sources',
  });

  await wei.api.team.rules({ codebook: 'owner' });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  await wei.api.codes.create({ name: 'handover' });
  await wei.api.team.handOver({ login: 'lena' });
  await lena.api.team.sync({});

  expect(codesIn(lena)).toEqual(['handover', 'night shift']);
  await lena.api.codes.create({ name: 'third' });
  await expect(wei.api.codes.create({ name: 'fourth' })).rejects.toMatchObject(keepsCodebook);
});
