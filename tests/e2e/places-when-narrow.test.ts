// In a window at 200% zoom, panels and buttons have no room beside the work, but nothing is out of reach.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { CORNERS } from '../helpers/corners.ts';
import { goTo, closeOverlays, overflow, pictureOfFailures, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
const small = { width: 640, height: 400 };
const folder = testFolder();
let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path, size: small });
  ({ page } = concord);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

beforeEach(() => closeOverlays(page));

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

const text = () => page.getByRole('textbox', { name: /^Text of/ });
const panel = (name: 'navigator' | 'inspector') =>
  page
    .getByRole('complementary', { name: t(`shell:${name}`) })
    .locator('> div:not([role="separator"])')
    .filter({ visible: true });
const button = (name: 'navigator' | 'inspector') =>
  page.getByRole('button', { name: t(`shell:toggle_${name}`) });

test('a screen begins at its top, however far down the one before was scrolled', async () => {
  const work = page.locator('main');
  await goTo(page, 'compare');
  await settled(page);
  await work.evaluate((main) => main.scrollTo(0, main.scrollHeight));
  expect(await work.evaluate((main) => main.scrollTop)).toBeGreaterThan(0);

  await goTo(page, 'analysis');
  await settled(page);

  expect(await work.evaluate((main) => main.scrollTop)).toBe(0);
});

test('tabs, primary buttons and the inspector are within reach', async () => {
  await goTo(page, 'sources');
  await settled(page);
  const isWithin = async (name: string) => {
    const found = page.getByRole('button', { name, exact: true }).first();
    await found.scrollIntoViewIfNeeded();
    const box = await found.boundingBox();
    return (
      box !== null &&
      box.x >= 0 &&
      box.x + box.width <= small.width &&
      box.y >= 0 &&
      box.y + box.height <= small.height
    );
  };
  const wanted = ['sources', 'triage', 'read', 'codebook', 'analysis', 'compare', 'history'] as const;
  for (const name of [...wanted.map((each) => t(`shell:screen_${each}`)), t('imports:bring_in')])
    expect([name, await isWithin(name)]).toEqual([name, true]);

  await page.getByRole('treegrid').getByRole('row').nth(2).getByRole('gridcell').first().click();
  await page.keyboard.press(']');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Read', exact: true }).click();
  await text().waitFor();
  expect(await overflow(page)).toBe(0);
});

test('the mouse opens each panel by a button of its own, and one panel replaces the other', async () => {
  await goTo(page, 'read');
  for (const name of ['navigator', 'inspector'] as const)
    if (await panel(name).isVisible()) await button(name).click();

  await button('navigator').click();
  await panel('navigator').waitFor();
  expect(await panel('inspector').count()).toBe(0);
  await button('inspector').click();
  await panel('inspector').waitFor();
  expect(await panel('navigator').count()).toBe(0);
  expect(await page.locator('main').evaluate((work) => work.clientWidth)).toBeGreaterThanOrEqual(320);
  await button('inspector').click();
  await panel('inspector').waitFor({ state: 'detached' });
});

test('a verdict asked for by its key can be given although its panel was closed', async () => {
  await goTo(page, 'compare');
  const table = page.locator('main').getByRole('grid');
  await table.waitFor();
  await settled(page);
  await table.focus();

  await page.keyboard.press('v');

  const focused = page
    .getByRole('region', { name: t('compare:your_verdict') })
    .locator('[role="radio"]:focus');
  await focused.waitFor();
  expect(await focused.isVisible()).toBe(true);
});

test('the passages of an opened cell come into sight although their panel was closed', async () => {
  await goTo(page, 'analysis');
  if (await panel('inspector').isVisible()) await button('inspector').click();
  await page
    .locator('main')
    .getByRole('row', { name: /connector/ })
    .getByRole('gridcell')
    .nth(1)
    .click();

  const code = panel('inspector').getByText('connector').first();
  await code.waitFor();
  expect(await code.isVisible()).toBe(true);
});

test('the review mark and the way to the next source stand in the footer before the keys', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('N12');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Text of Interview N12' }).waitFor();
  await settled(page);

  await page.getByRole('button', { name: t('reader:take_back_review') }).click();
  await page.getByRole('button', { name: t('reader:mark_reviewed') }).click();
  await page.getByRole('button', { name: t('shell:read_next_source') }).click();

  await expect.poll(() => text().getAttribute('aria-label')).not.toContain('N12');
});

test('codes are in sight in the codebook without scrolling', async () => {
  await goTo(page, 'codebook');
  if (await panel('inspector').isVisible()) await button('inspector').click();
  const main = page.locator('main');
  await main.getByRole('treeitem').first().waitFor();
  await settled(page);

  const seen = await main.getByRole('treeitem').evaluateAll((lines) => {
    const [work, tree, footer] = ['main', 'main [role="tree"]', 'footer'].map((each) =>
      document.querySelector(each)?.getBoundingClientRect(),
    );
    const top = Math.max(work?.top ?? 0, tree?.top ?? 0);
    const bottom = Math.min(work?.bottom ?? 0, tree?.bottom ?? 0, footer?.top ?? 0);
    return lines
      .map((line) => line.getBoundingClientRect())
      .filter((line) => line.top >= top - 1 && line.bottom <= bottom + 1).length;
  });

  expect(seen).toBeGreaterThanOrEqual(4);
});

test.each([small.width, 560])(
  'a notice leaves the menu of the study and the tabs free at %i px',
  async (width) => {
    await page.setViewportSize({ ...small, width });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('N12');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Text of Interview N12' }).focus();
    await page.keyboard.press('Tab');

    await page.keyboard.press('Control+Shift+c');

    const notice = page.locator('[data-sonner-toast]').first();
    await notice.waitFor();
    await settled(page);
    const covered = await notice.evaluate((toast) => {
      const over = toast.getBoundingClientRect();
      const free = document.querySelectorAll('header nav button, header [aria-haspopup]:has(~ nav)');
      if (over.right > innerWidth) return ['the edge of the window'];
      return [...free]
        .filter((each) => {
          const { left, top, right, bottom } = each.getBoundingClientRect();
          return left < over.right && right > over.left && top < over.bottom && bottom > over.top;
        })
        .map(({ textContent }) => textContent);
    });
    await notice.getByRole('button', { name: t('ui:close') }).click();
    await notice.waitFor({ state: 'detached' });
    await page.setViewportSize(small);
    expect(covered).toEqual([]);
  },
);

test('a long title leaves the facts of a source in sight in a low window', async () => {
  await page.setViewportSize({ width: 1280, height: 500 });
  const source = await concord.api.imports.paste({
    title: `Minutes of the spring meeting ${'of the working group on edge computing '.repeat(5)}`,
    text: 'They met.',
    kind: 'document',
    date: '2019-04',
  });
  await concord.api.sources.setReviewed({ ids: [source.id], reviewed: true });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('Minutes of the spring');
  await page.getByRole('option', { name: /^Minutes of the spring/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('They met.').waitFor();
  await settled(page);

  const cut = await page
    .locator('main header p')
    .first()
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);

  await page.setViewportSize(small);
  expect(cut).toBe(0);
});

test('the choices in the heading of a tally are in sight beside the panel of its figure', async () => {
  await CORNERS.find(({ name }) => name === 'the figure of a tally')?.open(page, createWords('en'));
  await settled(page);

  const cut = await page.locator('main [role="radio"]').evaluateAll((choices) => {
    const work = document.querySelector('main')?.getBoundingClientRect().right ?? 0;
    return choices
      .map((choice) => choice.closest('label') ?? choice)
      .filter((choice) => choice.getBoundingClientRect().right > work)
      .map(({ textContent }) => textContent);
  });

  expect(cut).toEqual([]);
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});

test('the toolbar for selected passages is in sight without scrolling', async () => {
  await goTo(page, 'codebook');
  const main = page.locator('main');
  // Only the visible part of the tree is in the page.
  await main.getByPlaceholder(t('codebook:filter')).fill('recognition');
  await main.getByRole('treeitem', { name: /^recognition/ }).click();
  await page.keyboard.press('Control+Enter');
  const list = page.getByRole('listbox', { name: t('analysis:passages_of', { name: 'recognition' }) });
  await list.getByRole('option').first().waitFor();
  await list.focus();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('toolbar', { name: t('passages:bar') });
  await bar.waitFor();
  await settled(page);

  const [above, below] = await bar.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const footer = document.querySelector('footer')?.getBoundingClientRect().top ?? innerHeight;
    return [top, footer - bottom];
  });

  expect(above).toBeGreaterThan(0);
  expect(below).toBeGreaterThanOrEqual(0);
});
