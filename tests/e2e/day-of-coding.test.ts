// A day of coding by mouse and again by keyboard alone: from twenty texts to a joint display, with the clicks and keys
// of each step counted. By default in two combinations; CONCORD_LOOKS=all walks in both languages, light and dark, in a
// large window, a small one and at 200% zoom. With CONCORD_PICTURES=1 pictures of each step are kept under
// `artifacts/`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { byKeyboard } from '../helpers/day/by-keyboard.ts';
import { byMouse } from '../helpers/day/by-mouse.ts';
import { Hand } from '../helpers/day/hand.ts';
import { layOut } from '../helpers/day/material.ts';
import { COSTS, OPENS_A_PANEL, STEPS, type Walk } from '../helpers/day/steps.ts';
import { done } from '../helpers/day/done.ts';
import { testFolder } from '../helpers/project.ts';
import { keepPicture, overflow, pictureOfFailures, settled } from '../helpers/screens.ts';

interface Look {
  readonly by: 'mouse' | 'keyboard';
  readonly language: Language;
  readonly colours: 'light' | 'dark';
  readonly size: '1440' | '1280' | '200%';
}

/** At 200% zoom a window of 1440 × 900 has half as many pixels in each direction. */
const SIZES = {
  '1440': { width: 1440, height: 900 },
  '1280': { width: 1280, height: 800 },
  '200%': { width: 720, height: 450 },
} as const;

const DEFAULT_LOOKS: readonly Look[] = [
  { by: 'mouse', language: 'en', colours: 'light', size: '1280' },
  { by: 'keyboard', language: 'zh-CN', colours: 'dark', size: '1440' },
];
const ALL_LOOKS: readonly Look[] = (['mouse', 'keyboard'] as const).flatMap((by) =>
  (['en', 'zh-CN'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((colours) =>
      (['1440', '1280', '200%'] as const).map((size): Look => ({ by, language, colours, size })),
    ),
  ),
);
const looks = process.env['CONCORD_LOOKS'] === 'all' ? ALL_LOOKS : DEFAULT_LOOKS;

describe.each(looks)('a day by $by ($language, $colours, $size)', ({ by, language, colours, size }) => {
  const folder = testFolder();
  let concord: ConcordInBrowser;
  let page: Page;
  let hand: Hand;
  let walk: Walk;

  beforeAll(async () => {
    const material = layOut(folder.path);
    concord = await concordInBrowser({ project: material.project, size: SIZES[size] });
    ({ page } = concord);
    await page.emulateMedia({ colorScheme: colours });
    // A key pressed before the window is ready would be lost.
    await page.getByRole('button', { name: 'New interview' }).waitFor();
    if (language !== 'en') await speak(page, language);
    hand = new Hand(page);
    walk = (by === 'mouse' ? byMouse : byKeyboard)(hand, createWords(language), material);
  });

  afterAll(async () => {
    await concord?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  pictureOfFailures(() => page);

  test.each(STEPS)('%s', async (step) => {
    await walk[step]();
    const spent = hand.spent();
    await done[step](concord, createWords(language));
    await settled(page);
    await keepPicture(
      page,
      `day/${by}-${language}-${colours}-${size.replace('%', '')}/${STEPS.indexOf(step) + 1} ${step}`,
    );

    const { most } = COSTS[step];
    const more = size === '200%' && OPENS_A_PANEL.includes(step) ? 1 : 0;
    expect(spent.clicks).toBeLessThanOrEqual(by === 'mouse' ? most.clicks + more : 0);
    expect(spent.keys).toBeLessThanOrEqual(by === 'keyboard' ? most.keys : 0);
    expect(await overflow(page)).toBe(0);
    expect(concord.complaints).toEqual([]);
  });
});

/** Sets the language of the interface. */
async function speak(page: Page, language: Language): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: language === 'en' ? 'English' : '简体中文' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
