// Walks through a window on a study as a person might: every screen, some choices on each, documents by the palette.
import type { Page } from 'playwright-core';
import { createWords } from '#words/words.ts';
import { goTo, SCREENS, type ScreenName } from '../screens.ts';

const { t } = createWords('en');

/** What can be chosen on a screen: rows of its lists, trees and tables. */
const CHOICES = '[role="treeitem"], [role="option"], [role="gridcell"]';
/** How many of them are chosen on each screen. */
const CHOICES_PER_SCREEN = 4;

/** Called for each state of the window that is worth examining, with its place. */
export type Look = (where: string) => Promise<void>;

/** Goes through all screens, in English. */
export async function throughScreens(page: Page, look: Look): Promise<void> {
  await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
  for (const screen of SCREENS) {
    // One screen after another, as a person goes through them.
    await throughScreen(page, screen, look);
  }
}

async function throughScreen(page: Page, screen: ScreenName, look: Look): Promise<void> {
  await goTo(page, screen);
  if (screen === 'search') await page.getByRole('search').getByRole('textbox').first().fill('Before');
  await quiet(page);
  await look(screen);
  for (let number = 0; number < CHOICES_PER_SCREEN; number += 1) {
    // Searched again each time, since a choice may have changed the screen.
    const places = await page.evaluate<[x: number, y: number][]>(inSight);
    const [x, y] = places[number * 3 + 1] ?? [];
    if (x === undefined || y === undefined) continue;
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    await quiet(page);
    await look(`${screen}, choice ${number}`);
  }
  if (screen === 'history') {
    await page.getByRole('button', { name: t('shell:screen_snapshots'), exact: true }).click();
    await quiet(page);
    await look('snapshots');
  }
}

/** Opens a document by the palette, examines it in the reader and in the editor, and turns this many of its pages. */
export async function throughDocument(page: Page, title: string, pages: number, look: Look): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(title);
  await quiet(page);
  await look(`palette, ${title}`);
  await page.keyboard.press('Enter');
  await page.locator('[aria-multiline="true"]').waitFor();
  await quiet(page);
  await look(`reading ${title}`);
  for (let turn = 0; turn < pages; turn += 1) {
    await page.locator('[aria-multiline="true"]').press('PageDown');
    await quiet(page);
  }
  await page.keyboard.press('Control+e');
  await quiet(page);
  // Asked if the text came from elsewhere.
  const meant = page.getByRole('button', { name: t('reader:write_action') });
  if (await meant.isVisible()) await meant.click();
  await quiet(page);
  await look(`writing ${title}`);
  await page.keyboard.press('Control+e');
}

/** Waits until some frames have passed without a change. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(untilQuiet);
}

/** Runs in the page, which has a DOM while this program has none. */
const untilQuiet = `(async () => {
  let changed = true;
  const watcher = new MutationObserver(() => {
    changed = true;
  });
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
  for (let frames = 0; frames < 6;) {
    changed = false;
    await new Promise(requestAnimationFrame);
    frames = changed ? 0 : frames + 1;
  }
  watcher.disconnect();
})()`;

/** Runs in the page: the places of choices that nothing covers, in their order. */
const inSight = `[...document.querySelectorAll('${CHOICES}')].flatMap((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + Math.min(6, width / 2), top + height / 2];
  return element.contains(document.elementFromPoint(x, y)) ? [[x, y]] : [];
})`;
