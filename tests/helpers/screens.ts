// The window over a project as a test walks through it: to a screen, and what must hold of any of them.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

export { goTo, SCREENS, type ScreenName } from '../../scripts/screens.ts';

/** Closes lists, menus and dialogs that a failed test before may have left open, so that this one starts on its own. */
export async function nothingOpen(page: Page): Promise<void> {
  const open = page.locator(
    '[role="menu"], [role="dialog"], [role="alertdialog"], [aria-expanded="true"][aria-haspopup]',
  );
  for (let tries = 0; tries < 4 && (await open.count()) > 0; tries += 1) {
    await page.keyboard.press('Escape');
    await settled(page);
  }
}

/** Waits until nothing moves any more: fonts are there, and some frames have passed without a change or an animation. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A caret blinks for ever.
    const moves = () =>
      document
        .getAnimations()
        .some(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    let changed = true;
    const watcher = new MutationObserver(() => {
      changed = true;
    });
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
    for (let quiet = 0; quiet < 6;) {
      changed = false;
      await new Promise(requestAnimationFrame);
      quiet = changed || moves() ? 0 : quiet + 1;
    }
    watcher.disconnect();
  });
}

/** The rules of axe that see more than the markup and where it lies: colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Which barriers: the grave ones, every one, or every one that other colours of the same markup may make. */
export type Barriers = 'grave' | 'every' | 'of colours';

/**
 * What keeps someone from using the page as it stands, as axe finds it: the rule and the first element. With `every`
 * also what only hinders, and names that differ from what is seen, which keep people from speaking to the page.
 */
export async function barriers(page: Page, which: Barriers = 'grave'): Promise<string[]> {
  let found = await barriersAtOnce(page, which);
  // A notice that fades away has too little contrast for a moment. What is no barrier a second later was none.
  for (let looks = 0; looks < 2 && found.length > 0; looks += 1) {
    await page.waitForTimeout(1000);
    found = await barriersAtOnce(page, which);
  }
  return found;
}

async function barriersAtOnce(page: Page, which: Barriers): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(which === 'of colours'
      ? { runOnly: COLOUR_RULES }
      : { rules: { 'label-content-name-mismatch': { enabled: which === 'every' } } }),
  };
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations
    .filter(({ impact }) => which !== 'grave' || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Keys of the catalogues that stand on the page where words should. */
export async function bareKeys(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    // One by one: lines of a figure would run into each other.
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.matches('script, style')) texts.push((node as Text).data);
    }
    return [
      document.title,
      ...texts,
      ...[...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
        ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ),
    ];
  });
  return shown.flatMap((text) => text.match(/\b[a-z][a-z_]*:[a-z][\w.-]*[a-z]\b|\{\{\w+\}\}/g) ?? []);
}

/** By how many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Keeps a picture for people to look at where they ask for it by CONCORD_PICTURES; a hundred of them take a minute. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['CONCORD_PICTURES']) await picture(page, name);
}

/** A picture under `artifacts/`, which is not part of the tree. */
async function picture(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../artifacts/${name}.png`, import.meta.url));
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

/** Keeps a picture of the page where a test of this file fails. */
export function pictureOfFailures(page: () => Page): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page(), `failed/${task.name.replaceAll(/\W+/g, '-')}`);
  });
}
