// A queue of triage that holds nothing: the footer and the menus offer only what can be done.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWords } from '#words/words.ts';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { goTo, pictureOfFailures, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  ({ page } = concord);
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

const footer = () => page.getByRole('contentinfo');
/** The hint whose words are these, after its key. */
const hint = (words: string) =>
  footer()
    .getByText(new RegExp(`${words}$`))
    .first();

async function choose(what: 'new' | 'all'): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${t('triage:queue')}$`) }).click();
  await page.getByRole('option', { name: t(`triage:of_${what}`) }).click();
  await settled(page);
}

test('the footer of an empty queue offers no key for a source; a key pressed all the same does nothing', async () => {
  // Every source of the sample study has been screened.
  await goTo(page, 'triage');
  await choose('all');
  await hint(t('triage:include_short')).waitFor();
  await choose('new');
  await hint(t('triage:include_short')).waitFor({ state: 'detached' });

  const hints = await footer().textContent();
  const before = await concord.api.history.state({});
  await page.locator('main').focus();
  for (const press of ['i', '1', 'l', 'r', 'j']) await page.keyboard.press(press);
  await settled(page);
  const after = await concord.api.history.state({});
  await choose('all');
  await hint(t('triage:include_short')).waitFor();

  for (const name of ['next_short', 'give_code_short', 'exclude_for_short'] as const)
    expect(hints).not.toContain(t(`triage:${name}`));
  expect(after).toEqual(before);
});
