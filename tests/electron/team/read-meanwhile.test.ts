// What the command line says of a file of a team that another program has open: as of now, and without writing in it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TeamState } from '#core/team/link-state.ts';
import { testProject } from '../../helpers/project.ts';
import { terminal } from '../cli/concord.ts';

test('status, check and what waits are told while another program has the file, and nothing is written in it', async () => {
  using shell = terminal();
  await using wei = await testProject();
  const shared = join(wei.folder, 'shared');
  mkdirSync(shared);
  await wei.api.team.createInFolder({ folder: shared });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await using lena = await testProject();
  const path = join(lena.folder, 'hers.concord');
  await lena.api.team.joinFolder({ path, invitation, name: 'Lena' });
  await wei.api.team.sync({});
  const { id } = (await wei.api.memos.add({ body: 'first' })) as { readonly id: string };
  for (const { api } of [wei, lena]) await api.team.sync({});
  await lena.api.memos.update({ id, body: 'of Lena' });
  await wei.api.memos.update({ id, body: 'of Wei' });
  for (const { api } of [wei, lena, wei, lena]) await api.team.sync({});
  await lena.api.memos.add({ body: 'not sent' });
  const before = lena.session.study!.store.db.sqlite.prepare('SELECT * FROM team').get();

  const told = await shell.concord('team', 'status', path, '--format', 'json');
  expect(told).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('What is said here holds as of now') as string,
  });
  const state = JSON.parse(told.stdout) as TeamState;
  expect(state).toMatchObject({ name: 'Lena', unsent: 1, link: { how: 'here' } });
  expect(state.remarks).toBeGreaterThan(0);
  expect(await shell.json('team', 'check', path, '--format', 'json')).toEqual({
    here: state.head,
    there: state.head,
  });
  const listed = await shell.json<{ readonly decided: readonly unknown[] }>(
    'team',
    'settle',
    path,
    '--list',
    '--format',
    'json',
  );
  expect(listed.decided).toHaveLength(state.remarks);

  // What decides or sends is refused as ever.
  for (const words of [
    ['sync', path],
    ['settle', path, '--seen'],
  ])
    expect(await shell.concord('team', ...words)).toMatchObject({ status: 1 });
  expect(lena.session.study!.store.db.sqlite.prepare('SELECT * FROM team').get()).toEqual(before);
  expect([...wei.faults, ...lena.faults]).toEqual([]);
});
