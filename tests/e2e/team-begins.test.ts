// A team begins in two windows: one person shares the study and invites, the other joins with the invitation. On the way each
// meets what may go wrong: a certificate that nobody vouches for, missing tables, a wrong password.
import { expect, test } from 'vitest';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { PASSWORD, startPostgres } from '../helpers/postgres.ts';
import { testProject } from '../helpers/project.ts';
import { barriers, goTo } from '../helpers/screens.ts';
import { smallStudy } from '../helpers/study.ts';
import { teamDatabase } from '../helpers/team.ts';

test('one person shares a study and invites, another joins with the invitation, and each sees what the other does', async () => {
  await using server = await startPostgres();
  await server.logins('boss', 'lena');
  const database = await teamDatabase(server);
  const bare = await server.database();
  await server.asked('postgres', 'GRANT concord_member TO lena');
  await using project = await testProject();
  await smallStudy(project);
  const { path } = project;
  project.session.close();

  await using wei = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
  const { page } = wei;
  await page.getByRole('button', { name: 'Test study' }).click();
  await page.getByRole('menuitem', { name: 'Share with a team…' }).click();
  const share = page.getByRole('dialog', { name: 'Share this study' });
  await share.getByLabel('Server', { exact: true }).fill(`localhost:${server.port}`);
  await share.getByLabel('Database', { exact: true }).fill(bare);
  await share.getByLabel('Login', { exact: true }).fill('boss');
  await page.keyboard.press('Enter');
  await share.getByRole('button', { name: 'It is the same: trust this certificate' }).click();
  await share.getByLabel('Password of boss').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await share.getByRole('region', { name: 'SQL for the administrator' }).waitFor();
  expect(await barriers(page, 'every')).toEqual([]);
  await share.getByLabel('Database', { exact: true }).fill(database);
  await page.keyboard.press('Enter');
  await share.getByRole('button', { name: 'Send', exact: true }).click();
  await share.getByText('This study is shared.').waitFor();
  await share.getByLabel('Login of the person at the server').fill('lena');
  await page.keyboard.press('Enter');
  const line = share.getByRole('status', { name: 'Invitation for lena' });
  const invitation = (await line.textContent()) ?? '';
  expect(invitation).toMatch(/^concord-invitation-1:/u);
  await page.keyboard.press('Escape');
  const footer = page.locator('footer');
  await footer.getByText('· all sent').waitFor();

  await using lena = await concordInBrowser({ size: { width: 1280, height: 800 } });
  await lena.page.getByRole('button', { name: 'Join a team…' }).click();
  const join = lena.page.getByRole('dialog', { name: 'Join a team' });
  await join.getByLabel('Invitation', { exact: true }).fill(`Dear Lena,\n\n${invitation.slice(0, -20)}`);
  await join.getByText(/The invitation is incomplete/u).waitFor();
  await join.getByLabel('Invitation', { exact: true }).fill(`Dear Lena,\n\n${invitation}`);
  await join.getByText('You log in there as lena.').waitFor();
  await join.getByRole('button', { name: 'Connect', exact: true }).click();
  await join.getByLabel('Password of lena').fill('a guess');
  await lena.page.keyboard.press('Enter');
  await join.getByText(/is wrong or has expired/u).waitFor();
  await join.getByLabel('Password of lena').fill(PASSWORD);
  await lena.page.keyboard.press('Enter');
  await join.getByLabel('Your name, as the others will see it').fill('Lena');
  expect(await barriers(lena.page, 'every')).toEqual([]);
  await join.getByRole('button', { name: 'Join', exact: true }).click();
  await lena.page.getByRole('button', { name: /^Working as Lena/u }).waitFor();

  await lena.api.codes.create({ name: 'broker' });
  await goTo(page, 'codebook');
  await page.getByText('broker', { exact: true }).first().waitFor();
  await wei.api.codes.create({ name: 'host' });
  await goTo(lena.page, 'codebook');
  await lena.page.getByText('host', { exact: true }).first().waitFor();
  await footer.getByText('· 2 here').waitFor();

  for (const each of [lena.page, page]) {
    await goTo(each, 'sources');
    await each.getByText('N9', { exact: true }).first().dblclick();
    await each.getByRole('textbox', { name: 'Text of Interview N9', exact: true }).waitFor();
  }
  // Nobody asks for it: it is told.
  await footer.getByText('Lena is in this note').waitFor();

  await footer.getByRole('button', { name: 'Wei: team' }).click();
  const team = page.getByRole('dialog', { name: 'Team' });
  const row = team.getByRole('row', { name: /Lena/u });
  await row.getByText('here now').waitFor();
  await row.getByRole('button', { name: 'What to do about Lena' }).click();
  await page.getByRole('menuitem', { name: 'Make them a reader' }).click();
  await row.getByText('reader', { exact: true }).waitFor();
  await team.getByRole('button', { name: 'What each may do' }).click();
  expect(await barriers(page, 'every')).toEqual([]);
  expect([...wei.complaints, ...lena.complaints]).toEqual([]);
});
