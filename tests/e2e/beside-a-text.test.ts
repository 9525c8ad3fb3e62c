// Lists beside a text follow what one does: keys act on the list that was used last, and the list of misplaced codings
// is right after an undo.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mainCoderId, update } from '#db/write.ts';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, pictureOfFailures, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
const folder = testFolder();
let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  const store = buildSample(path, openOptions);
  const coderId = mainCoderId(store.db)!;
  const moved = store.db.sqlite
    .prepare(
      `SELECT coding.id, start FROM coding JOIN source ON source.id = source_id
       WHERE label = 'N12' AND coder_id = ? AND "end" - start > 6 LIMIT 3`,
    )
    .all(coderId) as { id: string; start: number }[];
  // Moves codings without their digests, as another program may leave them. The move is an act: rows changed without an
  // act are damage, which is found once the file has been open for a minute.
  store.transact({ method: 'codings.resize', coderId, at: openOptions.now }, (db) => {
    for (const { id, start } of moved) update(db, 'coding', id, { start: start + 3 });
  });
  store.close();
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

async function find(name: string, key: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(name);
  await page.keyboard.press(key);
  await settled(page);
}

/** The number of the selected row in a list, from 1; null when none is selected. */
const chosenIn = (list: Locator): Promise<number | null> =>
  list.evaluate((element) => {
    const chosen = element.querySelector('[role="option"][aria-selected="true"]');
    return chosen === null ? null : Number(chosen.getAttribute('aria-posinset'));
  });

test('of two lists of passages beside a text, the keys act on the one used last', async () => {
  await find('N10', 'Enter');
  await find('recognition', 'Shift+Enter');
  const right = page.getByRole('region', { name: t('beside:side_right'), exact: true }).getByRole('listbox');
  await right.getByRole('option').first().waitFor();
  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: /policy relay/ }).click();
  await page
    .getByRole('listbox', { name: /^Passages of/ })
    .getByRole('option')
    .first()
    .dblclick();
  const column = page.getByRole('listbox', { name: t('passages:beside') }).first();
  await expect.poll(() => chosenIn(column)).toBe(1);
  await right.getByRole('option').first().waitFor();

  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => chosenIn(column)).toBe(2);
  expect(await chosenIn(right)).toBeNull();

  await right.getByRole('option').first().click();
  await expect.poll(() => chosenIn(right)).toBe(1);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => chosenIn(right)).toBe(2);
});

test('codings that were accepted at their new places are listed again when that is undone', async () => {
  await find('N12', 'Enter');
  const keepAll = page.getByRole('button', { name: t('reader:slipped_keep_all', { count: 3 }) });
  await keepAll.click();
  await keepAll.waitFor({ state: 'detached' });

  await page.getByRole('textbox', { name: /^Text of Interview N12/ }).focus();
  await page.keyboard.press('Control+z');

  await expect.poll(() => keepAll.count()).toBe(1);
});
