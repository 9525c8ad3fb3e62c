// Who of a team is here, and what they have in hand: told at once, not when somebody looks.
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { CLOSED, isThere } from '#core/team/presence.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { teamDatabase } from '../../helpers/team.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

test('a file is there while it is in touch, and no more once it was closed or cut off', () => {
  const at = Date.parse('2026-03-02T12:00:00Z');
  const told = { seenAt: '2026-03-02T11:59:00Z', cutAt: null, editing: [] };

  expect(isThere(told, at)).toBe(true);
  expect(isThere({ ...told, seenAt: '2026-03-02T11:58:00Z' }, at)).toBe(false);
  expect(isThere({ ...told, cutAt: '2026-03-02T11:59:30Z' }, at)).toBe(false);
  expect(isThere({ ...told, editing: CLOSED }, at)).toBe(false);
});

test('who comes, what they take in hand and that they go shows in an open file without its asking', async () => {
  const database = await teamDatabase(server);
  await server.asked('postgres', 'GRANT concord_member TO lena');
  await using wei = await testProject();
  const study = await smallStudy(wei);
  await wei.api.team.create({
    url: `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`,
  });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await wei.api.team.keep({});
  const seen = async () => {
    const state = await wei.api.team.state({});
    return { here: state?.link.here, editing: state?.editing.map(({ name }) => name) };
  };
  await expect.poll(seen).toEqual({ here: 1, editing: [] });

  await using lena = await testProject();
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  await lena.api.team.keep({});
  await expect.poll(seen).toEqual({ here: 2, editing: [] });
  // She herself is new to the study.
  for (const { api } of [lena, wei]) await api.team.sync({});
  const before = await wei.api.team.state({});
  await lena.api.team.editing({ sourceIds: [study.sources.first.id] });
  await expect.poll(seen).toEqual({ here: 2, editing: ['Lena'] });
  await lena.api.team.editing({ sourceIds: [] });
  await expect.poll(seen).toEqual({ here: 2, editing: [] });
  await lena.session.end();
  await expect.poll(seen).toEqual({ here: 1, editing: [] });

  // Nothing was exchanged for it.
  expect((await wei.api.team.state({}))?.head).toBe(before?.head);
});
