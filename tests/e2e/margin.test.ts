// Beside the text: working counts, the margin with its "+n", and memos, in one window.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo, closeOverlays, pictureOfFailures, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;
let source: SourceRecord;
let codes: readonly CodeRecord[];
const folder = testFolder();
const passage = 'Says that four tests were enough for a whole year.';

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  source = await concord.api.imports.paste({
    kind: 'document',
    title: 'crowded',
    text: `Before it.\n${passage}\nAfter it.\n`,
  });
  const { tables } = await concord.api.project.records();
  codes = tables.code.filter(({ codable }) => codable).slice(0, 12);
  const start = 'Before it.\n'.length;
  for (const [at, { id: codeId }] of codes.entries()) {
    // Each is one act, in this order.
    await concord.api.codings.apply({
      sourceId: source.id,
      textHash: source.textHash,
      codeId,
      span: { start: start + at, end: start + passage.length - at },
    });
  }
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

beforeEach(async () => {
  await closeOverlays(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('crowded');
  await page.getByRole('option').filter({ hasText: 'crowded' }).first().click();
  await text().waitFor();
  await settled(page);
  // Nothing is in focus, whatever the test before left.
  await text().focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

const text = () => page.getByRole('textbox', { name: 'Text of crowded' });
const margin = () => page.getByRole('list', { name: 'Codings near here' });

test('of twelve codings on one line none is lost: a bar for each, labels, and the rest in a list that keys reach', async () => {
  const chip = page.getByRole('button', { name: /^\+\d+ more codings here$/ });
  const hidden = Number((await chip.innerText()).slice(1));
  const labels = await margin().locator('[data-coding]').count();
  expect(labels + hidden).toBe(12);

  await chip.focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: `+${hidden} more codings here` });
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('End');
  const last = await list.getByRole('option').last().innerText();
  await page.keyboard.press('Enter');

  await margin().locator('[data-coding][aria-pressed="true"]', { hasText: last }).waitFor();
  await expect.poll(() => text().evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
});

test('a memo is a card beside its passage, which stays within reach; it is saved during typing, and Escape returns to the text', async () => {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  await page.keyboard.press('m');
  const box = page.getByRole('group', { name: new RegExp(`^Memo on .*${codes[0]?.name}$`) });
  await page.keyboard.type('Too good to be true');
  await box.getByText(/^Memo · Wei · saved \d/).waitFor();

  expect(await page.getByRole('dialog').count()).toBe(0);
  const [card, words] = [(await box.boundingBox())!, (await text().boundingBox())!];
  expect(card.x).toBeGreaterThanOrEqual(words.x + words.width);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
  await expect.poll(() => text().evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a memo written with nothing in focus is named in the row above the text, and opens from there', async () => {
  await page.keyboard.press('m');
  await page.keyboard.type('A strange page');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '1 memo on this source' }).click();

  const box = page.getByRole('group', { name: 'Memo on crowded' });
  expect(await box.getByRole('textbox').inputValue()).toBe('A strange page');
  await page.keyboard.press('Escape');
});

test('one choice of unit and base holds beside the text, in the codebook and among the passages', async () => {
  await page.getByRole('radio', { name: 'of reviewed' }).first().click();
  const seen = async (): Promise<string> =>
    (
      await page
        .getByText(/^of \d+ sources, reviewed$|, reviewed$/)
        .first()
        .innerText()
    ).replace(/.*?of (\d+).*/, '$1');
  const heads = [await seen()];
  await goTo(page, 'passages');
  heads.push(await seen());
  await goTo(page, 'codebook');
  await page.getByRole('radio', { name: 'of reviewed', checked: true }).waitFor();
  await page.getByRole('radio', { name: 'of all' }).click();
  await page.getByText('Sources, documents and interviews together, of 83').waitFor();

  await goTo(page, 'passages');
  await page.getByText('of 83 sources', { exact: true }).waitFor();
  expect(new Set(heads).size).toBe(1);
});

test('codes are filtered, created and changed in the panel, and a path typed in the palette makes a code under a code', async () => {
  const panel = page.getByRole('tree', { name: 'Codes' });
  await page.keyboard.press('f');
  await page.keyboard.type('recog');
  await panel.getByRole('treeitem', { name: 'connector' }).waitFor({ state: 'detached' });
  await panel.getByRole('treeitem', { name: 'recognition' }).waitFor();
  await page.keyboard.press('Escape');
  await panel.getByRole('treeitem', { name: 'connector' }).waitFor();

  await page.getByRole('button', { name: 'New code' }).click();
  await panel.getByRole('textbox').fill('fresh');
  await page.keyboard.press('Enter');
  await panel.getByRole('treeitem', { name: 'fresh' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Write a definition' }).waitFor();
  await page.keyboard.press('Escape');

  await text().focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('c');
  await page.getByRole('combobox').fill('fresh > fresher');
  await page.keyboard.press('Control+Enter');
  await panel.getByRole('treeitem', { name: 'fresher' }).waitFor();
  const { tables } = await concord.api.project.records();
  const above = (name: string) => {
    const parentId = tables.code.find((code) => code.name === name)?.parentId;
    return tables.code.find(({ id }) => id === parentId)?.name;
  };
  expect([above('fresher'), above('fresh')]).toEqual(['fresh', undefined]);
  expect(tables.code.some(({ name }) => name.includes('>'))).toBe(false);
});

test('the code offered in place of another is never the same one, and digits are offered only while codes have them', async () => {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Tab');
  const focused = margin().locator('[data-coding][aria-pressed="true"]');
  await focused.waitFor();
  const name = (await focused.locator('strong').innerText()).trim();
  await page.keyboard.press('Shift+C');
  const options = page.getByRole('option');
  await options.first().waitFor();
  const offered = await options.allInnerTexts();
  await page.keyboard.press('Escape');
  expect(offered.filter((each) => new RegExp(`(^|› )${name}(\\s|$)`).test(each))).toEqual([]);

  const footer = page.getByRole('contentinfo');
  await footer.getByText('pinned').waitFor();
  const { tables } = await concord.api.project.records();
  for (const { id } of tables.code.filter(({ pin }) => pin !== null)) {
    await concord.api.codes.update({ id, pin: null });
  }
  await footer.getByText('pinned').waitFor({ state: 'detached' });
});

test('a coding and its focus render the head of the reader not again, only a change of the source does', async () => {
  const facts = 'Ministry';
  await concord.api.sources.update({ ids: [source.id], origin: facts });
  await page.locator('main header').getByText(facts).waitFor();
  await settled(page);
  await page.evaluate((words) => {
    const counting = window as unknown as { heads: number };
    counting.heads = 0;
    const { join: joined } = Array.prototype;
    Object.assign(Array.prototype, {
      join(this: unknown[], separator?: string) {
        const line = joined.call(this, separator);
        if (separator === ' · ' && line === words) counting.heads += 1;
        return line;
      },
    });
  }, facts);
  const heads = (): Promise<number> => page.evaluate(() => (window as unknown as { heads: number }).heads);
  const span = { start: 0, end: 'Before'.length };
  const codeId = codes[0]?.id ?? '';

  const { id } = await concord.api.codings.apply({
    sourceId: source.id,
    textHash: source.textHash,
    codeId,
    span,
  });
  await margin().locator(`[data-coding="${id}"]`).click();
  await page
    .getByRole('button', { pressed: true })
    .and(page.locator(`[data-coding="${id}"]`))
    .waitFor();
  const afterCoding = await heads();
  await concord.api.codings.remove({ ids: [id] });
  await margin().locator(`[data-coding="${id}"]`).waitFor({ state: 'detached' });
  await concord.api.sources.update({ ids: [source.id], title: 'crowded again' });
  await page.getByRole('textbox', { name: 'Text of crowded again' }).waitFor();
  const afterTitle = await heads();
  await concord.api.sources.update({ ids: [source.id], title: 'crowded' });
  await text().waitFor();

  expect(afterCoding).toBe(0);
  expect(afterTitle).toBeGreaterThan(0);
});

/** Whether React has given the element new properties since the first call, as each rendering does. */
function isRenderedAgain(element: Element): boolean {
  const seen = element as Element & { before?: unknown };
  const name = Object.keys(seen).find((each) => each.startsWith('__reactProps')) as 'before';
  const isAgain = seen.before !== undefined && seen.before !== seen[name];
  seen.before = seen[name];
  return isAgain;
}

test('a coding in focus renders the top bar not again, though its keys become available', async () => {
  const tabs = page.getByRole('navigation', { name: 'Screens' });
  await tabs.evaluate(isRenderedAgain);

  await margin().locator('[data-coding]').first().click();
  await page.getByRole('button', { pressed: true }).and(page.locator('[data-coding]')).waitFor();
  await settled(page);
  const afterFocus = await tabs.evaluate(isRenderedAgain);
  await goTo(page, 'codebook');
  const afterScreen = await tabs.evaluate(isRenderedAgain);

  expect(afterFocus).toBe(false);
  expect(afterScreen).toBe(true);
});

test('a coding in the text renders the codes of the whole source not again, only one of those does', async () => {
  const whole = page.getByRole('group', { name: 'Whole source' });
  const place = { sourceId: source.id, textHash: source.textHash, codeId: codes[0]?.id ?? '' };
  await whole.evaluate(isRenderedAgain);

  const { id } = await concord.api.codings.apply({ ...place, span: { start: 0, end: 'Before'.length } });
  await margin().locator(`[data-coding="${id}"]`).waitFor();
  await settled(page);
  const afterCoding = await whole.evaluate(isRenderedAgain);
  const ofWhole = await concord.api.codings.apply({ ...place, span: null });
  await whole.getByRole('button', { pressed: false }).first().waitFor();
  const afterWhole = await whole.evaluate(isRenderedAgain);
  await concord.api.codings.remove({ ids: [id, ofWhole.id] });
  await margin().locator(`[data-coding="${id}"]`).waitFor({ state: 'detached' });

  expect(afterCoding).toBe(false);
  expect(afterWhole).toBe(true);
});
