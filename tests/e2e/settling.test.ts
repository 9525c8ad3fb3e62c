// What waits in a team, decided by keys as fast as a person presses them.
import type { Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { noteTeam } from '#db/team/team-of.ts';
import { createWords } from '#words/words.ts';
import { afterWeeks, PHRASES } from '../helpers/after-weeks.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { settled } from '../helpers/screens.ts';

const { t } = createWords('en');

test('a key pressed before both versions are there decides once they are; a key pressed twice decides once', async () => {
  await using files = await afterWeeks();
  const { path, session } = files.lin.project;
  // A folder that is not there just now.
  noteTeam(files.lin.project.store().db, { address: JSON.stringify({ folder: `${path}.team` }) });
  session.close();
  await using concord = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
  const { page, api } = concord;
  const held = async (): Promise<number> => (await api.team.waiting({})).held.length;
  const hold = async (name: string): Promise<{ readonly asked: Promise<Route> }> => {
    const { promise: asked, resolve } = Promise.withResolvers<Route>();
    await intercept(page, `**/rpc/${name}`, (route) => resolve(route), { times: 1 });
    return { asked };
  };
  expect(await held()).toBe(2 + PHRASES.length);

  const detail = await hold('team.waitingDetail');
  await page
    .locator('footer')
    .getByRole('button', { name: t('team:footer.held', { count: 2 + PHRASES.length }) })
    .press('Enter');
  const asked = await detail.asked;
  await page.keyboard.press('1');
  await asked.continue();
  await expect.poll(held).toBe(1 + PHRASES.length);

  await page.getByRole('button', { name: t('settling:take.ours') }).waitFor();
  await settled(page);
  const settling = await hold('team.settle');
  await page.keyboard.press('1');
  const underWay = await settling.asked;
  await page.keyboard.press('1');
  await underWay.continue();
  await expect.poll(held).toBe(PHRASES.length);
  await settled(page);
  expect(await page.locator('[data-sonner-toast][data-type="error"]').count()).toBe(0);
  expect(concord.complaints).toEqual([]);
});
