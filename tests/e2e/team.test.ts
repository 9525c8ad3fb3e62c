// A team in two windows: two people, each with a file of their own, over one server that goes away and comes back.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { startPostgres } from '../helpers/postgres.ts';
import { testProject } from '../helpers/project.ts';
import { barriers } from '../helpers/screens.ts';
import { smallStudy } from '../helpers/study.ts';
import { teamDatabase } from '../helpers/team.ts';

test('what one person codes shows in the other’s window; without the server work goes on and is sent later', async () => {
  await using server = await startPostgres();
  await server.logins('boss', 'lena');
  const database = await teamDatabase(server);
  await using project = await testProject();
  await smallStudy(project);
  const path = project.path;
  project.session.close();

  await using wei = await concordInBrowser({ project: path });
  await wei.api.team.create({
    url: `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`,
  });
  const footer = wei.page.locator('footer');
  await footer.getByText('· 1 here').waitFor();
  await footer.getByText('· all sent').waitFor();
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  await server.asked('postgres', 'GRANT concord_member TO lena');
  const other = join(wei.folder, 'lena.concord');
  const joining = newSession('en');
  await clientOf(joining).team.join({ path: other, invitation, name: 'Lena' });
  await joining.end();

  await using lena = await concordInBrowser({ project: other });
  await lena.page.getByRole('button', { name: /^Working as Lena/u }).waitFor();
  await lena.page.getByRole('button', { name: /^Working as Lena/u }).click();
  expect(await lena.page.getByRole('menuitem', { name: /^Wei/u }).count()).toBe(0);
  await lena.page.keyboard.press('Escape');
  await lena.api.codes.create({ name: 'broker' });
  await wei.page.keyboard.press('g');
  await wei.page.keyboard.press('c');
  await wei.page
    .getByRole('treeitem', { name: /broker/u })
    .or(wei.page.getByText('broker', { exact: true }))
    .first()
    .waitFor();

  await footer.getByRole('button', { name: 'Wei: team' }).click();
  const dialog = wei.page.getByRole('dialog', { name: 'Team' });
  await dialog.getByRole('row', { name: /Lena/u }).waitFor();
  expect(await barriers(wei.page, 'every')).toEqual([]);
  await wei.page.keyboard.press('Escape');

  await server.stop();
  await lena.api.codes.create({ name: 'host' });
  const lenas = lena.page.locator('footer');
  await lenas.getByText(/· offline since/u).waitFor();
  await lenas.getByText('· 1 kept here').waitFor();

  await expect(lena.api.team.leave({})).rejects.toMatchObject({
    key: 'errors:team_leave_offline',
    parameters: { count: 1 },
  });

  await server.start();
  await lenas.getByText('· all sent').waitFor();
  await wei.page.getByText('host', { exact: true }).first().waitFor();
  expect([...wei.complaints, ...lena.complaints]).toEqual([]);
}, 90_000);
