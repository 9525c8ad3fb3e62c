// In a window at 200% zoom, everything that opens over the screens has its buttons in sight, every control can be
// scrolled to, and nothing is cut off at the side. English alone is tested here, since its words are the longer ones,
// unless CONCORD_LOOKS=all; sample-tour covers Chinese too. With CONCORD_PICTURES=1 pictures are kept under
// `artifacts/`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { act, CORNERS, press, shown, snapshots, type Corner } from '../helpers/corners.ts';
import { outOfReach } from '../helpers/out-of-reach.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { keepPicture, closeOverlays, overflow, pictureOfFailures, settled } from '../helpers/screens.ts';

const size = { width: 640, height: 400 };
const languages: readonly Language[] = ['en', 'zh-CN'];

/** Places reached through a wide table, or through a panel that is closed here. */
const reachedWhenWide = new Set([
  'the kind of a source',
  'deleting a source',
  'splitting a code',
  'selected passages',
]);

const further: readonly Corner[] = [
  { name: 'the facts of the study', open: (page, words) => act(page, words, words.t('project:action')) },
  { name: 'the coders', open: (page, words) => act(page, words, words.t('coders:action')) },
  { name: 'a sheet of ticks', open: (page, words) => act(page, words, words.t('ticks:action')) },
  { name: 'pasting a text', open: (page, words) => act(page, words, words.t('shell:paste_text')) },
  { name: 'a new study', open: (page, words) => act(page, words, words.t('shell:new_project')) },
  { name: 'opening a study', open: (page, words) => act(page, words, words.t('shell:open_project')) },
  {
    name: 'where snapshots are kept',
    open: async (page, { t }) => {
      await snapshots(page);
      await press(page, t('snapshots:where'));
      await shown(page);
    },
  },
];

describe.each(languages)('what opens in a window of 640 × 400 (%s)', (language) => {
  const words = createWords(language);
  let concord: ConcordInBrowser;
  let page: Page;

  beforeAll(async () => {
    concord = await sampleInBrowser(language, size);
    ({ page } = concord);
  });

  afterAll(() => concord?.[Symbol.asyncDispose]());

  pictureOfFailures(() => page);

  const toured = CORNERS.filter(({ name }) => !reachedWhenWide.has(name));
  const isShown = language === 'en' || process.env['CONCORD_LOOKS'] === 'all';

  test.each([...(isShown ? toured : []), ...further])(
    'every control is within reach: $name',
    async ({ name, open }) => {
      await closeOverlays(page);
      await open(page, words);
      await settled(page);
      await keepPicture(page, `narrow/${language}/${name}`);

      expect([await outOfReach(page), await overflow(page)]).toEqual([[], 0]);
    },
  );
});
