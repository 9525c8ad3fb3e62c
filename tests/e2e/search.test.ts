// Searches the whole sample study in the browser: one Chinese character, its context, and coding from the results.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { heldKey } from '../helpers/held-key.ts';
import { codedWords } from '../helpers/kept.ts';
import { goTo, pictureOfFailures, settled } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await concordInBrowser();
  ({ page } = concord);
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

const field = (): Locator => page.getByRole('textbox', { name: 'Search all texts' });
const list = (): Locator => page.getByRole('grid', { name: 'Hits in context' });
const size = (): Locator => page.getByRole('main').or(page.locator('body')).getByRole('status').first();

/** How often the words stand in the texts of sources of this kind, counted by plain means. */
async function counted(words: string, kind: 'document' | 'interview') {
  const { tables } = await concord.api.project.records();
  const texts = await Promise.all(
    tables.source
      .filter((source) => source.kind === kind && source.status !== 'excluded' && source.duplicateOf === null)
      .map(async ({ id }) => (await concord.api.sources.text({ id })).text),
  );
  const hits = texts.map((text) => text.split(words).length - 1);
  return {
    hits: hits.reduce((sum, each) => sum + each, 0),
    sources: hits.filter((each) => each > 0).length,
    of: hits.length,
  };
}

/** The visible lines, each as left context, hit with right context, and so on. */
function rows(): Promise<string[]> {
  return list()
    .getByRole('row')
    .evaluateAll((lines) =>
      lines
        .slice(1)
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((line) =>
          [...line.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent).join('|'),
        ),
    );
}

/** The words under a highlight of the text. */
function marked(name: string): Promise<string[]> {
  return page.evaluate(
    (highlight) =>
      [...(CSS.highlights.get(highlight) ?? [])].map(
        ({ startContainer, startOffset, endContainer, endOffset }) => {
          const range = document.createRange();
          range.setStart(startContainer, startOffset);
          range.setEnd(endContainer, endOffset);
          return range.toString();
        },
      ),
    name,
  );
}

describe('searching', () => {
  test('one Chinese character is found in every text, with hits and sources of each kind', async () => {
    const documents = await counted('供', 'document');
    const interviews = await counted('供', 'interview');

    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('供');

    await expect
      .poll(() => size().textContent())
      .toBe(
        `${documents.hits} hits in ${documents.sources} of ${documents.of} documents · ` +
          `${interviews.hits} hits in ${interviews.sources} of ${interviews.of} interviews`,
      );
    await expect
      .poll(() => list().getAttribute('aria-rowcount'))
      .toBe(String(documents.hits + interviews.hits + 1));
    expect(documents.hits).toBeGreaterThan(5);
  });

  test('half-typed pinyin is not searched for', async () => {
    const before = await size().textContent();

    await field().focus();
    await field().evaluate((input: HTMLInputElement) => {
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(input, '供ying');
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    });
    await page.waitForTimeout(300);
    const during = await size().textContent();
    await field().evaluate((input: HTMLInputElement) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(input, '供应');
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '应' }));
    });

    const { hits } = await counted('供应', 'document');
    expect(during).toBe(before);
    await expect.poll(() => size().textContent()).toContain(`${hits} hits in `);
  });

  test('the list is sorted by the words to the right', async () => {
    await page.getByRole('button', { name: 'Hit, right' }).click();
    await expect
      .poll(() => list().getByRole('columnheader', { name: 'Hit, right' }).getAttribute('aria-sort'))
      .toBe('ascending');

    const behind = async (): Promise<string[]> =>
      (await rows()).map((line) => /供应[^\p{L}\p{N}]*(\p{L})/u.exec(line.split('|')[2] ?? '')?.[1] ?? '');
    const pinyin = new Intl.Collator('zh-CN');
    await expect.poll(async () => isSorted(await behind(), pinyin.compare)).toBe(true);
    expect(new Set(await behind()).size).toBeGreaterThan(1);
  });

  test('a click on a class narrows the list to it, another widens it again', async () => {
    const all = await size().textContent();
    const news = page.getByRole('group', { name: 'Hits by class' }).getByRole('button', { name: /^news/ });
    const hits = Number(/(\d+) hit/.exec((await news.textContent()) ?? '')?.[1]);

    await news.click();
    await expect.poll(() => list().getAttribute('aria-rowcount')).toBe(String(hits + 1));
    await expect.poll(() => size().textContent()).toMatch(new RegExp(`^${hits} hits? in `));
    await news.click();

    await expect.poll(() => size().textContent()).toBe(all);
  });

  test('a hit opens in its text, all hits marked, and F3 goes on to the next', async () => {
    // Rows that still move would take each click of a double click to another row.
    await settled(page);
    await list().getByRole('row').nth(1).dblclick();
    const beside = page.getByRole('region', { name: 'Hits beside the text' });
    await beside.waitFor();

    await expect.poll(() => marked('found-current')).toEqual(['供应']);
    await page.keyboard.press('F3');
    await expect.poll(() => beside.getByRole('status').textContent()).toMatch(/^2 of \d+ hits$/);
    await page.keyboard.press('Shift+F3');
    await expect.poll(() => beside.getByRole('status').textContent()).toMatch(/^1 of \d+ hits$/);

    // One press for each hit, from source to source, faster than a text opens: none is lost.
    const [, hits] = /of (\d+) hits/.exec((await beside.getByRole('status').textContent()) ?? '') ?? [];
    expect(Number(hits)).toBeGreaterThan(2);
    for (let press = 1; press < Number(hits); press += 1) await page.keyboard.press('F3');
    await expect.poll(() => beside.getByRole('status').textContent()).toBe(`${hits} of ${hits} hits`);
    for (let press = 1; press < Number(hits); press += 1) await page.keyboard.press('Shift+F3');
    await expect.poll(() => beside.getByRole('status').textContent()).toBe(`1 of ${hits} hits`);
  });
});

describe('coding from the list', () => {
  const gateways = '首批通过测评的边缘网关名单公布';
  const sentence = '已有三家大型成员单位表示，明年起将把名单作为供应商初选的依据。';
  const codings = async () => {
    const { tables } = await concord.api.project.records();
    const all = await Promise.all(tables.source.map(({ id }) => concord.api.codings.of({ sourceId: id })));
    return all.flat().length;
  };

  test('Ctrl and an arrow move without selecting, and the menu key and Shift with F10 open the menu of the line', async () => {
    await goTo(page, 'search');
    await settled(page);
    const line = list().getByRole('row', { name: gateways });
    const chosen = () => list().locator('[role="row"][aria-selected="true"]').count();
    await line.click();
    await page.keyboard.press('Control+ArrowDown');
    const active = page.locator(`[id="${await list().getAttribute('aria-activedescendant')}"]`);
    expect(await line.getAttribute('aria-selected')).toBe('true');
    expect(await active.getAttribute('aria-selected')).toBe('false');

    for (const key of ['Shift+F10', 'ContextMenu']) {
      await page.keyboard.press(key);
      await page.getByRole('menu').waitFor();
      // The menu slides in.
      await settled(page);
      const menu = await page.getByRole('menu').boundingBox();
      const below = await active.boundingBox();
      expect(menu?.y ?? 0).toBeGreaterThanOrEqual((below?.y ?? 0) + (below?.height ?? 0));
      expect(menu?.x).toBeLessThan((below?.x ?? 0) + 40);
      expect([await active.getAttribute('aria-selected'), await chosen()]).toEqual(['true', 1]);
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      // The list has the focus again one frame after the menu has gone.
      await list().and(page.locator(':focus')).waitFor();
    }
  });

  test('the sentences of selected hits are coded in one act, which one undo reverts', async () => {
    const before = await codings();
    await goTo(page, 'search');
    await page.getByRole('button', { name: 'Source', exact: true }).click();
    await page.getByRole('radio', { name: 'its sentence' }).click();

    await list().getByRole('row', { name: gateways }).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('market matching');
    await page.keyboard.press('Enter');
    await page.getByText('3 sentences in 2 sources coded “market matching”.').waitFor();
    const coded = await codedWords(concord.api, gateways);
    const after = await codings();
    await page.keyboard.press('Control+z');

    expect(coded).toContainEqual({ code: 'report areas › market matching', words: sentence });
    expect(after).toBe(before + 3);
    await expect.poll(codings).toBe(before);
  });

  test('all hits are coded at once, and those already coded so are skipped', async () => {
    const before = await codings();
    const total = Number(await list().getAttribute('aria-rowcount')) - 1;
    const codeAll = async () => {
      await page.getByRole('button', { name: `Code all ${total} hits…` }).click();
      await page.getByRole('combobox', { name: 'Code this passage' }).fill('market matching');
      await page.keyboard.press('Enter');
    };

    await page.getByRole('radio', { name: 'the hit' }).click();
    await codeAll();
    await page.getByText(new RegExp(`^${total} hits in \\d+ sources coded “market matching”\\.$`)).waitFor();
    await codeAll();
    await page.getByText('Nothing to add: all of this is already coded “market matching”.').waitFor();

    expect(await codings()).toBe(before + total);
  });
});

test('the command palette searches the texts for what is typed', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('reference prices');
  await page.getByRole('option', { name: 'Search texts for “reference prices”' }).click();

  const { hits } = await counted('reference prices', 'document');
  await expect.poll(() => field().inputValue()).toBe('reference prices');
  await expect.poll(() => size().textContent()).toContain(`${hits} hit`);
});

test('a broken pattern gives one sentence, which goes as the pattern is completed', async () => {
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await field().fill('供(应');
  await page.getByText('The bracket “(” at character 2 of the pattern is never closed.').waitFor();

  await field().fill('供(应|需)');

  const [one, other] = [await counted('供应', 'document'), await counted('供需', 'document')];
  await expect.poll(() => size().textContent()).toContain(`${one.hits + other.hits} hits in `);
});

test('every key is kept when many arrive before the first is drawn, as from a key held down', async () => {
  await field().fill('');
  await field().focus();
  const before = concord.complaints.length;

  await heldKey(page, 80);

  await expect.poll(() => field().inputValue()).toBe('a'.repeat(80));
  expect(concord.complaints.slice(before)).toEqual([]);
});

function isSorted(words: readonly string[], compare: (a: string, b: string) => number): boolean {
  return words.every((word, at) => at === 0 || compare(words[at - 1] ?? '', word) <= 0);
}
