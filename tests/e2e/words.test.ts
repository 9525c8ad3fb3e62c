// The words of the texts, in both languages: what marks one side, each word in its context, coded there, and stop words.
import { expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { createWords, type Language } from '#words/words.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

async function openWords(page: Page, language: Language): Promise<void> {
  const { t } = createWords(language);
  await goTo(page, 'analysis', language);
  await page.getByRole('button', { name: t('analysis:kinds.words'), exact: true }).click();
  await page.getByRole('row', { name: /^客户/ }).waitFor();
}

test('a word that marks interviews is shown in its context, coded with its sentences, and the coding undone', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page } = concord;
  await openWords(page, 'en');
  const row = page.getByRole('row', { name: /^客户/ });
  expect(await row.innerText()).toContain('N11: 9 of 15');
  expect(await row.innerText()).toContain('4 of 7');

  await row.click();
  const context = page.getByRole('region', { name: '客户 in context' });
  await context.getByText('9 of 15 in interviews are one respondent’s (N11)').waitFor();
  // One hit is in a document.
  await context.getByText('16 hits', { exact: true }).waitFor();
  await context.getByRole('radio', { name: 'interviews' }).click();
  await context.getByText('15 hits', { exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);

  await context.getByRole('button', { name: 'Code all 15 hits…' }).click();
  await page.keyboard.type('connector');
  await page.keyboard.press('Enter');
  await page
    .getByText(/sentences in .* coded “connector”/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await settled(page);
});

test('the keyboard leaves a word out, the list of terms brings one in, and files have them, in Chinese', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1280, height: 800 });
  const { page } = concord;
  await openWords(page, 'zh-CN');

  const chinese = page.getByRole('region', { name: '中文', exact: true });
  const english = page.getByRole('region', { name: '英语', exact: true });
  await settled(page);
  // Both lists stand beside each other, and both show words.
  expect(await english.evaluate(({ offsetTop }: HTMLElement) => offsetTop)).toBe(
    await chinese.evaluate(({ offsetTop }: HTMLElement) => offsetTop),
  );
  for (const row of [
    english.getByRole('row', { name: /^firms/ }),
    chinese.getByRole('row', { name: /^客户/ }),
  ])
    expect(await isInSight(row)).toBe(true);
  await chinese.getByRole('row', { name: /^客户/ }).click();
  await page.keyboard.press('Delete');
  await page.getByText('今后略去：客户').waitFor();
  await chinese.getByRole('row', { name: /^客户/ }).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '术语与停用词……' }).click();
  const stop = page.getByRole('textbox', { name: '本研究的停用词' });
  expect(await stop.inputValue()).toBe('客户');
  await stop.fill('');
  await page.getByRole('textbox', { name: '术语，各按一个词计' }).fill('秘书处\n工作组');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await chinese.getByRole('row', { name: /^客户/ }).waitFor();

  await chinese.getByRole('grid').or(chinese.getByRole('treegrid')).focus();
  await page.keyboard.press('f');
  await page.getByRole('heading', { name: '词频' }).waitFor();
  await chinese.getByRole('row', { name: /^工作组/ }).waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('at 200% zoom the arrow keys bring the words into sight, below all that stands above them', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 640, height: 400 });
  const { page } = concord;
  await openWords(page, 'zh-CN');
  await settled(page);

  await page.getByRole('treegrid').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await settled(page);

  expect(await isInSight(page.getByRole('row', { name: /^firms/ }))).toBe(true);
});

/** Whether all of it can be seen in the work area. */
function isInSight(row: Locator): Promise<boolean> {
  return row.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    for (let above = element.parentElement; above; above = above.parentElement) {
      if (getComputedStyle(above).overflowY === 'visible') continue;
      const edges = above.getBoundingClientRect();
      if (top < edges.top - 1 || bottom > edges.bottom + 1) return false;
    }
    return true;
  });
}
