// A code is refined where its evidence lies: in the list of its passages, by keyboard and by mouse.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo } from '../helpers/screens.ts';

const folder = testFolder();
let concord: ConcordInBrowser;

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
}, 60_000);

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

async function codeNamed(name: string) {
  const { tables } = await concord.api.project.records({});
  return tables.code.find((code) => code.name === name)!;
}

async function passagesOf(name: string): Promise<number> {
  const { id: codeId } = await codeNamed(name);
  const { rows } = await concord.api.passages.list({ request: { denominator: 'all' }, cell: { codeId } });
  return rows.length;
}

test('several passages get a further code in one act, and a memo is written under its row without leaving the list', async () => {
  const { page, api } = concord;
  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: 'recognition' }).first().click();
  const list = page.getByRole('listbox', { name: 'Passages of recognition' });
  await list.getByRole('option').first().waitFor();
  const before = await passagesOf('learning');

  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('2 selected').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Code this passage' }).fill('learning');
  await page.keyboard.press('Enter');
  await page.getByText('learning added to 2 passages.').waitFor();
  expect(await passagesOf('learning')).toBe(before + 2);
  await api.history.undo({});
  expect(await passagesOf('learning')).toBe(before);

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Memo on this passage' }).fill('Compare with N7.');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => (await api.project.records({})).tables.memo.map(({ body }) => body))
    .toContain('Compare with N7.');
  // The keyboard is where it was.
  await page.keyboard.press('Control+a');
  await page.getByText(/^19 selected, \d+ not in view$/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/selected/).waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});

test('ticked passages are dropped on a code to move them, and on a theme only a word is said', async () => {
  const { page, api } = concord;
  const list = page.getByRole('listbox', { name: 'Passages of recognition' });
  const row = list.getByRole('option').first();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  const words = await row.locator('p').innerText();

  await row.dragTo(page.getByRole('treeitem', { name: 'marketplace' }));
  await page.getByText('marketplace is a theme').waitFor();
  expect(await passagesOf('recognition')).toBe(19);

  await row.dragTo(page.getByRole('treeitem', { name: 'gathering cases' }));
  await page.getByText('1 passage moved to gathering cases.').waitFor();
  await list.getByText(words).waitFor({ state: 'detached' });
  expect(await passagesOf('recognition')).toBe(18);

  await api.history.undo({});
  await list.getByText(words).waitFor();
});
