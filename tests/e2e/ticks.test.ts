// A tally made by hand in a spreadsheet is imported: read, corrected where it is in doubt, made into codings, compared.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { writeXlsx } from '#formats/writing/xlsx.ts';
import { readCsv } from '../core/exports/recount.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

function sample(folder: string): string {
  const path = join(folder, 'sample.concord');
  buildSample(path, openOptions).close();
  return path;
}

/** Runs the action from the palette, then chooses a file in its dialog. */
async function bring(page: Page, path: string, words: [palette: string, button: string]): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words[0]);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: words[1] }).click();
  await (await chooser).setFiles(path);
}

const sheetDialog = (page: Page) => page.getByRole('dialog', { name: 'Import ticks from a spreadsheet' });
const report = (page: Page) => page.getByRole('dialog', { name: 'Ticks compared with codings' });

/** The cells of a theme in the comparison. */
async function lineOf(page: Page, theme: string): Promise<string[]> {
  const row = report(page).getByRole('row', { name: theme });
  return await row.getByRole('cell').allInnerTexts();
}

test('a tally made by hand is imported and compared', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page, api } = concord;
  const titles = ['展会开幕', '标准讨论日', '秋季供货洽谈'];
  for (const title of titles)
    // One after another, as pasted.
    await api.imports.paste({
      title,
      text: `${title}在大厅举行，许多企业参加。`,
      kind: 'document',
      date: '2024-05',
    });
  const { tables } = await api.project.records();
  const [first, second, third] = titles.map((title) =>
    tables.source.find((source) => source.title === title),
  );
  if (!first || !second || !third) throw new Error('the sources are not there');
  const path = join(folder.path, '手工统计.xlsx');
  const rows = [
    ['标题', '日期', 'guide', '筹资', '合计'],
    ['展會開幕', first.date, 'x', '是', 2],
    [second.title, second.date, 1, '否', 1],
    ['A lost report', null, '✓', '?', 1],
    ['合计', null, 4, 1, 4],
  ];
  writeFileSync(path, await writeXlsx([{ name: '统计', widths: [40], rows }], '2026-03-14'));
  await page.getByRole('button', { name: 'New interview' }).waitFor();

  await bring(page, path, ['ticks', 'Choose a file']);
  await sheetDialog(page).getByText('2 of 3 sources in the sheet are in the project').waitFor();
  const hindrances = await barriers(page);
  expect(await sheetDialog(page).getByText('“?”: 筹资 in row 4').isVisible()).toBe(true);
  // Escape leaves the list and then the row, and the dialog stays.
  await sheetDialog(page).getByRole('button', { name: 'Source of row 4' }).press('Enter');
  await page.keyboard.type(third.title.slice(0, 3));
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await sheetDialog(page).getByRole('combobox').waitFor({ state: 'detached' });
  // By keyboard: the source of the row that has none.
  await sheetDialog(page).getByRole('button', { name: 'Source of row 4' }).press('Enter');
  await page.keyboard.type(third.title.slice(0, 6));
  await page.getByRole('option', { name: third.title }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sheetDialog(page).getByText('3 of 3 sources in the sheet are in the project').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await expect.poll(focused).toBe('Source of row 4');

  await sheetDialog(page).getByRole('button', { name: 'Only compare' }).click();
  await report(page).getByText('3 of its 3 sources are in the project').waitFor();
  const before = [await lineOf(page, 'guide'), await lineOf(page, '筹资')];
  await report(page).getByRole('button', { name: 'Back to the sheet' }).click();
  await sheetDialog(page).getByRole('button', { name: 'Import 4 ticks' }).click();
  await report(page).getByText('4 ticks imported from “手工统计.xlsx”').waitFor();
  await report(page)
    .getByRole('row', { name: '筹资' })
    .getByRole('cell', { name: '1', exact: true })
    .nth(3)
    .waitFor();
  const after = [await lineOf(page, 'guide'), await lineOf(page, '筹资')];
  const more = await barriers(page);

  expect(before).toEqual([
    ['3', '4', '3', '0', '0', '3'],
    ['1', '1', '1', '–', '–', '–'],
  ]);
  expect(after).toEqual([
    ['3', '4', '3', '3', '0', '0'],
    ['1', '1', '1', '1', '0', '0'],
  ]);
  expect([...hindrances, ...more]).toEqual([]);
  const codings = (await api.codings.of({ sourceId: first.id })).map(({ start }) => start);
  expect(codings).toEqual([null, null]);

  await report(page).getByRole('button', { name: 'Export' }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Sources that differ (csv)' }).click();
  const saved = join(folder.path, 'differences.csv');
  await (await coming).saveAs(saved);
  expect(
    readCsv(readFileSync(saved, 'utf8').replace('\uFEFF', '')).map(({ theme, source, difference }) => [
      theme,
      source,
      difference,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['guide', third.title, 'no_passage'],
      ['筹资', first.title, 'no_passage'],
    ]),
  );

  // Undone in the dialog, and redone.
  await report(page).getByRole('button', { name: 'Undo' }).click();
  await sheetDialog(page).getByRole('button', { name: 'Import 4 ticks' }).click();
  await report(page).getByText('4 ticks imported from “手工统计.xlsx”').waitFor();

  // A click opens a source, and the comparison is there again.
  await report(page).getByText(third.title).click();
  await page.locator('[aria-current="page"]', { hasText: 'Read' }).waitFor();
  await page.getByRole('heading', { name: third.title }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ticks');
  await page.keyboard.press('Enter');
  await report(page).getByRole('button', { name: 'Back to the sheet' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await api.codings.of({ sourceId: first.id })).length).toBe(0);
  expect((await api.project.records()).tables.code).toEqual(tables.code);
  expect(concord.complaints).toEqual([]);
});

test('a file that is no sheet of ticks is refused in the dialog, in the language of the window', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page } = concord;
  const bad = join(folder.path, 'bad.csv');
  writeFileSync(bad, 'Fair opens,x,0\nFair closes,,x\n');
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  // Before the page runs again: the page that still runs could write its own language over this one.
  await page.addInitScript(() => {
    const kept = JSON.parse(localStorage.getItem('concord.workspace') ?? '{"state":{},"version":0}') as {
      state: { language?: string };
    };
    kept.state.language = 'zh-CN';
    localStorage.setItem('concord.workspace', JSON.stringify(kept));
  });
  await page.reload();
  await page.getByRole('button', { name: '新建访谈' }).waitFor();

  await bring(page, bad, ['手工编码表', '选择文件']);
  await page.getByText('“bad.csv”没有写明主题的标题行。').waitFor();
  expect(await page.getByRole('dialog').getByRole('button', { name: '导入', exact: true }).isDisabled()).toBe(
    true,
  );

  const list = join(folder.path, 'list.csv');
  writeFileSync(list, '材料,主题\nNobody knows,guide\n');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('dialog').getByRole('button', { name: '另选文件' }).click();
  await (await chooser).setFiles(list);
  await page.getByText('表中 1 份材料，此处有 0 份').waitFor();
  expect(await page.getByRole('button', { name: '导入 0 个勾选' }).isDisabled()).toBe(true);
  expect(concord.complaints).toEqual([]);
});

test('a workbook without ticks lets one choose its sheet, and a cell that cannot be split is reported', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: sample(folder.path) });
  const { page } = concord;
  const sheet = (name: string, heading: string) => ({
    name,
    widths: [20],
    rows: [
      ['Title', heading],
      ['Fair opens', 'seen twice'],
      ['Fair closes', 'of the hall'],
    ],
  });
  const path = join(folder.path, 'remarks.xlsx');
  writeFileSync(path, await writeXlsx([sheet('Cover', 'Note'), sheet('2019', 'Remark')], '2026-03-14'));
  const list = join(folder.path, 'list.csv');
  writeFileSync(list, 'Source,Theme\nFair opens,"Rules, and more"\nFair closes,guide\n');
  await page.getByRole('button', { name: 'New interview' }).waitFor();

  await bring(page, path, ['ticks', 'Choose a file']);
  await sheetDialog(page).getByText('No sheet of “remarks.xlsx” has a column with ticks').waitFor();
  const other = page.getByRole('option', { name: '2019' });
  // The focus returns to the button that chose the file; a list that opened before closes through that.
  await expect
    .poll(async () => {
      if (await other.isVisible()) return true;
      await sheetDialog(page).getByRole('button', { name: 'Sheet Cover' }).press('Enter');
      await settled(page);
      return await other.isVisible();
    })
    .toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await sheetDialog(page).getByText('The sheet “2019” of “remarks.xlsx” has no column with ticks.').waitFor();
  expect(await sheetDialog(page).getByRole('button', { name: 'Only compare' }).isDisabled()).toBe(true);
  await sheetDialog(page).getByRole('button', { name: 'Use “Remark” as' }).press('Enter');
  await page.getByRole('option', { name: 'New code “Remark”' }).click();
  await sheetDialog(page).getByText('2 cells are neither ticks nor empty').waitFor();

  const chooser = page.waitForEvent('filechooser');
  await sheetDialog(page).getByRole('button', { name: 'Choose another file' }).click();
  await (await chooser).setFiles(list);
  await sheetDialog(page).getByText('“Rules, and more” looks like several themes').waitFor();
  expect(concord.complaints).toEqual([]);
});
