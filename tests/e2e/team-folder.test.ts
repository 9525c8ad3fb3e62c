// A team over a shared folder in two windows: one invites, the other joins with the invitation, and both see whose file keeps
// the log, and what else lies in the folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { testProject } from '../helpers/project.ts';
import { barriers } from '../helpers/screens.ts';
import { smallStudy } from '../helpers/study.ts';

test('a team over a shared folder says whose file keeps the log, asks for no password, and is joined with an invitation', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const { path } = project;
  project.session.close();
  const shared = join(project.folder, 'shared');
  mkdirSync(shared);

  let invitation = '';
  {
    await using wei = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
    const { page } = wei;
    await wei.api.team.createInFolder({ folder: shared });
    const footer = page.locator('footer');
    await footer.getByText('· all sent').waitFor();
    expect(await footer.getByText(/\d here/u).count()).toBe(0);
    await footer.getByRole('button', { name: 'Wei: team' }).click();
    const team = page.getByRole('dialog', { name: 'Team' });
    await team.getByText(/^This file keeps the log/u).waitFor();
    expect(await team.getByText(/password/iu).count()).toBe(0);
    await team.getByRole('button', { name: 'Invite…' }).click();
    await team.getByLabel('A short name for the person, such as “lena”').fill('lena');
    await page.keyboard.press('Enter');
    const line = team.getByRole('status', { name: 'Invitation for lena' });
    await line.waitFor();
    invitation = (await line.textContent()) ?? '';
    expect(await barriers(page, 'every')).toEqual([]);
    expect(wei.complaints).toEqual([]);
  }

  // A synchroniser's copy.
  writeFileSync(join(shared, 'TEAM (2).json'), '{}');
  await using lena = await concordInBrowser({ size: { width: 1280, height: 800 } });
  const { page } = lena;
  await page.getByRole('button', { name: 'Join a team…' }).click();
  const joining = page.getByRole('dialog', { name: 'Join a team' });
  await joining.getByLabel('Invitation', { exact: true }).fill(invitation);
  await joining.getByText('You are known there as lena.').waitFor();
  expect(await joining.getByLabel('Where the team’s folder lies on this computer').inputValue()).toBe(shared);
  await joining.getByLabel('Your name, as the others will see it').fill('Lena');
  expect(await barriers(page, 'every')).toEqual([]);
  await joining.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('button', { name: /^Working as Lena/u }).waitFor();
  await lena.api.codes.create({ name: 'broker' });
  const footer = page.locator('footer');
  await footer.getByText(/· \d+ waits? for Wei/u).waitFor();
  await footer.getByRole('button', { name: 'Lena: team' }).click();
  const team = page.getByRole('dialog', { name: 'Team' });
  await team.getByText(/^The log is kept by the file of Wei/u).waitFor();
  await team.getByText(/does not belong to the team .*: TEAM \(2\)\.json/u).waitFor();
  expect(lena.complaints).toEqual([]);
}, 60_000);
