// The reading column: its width and place, what stands beside it, and the cost of a long text.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { goTo, pictureOfFailures, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await concordInBrowser({ size: { width: 1280, height: 800 } });
  ({ page } = concord);
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  const verses = Array.from({ length: 9_000 }, (_, line) => `a short line, number ${line}`).join('\n');
  await concord.api.imports.paste({ kind: 'document', title: 'verses', text: verses });
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

async function read(name: string, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().click();
  await page.getByRole('textbox', { name: `Text of ${title}` }).waitFor();
  await settled(page);
}

test('the text gets its width before the margin does, and stands in the middle of a wide window', async () => {
  await read('N9.1', 'Interview N9.1');
  const column = async () => {
    await settled(page);
    const text = (await page.locator('.ProseMirror').boundingBox())!;
    const margin = (await page.getByRole('list', { name: 'Codings near here' }).boundingBox())!;
    const room = (await page
      .locator('header', { has: page.getByRole('heading', { level: 1 }) })
      .boundingBox())!;
    return { text, left: text.x - room.x, right: room.x + room.width - margin.x - margin.width };
  };

  const narrow = await column();
  await page.setViewportSize({ width: 1920, height: 1080 });
  const wide = await column();
  await page.setViewportSize({ width: 1280, height: 800 });

  // About 60 letters, and about 75.
  expect(narrow.text.width).toBeGreaterThan(455);
  expect(wide.text.width).toBeGreaterThan(560);
  expect(wide.text.width).toBeLessThan(640);
  expect(Math.abs(wide.left - wide.right)).toBeLessThan(60);
});

test('the label of the coding in focus is as wide as its words', async () => {
  await read('N9.1', 'Interview N9.1');
  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');

  const label = page.locator('[data-coding][aria-pressed="true"]');
  await label.waitFor();
  const spare = await label.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return element.getBoundingClientRect().width - range.getBoundingClientRect().width;
  });

  expect(spare).toBeLessThan(16);
});

test('beside it stands how many documents and how many people have the code, each with its base', async () => {
  await read('N9.1', 'Interview N9.1');
  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');

  const study = page.locator('section', { has: page.getByRole('heading', { name: 'In this study' }) });

  await expect.poll(() => study.innerText()).toMatch(/Documents: \d+ of \d+ documents · \d+ passages?/);
  expect(await study.innerText()).toMatch(
    /Interviews: \d+ of \d+ respondents · \d+ of \d+ interviews · \d+ passages?$/m,
  );
});

test('the coder whose codings are shown is chosen for this project', async () => {
  await read('N9.1', 'Interview N9.1');
  const all = page.getByRole('switch', { name: 'All coders' });

  await page.getByText('All coders').click();
  await expect.poll(() => all.isChecked()).toBe(true);

  const names = await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('concord.workspace') ?? '{}') as {
      state: { projectPath: string; choices: Record<string, unknown> };
    };
    return { path: kept.state.projectPath, choices: kept.state.choices };
  });
  expect(names.choices[`reader.others.${names.path}`]).toBe(true);
  await page.getByText('All coders').click();
});

test('the open source is shown in the navigator, in a group that was closed', async () => {
  await goTo(page, 'read');
  const group = page.getByRole('treeitem', { name: /^news/ });
  const line = page.getByRole('tree', { name: 'Sources' }).getByRole('treeitem', { name: /Small teams win/ });
  expect(await group.getAttribute('aria-expanded')).toBe('false');

  await read('Small teams win', 'Small teams win the edge contest');

  await line.waitFor();
  const box = (await line.boundingBox())!;
  const tree = (await page.getByRole('tree', { name: 'Sources' }).boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(tree.y);
  expect(box.y + box.height).toBeLessThanOrEqual(tree.y + tree.height + 1);
  // The group can be closed again.
  await page.locator('.ProseMirror').focus();
  await group.dblclick();
  await line.waitFor({ state: 'detached' });
});

test('a text of very many lines is laid out once, and a palette over it changes none of it', async () => {
  await read('verses', 'verses');
  const watched = await page
    .locator('.ProseMirror > p')
    .evaluateAll(
      (lines) => lines.filter((line) => getComputedStyle(line).contentVisibility === 'auto').length,
    );
  expect(watched).toBe(0);

  await page.locator('.ProseMirror').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('c');
  const field = page.getByRole('combobox', { name: 'Code this passage' });
  await field.waitFor();
  expect(await page.locator('[inert]').count()).toBe(0);
  // A click in the text closes it.
  await page.locator('.ProseMirror > p').nth(3).click();
  await field.waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});
