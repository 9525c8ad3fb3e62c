// What an analysis shows is kept by a key, listed with its number, and exported; a changed coding shows as changed
// numbers.
import { buffer } from 'node:stream/consumers';
import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import yauzl from 'yauzl';
import { createWords, type Language } from '#words/words.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { dropKeptTables } from '../helpers/kept.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

/** Presses K where the screen's table stands, and keeps it under the title that is offered, or another. */
async function keep(page: Page, language: Language, title?: string): Promise<void> {
  const { t } = createWords(language);
  await page.getByRole('button', { name: t('kept_tables:keep'), exact: true }).waitFor();
  await page.keyboard.press('k');
  const dialog = page.getByRole('dialog', { name: t('kept_tables:keep_title') });
  const field = dialog.getByRole('textbox');
  await field.waitFor();
  if (title !== undefined) await field.fill(title);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

async function keepThree(page: Page, language: Language): Promise<void> {
  const { t } = createWords(language);
  await goTo(page, 'analysis', language);
  await page.getByRole('button', { name: t('analysis:kinds.tally'), exact: true }).click();
  await keep(page, language);
  await page.getByRole('radio', { name: t('tallies:views.bars'), exact: true }).click();
  await settled(page);
  await keep(page, language, t('kept_tables:kind.tally'));
  await goTo(page, 'compare', language);
  await keep(page, language);
}

async function openKept(page: Page, language: Language): Promise<void> {
  const { t } = createWords(language);
  await goTo(page, 'analysis', language);
  await page.getByRole('button', { name: t('analysis:kinds.tables'), exact: true }).click();
  await page.getByRole('heading', { name: t('kept_tables:for_the_paper') }).waitFor();
}

async function filesIn(path: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await yauzl.openPromise(path, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

test('three items are kept, moved, exported, and marked when a coding changes their numbers', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page, api } = concord;
  await dropKeptTables(api);
  await keepThree(page, 'en');
  await openKept(page, 'en');

  const list = page.getByRole('listbox', { name: 'Kept tables and figures' });
  await expect.poll(async () => (await list.getByRole('option').allInnerTexts()).length).toBe(3);
  await expect.poll(() => list.innerText()).toContain('never exported');
  await page.getByRole('table').first().waitFor();
  expect(await barriers(page)).toEqual([]);

  await list.getByRole('option').last().click();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => list.getByRole('option').first().innerText()).toContain('comparison');
  expect(await list.getByRole('option').first().innerText()).toContain('Table 1');

  const coming = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: 'Export all…' }).click();
  const files = await filesIn(await (await coming).path());
  const named = [...files.keys()].filter((name) => !name.endsWith('.pdf'));
  expect(named).toHaveLength(5);
  const png = files.get(named.find((name) => name.endsWith('.png')) ?? '');
  expect(png?.subarray(1, 4).toString()).toBe('PNG');
  const docx = named.find((name) => name.startsWith('Table 1') && name.endsWith('.docx')) ?? '';
  expect((await mammoth.extractRawText({ buffer: files.get(docx)! })).value).toContain(
    'How this was counted',
  );
  const sheets = await readExcelFile(files.get('Tables.xlsx')!);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Table 1', 'Table 2', 'Figure 1']);
  await expect.poll(async () => (await list.innerText()).match(/as exported/g)?.length).toBe(3);

  const { tables } = await api.project.records();
  const theme = tables.code.find(({ isTheme }) => isTheme);
  const bare = tables.source.filter(({ kind }) => kind === 'document').slice(0, 40);
  await api.codings.applyToSources({ sourceIds: bare.map(({ id }) => id), codeId: theme?.id ?? '' });
  await expect.poll(() => list.innerText()).toMatch(/\d+ numbers? changed/);
  await page.getByText(/^Changed since/).waitFor();
  await page.getByRole('button', { name: /^Export what changed \(\d\)$/ }).waitFor();

  await list.getByRole('option').first().click();
  await page.keyboard.press('Delete');
  await expect.poll(() => list.getByRole('option').count()).toBe(2);
  await page.getByText(/is no longer kept\.$/).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => list.getByRole('option').count()).toBe(3);
});

test('in Chinese an item gets another title and a number of its own, and its command is copied', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1280, height: 800 });
  const { page, api } = concord;
  await dropKeptTables(api);
  await openEmpty(page);
  await keepThree(page, 'zh-CN');
  await openKept(page, 'zh-CN');

  const list = page.getByRole('listbox', { name: '已存图表' });
  await list.getByRole('option').first().click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: '标题' }).fill('各主题的材料数');
  await page.keyboard.press('Enter');
  await expect.poll(() => list.getByRole('option').first().innerText()).toContain('各主题的材料数');

  await page.getByRole('button', { name: /^编号/ }).click();
  await page.getByRole('option', { name: '自定编号……' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('2a');
  await page.keyboard.press('Enter');
  await expect.poll(() => list.getByRole('option').first().innerText()).toContain('表 2a');
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  expect(await page.locator('code').innerText()).toMatch(/^concord tally .*sample/i);

  // Bars were chosen last; the table was kept before.
  await list.getByRole('option').first().click();
  await page.getByRole('button', { name: '在“统计”中打开' }).waitFor();
  await list.getByRole('option').first().click();
  await page.keyboard.press('o');
  const { t } = createWords('zh-CN');
  const tables = page.getByRole('radio', { name: t('tallies:views.table'), exact: true });
  await tables.waitFor();
  expect(await tables.isChecked()).toBe(true);
});

async function openEmpty(page: Page): Promise<void> {
  await goTo(page, 'analysis', 'zh-CN');
  await page.getByRole('button', { name: '已存图表', exact: true }).click();
  await page.getByText('尚未存下图表。').waitFor();
}
