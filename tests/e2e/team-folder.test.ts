// A team over a shared folder in two windows: one shares the study and invites, the other joins with the invitation, sees whose
// file keeps the log and what else lies in the folder, and takes the log over.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { testProject } from '../helpers/project.ts';
import { barriers } from '../helpers/screens.ts';
import { smallStudy } from '../helpers/study.ts';

test('a team over a shared folder says whose file keeps the log, asks for no password, is joined with an invitation, and outlasts its keeper', async () => {
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
    await page.getByRole('button', { name: 'Test study' }).click();
    await page.getByRole('menuitem', { name: 'Share with a team…' }).click();
    const share = page.getByRole('dialog', { name: 'Share this study' });
    await share.locator('label').filter({ hasText: 'In a folder that all of you can reach' }).click();
    await share.getByLabel('The shared folder on this computer').fill(project.folder);
    await page.keyboard.press('Enter');
    await share.getByText(/^The study itself lies in the team’s folder/u).waitFor();
    await share.getByLabel('The shared folder on this computer').fill(shared);
    const { promise: asked, resolve } = Promise.withResolvers<Route>();
    await intercept(page, '**/rpc/team.createInFolder', (route) => resolve(route), { times: 1 });
    await page.keyboard.press('Enter');
    const sending = await asked;
    // Where it is sent is held from the first moment on.
    await expect.poll(() => share.getByRole('radio').first().isDisabled()).toBe(true);
    await sending.continue();
    await share.getByText('This study is shared.').waitFor();
    await share.getByLabel('A short name for the person, such as “lena”').fill('lena');
    await page.keyboard.press('Enter');
    const line = share.getByRole('status', { name: 'Invitation for lena' });
    await line.waitFor();
    invitation = (await line.textContent()) ?? '';
    expect(await barriers(page, 'every')).toEqual([]);
    await page.keyboard.press('Escape');
    const footer = page.locator('footer');
    await footer.getByText('· all sent').waitFor();
    expect(await footer.getByText(/\d here/u).count()).toBe(0);
    await footer.getByRole('button', { name: 'Wei: team' }).click();
    const team = page.getByRole('dialog', { name: 'Team' });
    await team.getByText(/^This file keeps the log/u).waitFor();
    expect(await team.getByText(/password/iu).count()).toBe(0);
    await wei.api.team.member({ login: 'lena', role: 'owner' });
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
  await team.getByRole('button', { name: 'Have this file keep the log…' }).click();
  await page.getByRole('button', { name: 'Keep it here' }).click();
  await team.getByText(/^This file keeps the log/u).waitFor();
  await footer.getByText('· all sent').waitFor();
  // No server refuses whoever reads the folder.
  await team.getByRole('button', { name: 'What to do about Wei' }).click();
  await page.getByRole('menuitem', { name: 'Take off the team…' }).click();
  await page.getByText(/Whoever can read the folder can still read the study/u).waitFor();
  await page.keyboard.press('Escape');

  // The same folder at another path of this computer.
  const moved = join(project.folder, '共享');
  renameSync(shared, moved);
  await lena.api.codes.create({ name: 'done meanwhile' });
  await team
    .getByText(/^The team’s folder is not at/u)
    .first()
    .waitFor();
  await team.getByRole('button', { name: 'Follow the team to another place…' }).click();
  const follow = page.getByRole('dialog', { name: 'Follow the team to another place' });
  await follow.getByLabel('Where the team’s folder lies on this computer').fill(moved);
  expect(await barriers(page, 'every')).toEqual([]);
  await follow.getByRole('button', { name: 'Go there' }).click();
  await follow.waitFor({ state: 'detached' });
  await footer.getByText('· all sent').waitFor();
  expect(lena.complaints).toEqual([]);
});
