// The sample study on every screen, with everything that opens over or beside the screens: in both languages, light and
// dark, in a small window and a large one. By default one language is tested in light and the other in dark, since
// contrast does not depend on words; CONCORD_LOOKS=all tests each in both. With CONCORD_PICTURES=1 pictures are kept
// under `artifacts/`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { CORNERS } from '../helpers/corners.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import {
  bareKeys,
  barriers,
  goTo,
  keepPicture,
  closeOverlays,
  overflow,
  pictureOfFailures,
  SCREENS,
  settled,
  type ScreenName,
} from '../helpers/screens.ts';

const small = { width: 1280, height: 800 };
const large = { width: 1920, height: 1080 };

const languages: readonly Language[] = ['en', 'zh-CN'];
type Colours = 'light' | 'dark';
const COLOURS: Readonly<Record<Language, readonly Colours[]>> =
  process.env['CONCORD_LOOKS'] === 'all'
    ? { en: ['light', 'dark'], 'zh-CN': ['light', 'dark'] }
    : { en: ['light'], 'zh-CN': ['dark'] };

const nothingWrong = {
  barriers: [] as readonly string[],
  bareKeys: [] as readonly string[],
  overflow: 0,
  complaints: [] as readonly string[],
};

/** Opens everything that a screen can show: a source, a code, a number, a memo. */
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
    case 'analysis':
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

describe.each(languages)('the sample study (%s)', (language) => {
  const words = createWords(language);
  let concord: ConcordInBrowser;
  let page: Page;

  beforeAll(async () => {
    concord = await sampleInBrowser(language, small);
    ({ page } = concord);
  });

  afterAll(() => concord?.[Symbol.asyncDispose]());

  pictureOfFailures(() => page);

  test('says on the first page that its texts are invented', async () => {
    const notice = page.getByText(/Invented text, for illustration/).first();

    expect(await notice.isVisible()).toBe(true);
  });

  test.each(SCREENS)('shows %s whole, in words, accessible', async (screen) => {
    await page.setViewportSize(small);
    await goTo(page, screen, language);
    await fill(page, screen);
    await settled(page);

    const seen = await look(screen);
    await page.setViewportSize(large);
    await settled(page);
    await keepPicture(page, `tour/${language}/${screen}-1920`);
    const seenLarge = { bareKeys: await bareKeys(page), overflow: await overflow(page) };

    expect(seen).toEqual(nothingWrong);
    expect(seenLarge).toEqual({ bareKeys: [], overflow: 0 });
  });

  test.each(CORNERS)('shows $name whole, in words, accessible', async ({ name, open }) => {
    await closeOverlays(page);
    await page.setViewportSize(small);
    await open(page, words);
    await settled(page);

    const seen = await look(name);

    expect(seen).toEqual(nothingWrong);
  });

  /** The faults of the page as it stands, in each colour scheme. */
  async function look(name: string): Promise<typeof nothingWrong> {
    const found: string[] = [];
    let looked = '';
    for (const colours of COLOURS[language]) {
      // The colours change while the window is open.
      await page.emulateMedia({ colorScheme: colours });
      await settled(page);
      await keepPicture(page, `tour/${language}-${colours}/${name}-1280`);
      const markup = await page.evaluate(() => document.documentElement.outerHTML);
      // After a first look, other colours can only add faults of colour.
      const here = await barriers(page, markup === looked ? 'of colours' : 'every');
      found.push(...here.map((barrier) => `in ${colours}: ${barrier}`));
      looked = markup;
    }
    return {
      barriers: found,
      bareKeys: await bareKeys(page),
      overflow: await overflow(page),
      complaints: concord.complaints,
    };
  }
});
