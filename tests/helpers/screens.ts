// Walks through the screens of an open project, and checks what must hold on every one of them.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';

export { goTo, SCREENS, type ScreenName } from '../../scripts/screens.ts';

/** Closes menus, lists and dialogs that a failed test may have left open, so that each test starts afresh. */
export async function closeOverlays(page: Page): Promise<void> {
  const open = page.locator(
    '[role="menu"], [role="dialog"], [role="alertdialog"], [aria-expanded="true"][aria-haspopup]',
  );
  for (let tries = 0; tries < 4 && (await open.count()) > 0; tries += 1) {
    await page.keyboard.press('Escape');
    await settled(page);
  }
}

/** Waits until fonts are loaded and some frames have passed without a change or an animation. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A caret blinks for ever and does not count.
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

/** The rules of axe that depend on colours; all others depend on markup and layout alone. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * In the page: the rules whose violations are never grave, switched off. axe gives each violation the impact of its rule, so
 * nothing grave is missed, and they take a seventh of the time.
 */
const NO_MILD_RULES = `Object.fromEntries(
  axe._audit.rules
    .filter(({ impact }) => impact === 'minor' || impact === 'moderate')
    .map(({ id }) => [id, { enabled: false }]),
)`;

/** Which accessibility violations to look for: `grave` ones, `every` one, or those that `of colours` depend. */
export type Barriers = 'grave' | 'every' | 'of colours';

/**
 * The accessibility violations of the page as it stands, found by axe: each as the rule and its first element. `every`
 * adds minor violations and labels that differ from the visible name, which stop people from using speech control.
 */
export async function barriers(page: Page, which: Barriers = 'grave'): Promise<string[]> {
  let found = await barriersAtOnce(page, which);
  // A notice that is fading out has too little contrast for a moment. Only a violation that is still there after a
  // second counts.
  for (let looks = 0; looks < 2 && found.length > 0; looks += 1) {
    await page.waitForTimeout(1000);
    found = await barriersAtOnce(page, which);
  }
  return found;
}

async function barriersAtOnce(page: Page, which: Barriers): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    // Only rules about sound and video, of which Concord has none, need files loaded again for them.
    preload: false,
    ...(which === 'of colours' ? { runOnly: COLOUR_RULES } : {}),
  };
  const rules = {
    grave: `{ ...${NO_MILD_RULES}, 'label-content-name-mismatch': { enabled: false } }`,
    every: "{ 'label-content-name-mismatch': { enabled: true } }",
    'of colours': '{}',
  }[which];
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { ...${JSON.stringify(options)}, rules: ${rules} })`,
  );
  return violations
    .filter(({ impact }) => which !== 'grave' || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Catalogue keys that show on the page in place of their text. */
export async function bareKeys(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    // Element by element, since the text of a whole figure would run together.
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

/** How many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Saves a picture of the page, only if CONCORD_PICTURES is set: a hundred of them take a minute. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (process.env['CONCORD_PICTURES']) await picture(page, name);
}

/** Saves a picture of the page under `artifacts/`, which is not part of the repository. */
async function picture(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../artifacts/${name}.png`, import.meta.url));
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

/** Saves a picture of the page whenever a test of this file fails. */
export function pictureOfFailures(page: () => Page): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page(), `failed/${task.name.replaceAll(/\W+/g, '-')}`);
  });
}
