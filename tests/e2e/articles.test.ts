// One file, many articles: proposed on import, corrected with the keyboard, imported; then references to them.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropFiles } from '../helpers/dropped.ts';
import { intercept } from '../helpers/intercept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers } from '../helpers/screens.ts';
import { openStore } from '#db/open.ts';
import { all } from '#db/write.ts';

const files = resolve('fixtures/documents/articles');

function emptyProject(folder: string): string {
  const path = join(folder, 'Alliance study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  return path;
}

/** What the study holds, read beside the program. */
function sourcesIn(path: string) {
  const store = openStore(path, { ...openOptions, readOnly: true });
  try {
    return all(store.db, 'source')
      .map(({ title, date, origin }) => [title, date, origin])
      .toSorted((a, b) => `${a[1]}${a[0]}`.localeCompare(`${b[1]}${b[0]}`));
  } finally {
    store.close();
  }
}

/** Drags faster than the page draws: nothing waits for a picture between pressing and letting go. */
async function flick(page: Page, from: Locator, to: Locator): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
  await page.mouse.move(start.x + 20, start.y + start.height / 2);
  await Promise.all([
    page.mouse.down(),
    page.mouse.move(end.x + 20, end.y + end.height / 2),
    page.mouse.up(),
  ]);
}

test('a file is proposed as articles, its cuts are corrected by keys, and references fill in the rest', async () => {
  using folder = testFolder();
  const project = emptyProject(folder.path);
  await using concord = await concordInBrowser({ project });
  const { page } = concord;
  await page.getByText('Nothing here yet').waitFor();

  await dropFiles(page, [join(files, 'bundle.docx')]);
  await page.getByText('This file looks like 5 articles.').waitFor();
  await page.getByRole('button', { name: 'Cut this file into articles…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import: one file, many articles' });
  const take = (count: number) => dialog.getByRole('button', { name: `Import ${count} articles` });
  await take(5).waitFor();
  await dialog.getByText('One cut does not fit: its number is 9, nearly all others say 4.').waitFor();
  const hindrances = await barriers(page);

  // The doubtful article is chosen: J joins it with the one above, and a rule that says the same is offered.
  await dialog.getByRole('grid', { name: 'Articles', exact: true }).focus();
  await page.keyboard.press('j');
  await take(4).waitFor();
  await dialog.getByText('By hand: 0 cut, 1 joined.').waitFor();
  await dialog.getByRole('button', { name: 'Use “Document # of 4”: 4 pieces' }).click();
  await dialog.getByText('By hand:').waitFor({ state: 'detached' });
  await take(4).waitFor();

  // K cuts above the line of the caret.
  await dialog.getByRole('button', { name: 'Cut here' }).waitFor();
  await dialog.getByRole('grid', { name: 'Text around the article' }).focus();
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await take(5).waitFor();
  await dialog.getByText('By hand: 1 cut, 0 joined.').waitFor();

  // The cut is moved a line on by keys, and dragged to another line.
  const cutByHand = dialog.getByRole('gridcell').filter({ hasText: 'by hand' }).first();
  const lineBelow = () => cutByHand.locator('xpath=../following-sibling::*[1]').innerText();
  const before = await lineBelow();
  const linesNow = (): Promise<unknown> =>
    dialog
      .locator('[data-line]')
      .evaluateAll<unknown, HTMLElement>((rows) =>
        rows.map((row) => [row.dataset['line'], row.querySelector('bdi')?.textContent]),
      );
  const lines = await linesNow();
  const { promise: asked, resolve: hold } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/imports.articleLines', (route) => hold(route), { times: 1 });
  await page.keyboard.press('Alt+ArrowDown');
  const underWay = await asked;
  // Until the lines around the moved cut come, the ones before keep their places.
  const meanwhile = await linesNow();
  await underWay.continue();
  await expect.poll(lineBelow).not.toBe(before);
  const moved = await lineBelow();
  const target = dialog.locator('[data-line]').filter({ hasText: before }).first();
  await flick(page, cutByHand, target);
  await expect.poll(lineBelow).toBe(before);
  expect(moved).not.toBe(before);
  expect(meanwhile).toEqual(lines);
  await take(5).waitFor();
  await dialog.getByRole('button', { name: 'Undo these' }).click();
  await take(4).waitFor();

  // Enter edits a field.
  await dialog.getByRole('grid', { name: 'Articles', exact: true }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Springs, in brief');
  await page.keyboard.press('Enter');
  await dialog.getByRole('gridcell', { name: 'Springs, in brief' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByText(/4 sources imported/)
    .first()
    .waitFor();

  const references = join(folder.path, 'zotero.ris');
  writeFileSync(references, 'TY  - NEWS\nTI  - Springs, in brief\nAU  - Doe, Jane\nDA  - 2019\nER  - \n');
  await dropFiles(page, [references]);
  await page.getByRole('button', { name: 'Fill in sources from them…' }).click();
  const filled = page.getByRole('dialog', { name: 'References in “zotero.ris”' });
  await filled.getByText('Springs, in brief: Creator “Doe, Jane”').waitFor();
  await filled.getByText('Date “2020-03-05” stays, the reference says “2019”').waitFor();
  await filled.getByRole('button', { name: 'Take 1 value or source' }).click();
  await page.getByText('From references: 1 values filled in, 0 sources made.').waitFor();

  expect(hindrances).toEqual([]);
  expect(sourcesIn(project)).toEqual([
    ['Springs, in brief', '2020-03-05', 'Suzhou Industrial Times'],
    ['供需专线三周找到二百一十二家工厂', '2020-03-05', '经济观察周刊'],
    ['Supply desk finds 212 mills', '2020-03-11', 'Manufacturing Post'],
    ['两个试点城市公布目录', '2020-03-17', '工业信息报'],
  ]);
});

test('a file of Chinese articles is cut in Chinese', async () => {
  await using concord = await sampleInBrowser('zh-CN', { width: 1280, height: 800 });
  const { page, api } = concord;

  await dropFiles(page, [join(files, 'cnki-gb18030.txt')]);
  await page.getByText('此文件看来含 3 篇文章。').waitFor();
  await page.getByRole('button', { name: '将此文件切分为多篇文章……' }).click();
  const dialog = page.getByRole('dialog', { name: '导入：一个文件，多篇文章' });
  await dialog.getByRole('gridcell', { name: '工业信息报' }).first().waitFor();
  await dialog.getByRole('button', { name: '导入 3 篇' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByText(/3 份材料/)
    .first()
    .waitFor();

  const { tables } = await api.project.records();
  expect(
    tables.source
      .filter(({ article }) => article !== null)
      .map(({ title, date, origin }) => [title, date, origin])
      .toSorted((a, b) => String(a[1]).localeCompare(String(b[1]))),
  ).toEqual([
    ['供需专线三周找到二百一十二家工厂', '2020-03-05', '经济观察周刊'],
    ['两个试点城市公布目录', '2020-03-17', '工业信息报'],
    ['会员可以开始试用连接器', '2020-03-26', '工业信息报'],
  ]);
});
