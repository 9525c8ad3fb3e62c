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
});

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

test('several passages get another code in one act, and a memo is written under its row without leaving the list', async () => {
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
  const memo = page.getByRole('group', { name: 'Memo on recognition' });
  await memo.getByRole('textbox').fill('Compare with N7.');
  await page.keyboard.press('Escape');
  await memo.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await api.project.records({})).tables.memo.map(({ body }) => body))
    .toContain('Compare with N7.');
  // The focus is where it was.
  await page.keyboard.press('Control+a');
  await page.getByText(/^19 selected, \d+ not in view$/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/selected/).waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});

test('weight and translation of a coding are written under its row, and Escape leads back to the list', async () => {
  const { page, api } = concord;
  const list = page.getByRole('listbox', { name: 'Passages of recognition' });
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  const details = page.getByRole('region', { name: 'Details of the coding' });
  await details.getByRole('textbox', { name: 'Weight' }).fill('80');
  await details.getByRole('textbox', { name: 'Translation' }).fill('筛选，不是意见');
  // The last typed text is saved when the box closes.
  await page.keyboard.press('Escape');
  await details.waitFor({ state: 'detached' });
  expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
  const { id: codeId } = await codeNamed('recognition');
  const { rows } = await api.passages.list({ request: { denominator: 'all' }, cell: { codeId } });
  const ids = [...(rows[0]?.codingIds ?? [])].slice(0, 1);

  await expect
    .poll(async () =>
      (await api.codings.byIds({ ids })).map(({ weight, translation }) => [weight, translation]),
    )
    .toEqual([[80, '筛选，不是意见']]);
});

test('selected passages are dropped on a code to move them; dropped on a theme they only give a message', async () => {
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

test('a code is split by number keys and by dropping, the sums hold, and one undo reverts the whole split', async () => {
  const { page, api } = concord;
  const before = await api.project.records({});
  await page.getByRole('button', { name: 'Split…' }).click();
  const tray = page.getByRole('complementary', { name: 'Split recognition' });
  const name = tray.getByRole('textbox', { name: 'New sub-code, or drop here' });
  await name.fill('opens doors');
  await name.press('Enter');
  await tray.getByText('opens doors').waitFor();
  await name.fill('for show');
  await name.press('Enter');
  await tray.getByText('for show').waitFor();

  const list = page.getByRole('listbox', { name: 'Passages of recognition' });
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('1');
  await tray.getByText('2 + 0 + 17 = 19 passages').waitFor();
  // The focus is on the next row: a number alone moves it.
  await page.keyboard.press('2');
  await tray.getByText('2 + 1 + 16 = 19 passages').waitFor();
  await page.keyboard.press('Space');
  await list.getByRole('option', { selected: true }).dragTo(tray.getByText('for show'));
  // The pointer rests where it let go, which the browser tells of as of one that comes in: the sum is of what was done.
  const { x, y, width, height } = (await tray.getByText('for show').boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await tray.getByText('2 + 2 + 15 = 19 passages').waitFor();
  await page.getByText('Still here 15').waitFor();
  expect(await passagesOf('recognition')).toBe(19);

  await tray.getByRole('button', { name: 'Done' }).click();
  await page.getByText('recognition split: 2 sub-codes have passages.').waitFor();
  await api.history.undo({});
  const after = await api.project.records({});
  expect(after.tables.code).toEqual(before.tables.code);
  const { id: codeId } = await codeNamed('recognition');
  const alone = await api.passages.list({
    request: { denominator: 'all', rollup: false },
    cell: { codeId },
  });
  expect(alone.rows).toHaveLength(19);
});

test('passages are filtered by a word, and all come back when it is cleared', async () => {
  const { page, api } = concord;
  const { id: codeId } = await codeNamed('recognition');
  const asked = { request: { denominator: 'all' }, cell: { codeId } } as const;
  const all = (await api.passages.list(asked)).rows.length;
  const held = (await api.passages.holding({ ...asked, words: 'certif' })).rows.length;
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(all);
  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: 'recognition' }).first().click();
  const options = page.getByRole('listbox', { name: 'Passages of recognition' }).getByRole('option');
  await expect.poll(() => options.first().getAttribute('aria-setsize')).toBe(String(all));

  await page.getByRole('textbox', { name: 'Words' }).fill('certif');
  await expect.poll(() => options.first().getAttribute('aria-setsize')).toBe(String(held));

  await page.getByRole('textbox', { name: 'Words' }).fill('');
  await expect.poll(() => options.first().getAttribute('aria-setsize')).toBe(String(all));
});
