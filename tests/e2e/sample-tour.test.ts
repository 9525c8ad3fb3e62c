// The sample study on every screen: in both languages, light and dark, in a small window and a large one.
// Pictures of what was seen are kept under `artifacts/`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import {
  bareKeys,
  barriers,
  goTo,
  keepPicture,
  overflow,
  pictureOfFailures,
  SCREENS,
  settled,
  type ScreenName,
} from '../helpers/screens.ts';

const small = { width: 1280, height: 800 };
const large = { width: 1920, height: 1080 };

interface Look {
  readonly language: Language;
  readonly colours: 'light' | 'dark';
}

const looks: readonly Look[] = [
  { language: 'en', colours: 'light' },
  { language: 'zh-CN', colours: 'dark' },
];

/** Does on a screen what shows all of it: opens a source, chooses a code, a number, a memo. */
async function fill(page: Page, screen: ScreenName): Promise<void> {
  const first = (role: 'treeitem' | 'gridcell' | 'option', name: string | RegExp) =>
    page.getByRole(role, { name }).first().click();
  switch (screen) {
    case 'sources':
      await first('gridcell', 'Small teams win the edge contest');
      break;
    case 'triage':
      await page.getByRole('button', { name: /Show all sources|显示全部材料/ }).click();
      break;
    case 'read':
      await first('treeitem', /^N9\.1/);
      await page.locator('[aria-multiline="true"]').focus();
      await page.keyboard.press('Tab');
      break;
    case 'codebook':
    case 'passages':
      await first('treeitem', /policy relay/);
      break;
    case 'search':
      await page.getByRole('search').getByRole('textbox').fill('标准');
      await page.getByRole('grid').getByRole('row').nth(2).click();
      break;
    case 'tallies':
      await page
        .getByRole('row', { name: /connector/ })
        .getByRole('gridcell')
        .nth(1)
        .click();
      break;
    case 'compare':
      await page.getByRole('row', { name: /guide/ }).getByRole('gridcell').nth(1).click();
      break;
    case 'memos':
      await first('option', /Is certification really a market matter/);
      break;
    case 'history':
      break;
  }
}

describe.each(looks)('the sample study ($language, $colours)', ({ language, colours }) => {
  const { t } = createWords(language);
  let concord: ConcordInBrowser;
  let page: Page;

  beforeAll(async () => {
    concord = await concordInBrowser({ size: small });
    ({ page } = concord);
    await page.emulateMedia({ colorScheme: colours });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: language === 'en' ? 'English' : '简体中文', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: t('shell:open_sample') }).click();
    await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
  });

  afterAll(() => concord?.[Symbol.asyncDispose]());

  pictureOfFailures(() => page);

  test('says on the first page that its texts are invented', async () => {
    const notice = page.getByText(/Invented text, for illustration/).first();

    expect(await notice.isVisible()).toBe(true);
  });

  test.each(SCREENS)('shows %s whole, in words, to everyone', async (screen) => {
    await page.setViewportSize(small);
    await goTo(page, screen, language);
    await fill(page, screen);
    await settled(page);

    await keepPicture(page, `tour/${language}-${colours}/${screen}-1280`);
    const seen = {
      barriers: await barriers(page, 'every'),
      bareKeys: await bareKeys(page),
      overflow: await overflow(page),
      complaints: concord.complaints,
    };
    await page.setViewportSize(large);
    await settled(page);
    await keepPicture(page, `tour/${language}-${colours}/${screen}-1920`);
    const seenLarge = { bareKeys: await bareKeys(page), overflow: await overflow(page) };

    expect(seen).toEqual({ barriers: [], bareKeys: [], overflow: 0, complaints: [] });
    expect(seenLarge).toEqual({ bareKeys: [], overflow: 0 });
  });
});
