// A saved query by mouse and by keyboard, in both languages: saved, changed, renamed, deleted, undone; as row and scope of
// a tally, and as a side of a comparison.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createWords, type Language } from '#words/words.ts';
import { dropKeptTables } from '../helpers/kept.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { act } from '../helpers/corners.ts';
import { barriers, closeOverlays, goTo } from '../helpers/screens.ts';

const NEAR = 'recognition IN PARAGRAPHS WITH "orders and funding"';

/** Writes a query on the screen of passages, as text. */
async function write(page: Page, language: Language, text: string): Promise<void> {
  const { t } = createWords(language);
  await goTo(page, 'passages', language);
  await page
    .getByRole('button', { name: t('query:begin') })
    .first()
    .click();
  await page.getByRole('button', { name: t('query:edit') }).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Saves the query on the screen by its key. */
async function save(page: Page, language: Language, name: string): Promise<void> {
  const { t } = createWords(language);
  await page.keyboard.press('Control+s');
  await page.getByRole('textbox', { name: t('saved_queries:name') }).fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText(t('saved_queries:unchanged')).waitFor();
}

for (const language of ['en', 'zh-CN'] as const) {
  const words = createWords(language);
  const { t } = words;
  const name = language === 'en' ? 'recognition that sells' : '带来订单的认可';

  test(`a saved query is a row and the scope of a tally and a side of a comparison, in ${language}`, async () => {
    await using concord = await sampleInBrowser(language, { width: 1440, height: 900 });
    const { page } = concord;
    await write(page, language, NEAR);
    await save(page, language, name);
    const list = page.getByRole('tree', { name: t('saved_queries:title') });
    const found = list.getByRole('treeitem', { name: new RegExp(name) });
    await expect.poll(() => found.innerText()).toMatch(/\d/);
    const sources = (/\d+/.exec(await found.innerText()) ?? [''])[0];
    expect(await barriers(page)).toEqual([]);

    await goTo(page, 'analysis', language);
    await page.getByRole('button', { name: new RegExp(`^${t('saved_queries:rows')}`) }).click();
    await page.getByRole('option', { name }).click();
    await page.keyboard.press('Escape');
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.waitFor();
    await row.getByRole('gridcell').last().click();
    await page.getByRole('heading', { name: new RegExp(`^${name}`) }).waitFor();
    expect(await barriers(page)).toEqual([]);

    const strip = page.getByRole('navigation', { name: t('analysis:strip') });
    for (const kind of ['crosstab', 'timeline'] as const) {
      await strip.getByRole('button', { name: t(`analysis:kinds.${kind}`), exact: true }).click();
      if (kind === 'crosstab')
        await page.getByRole('button', { name: t('analysis:more'), exact: true }).click();
      await page.getByRole('button', { name: new RegExp(`^${t('saved_queries:rows')}`) }).click();
      await page.getByRole('option', { name }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.locator('main').getByText(name).first().waitFor();
    }
    await strip.getByRole('button', { name: t('analysis:kinds.tally'), exact: true }).click();

    await page.getByRole('button', { name: new RegExp(`^${t('saved_queries:field')}`) }).click();
    await page.getByRole('option', { name }).click();
    await page.getByText(t('analysis:scope_size', { inScope: sources, all: '82' })).waitFor();

    await goTo(page, 'compare', language);
    await page.locator('main header [aria-haspopup]').first().press('Enter');
    await page.getByRole('menuitem', { name: t('compare:new') }).press('Enter');
    await page.getByRole('textbox', { name: t('compare:name') }).fill('A');
    await page
      .getByRole('button', { name: new RegExp(t('saved_queries:field')) })
      .nth(1)
      .click();
    await page.getByRole('option', { name }).click();
    await page.getByRole('button', { name: t('compare:create'), exact: true }).click();
    await page.getByRole('dialog', { name: t('compare:new_title') }).waitFor({ state: 'detached' });
    await page
      .getByText(language === 'en' ? 'of 5' : '/ 5', { exact: false })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
  });
}

test('by keyboard: a change is told and saved, a name changed, a query deleted and brought back, and found by Ctrl+K', async () => {
  const { t } = createWords('en');
  await using concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page } = concord;
  await write(page, 'en', NEAR);
  await save(page, 'en', 'seen');

  await page.getByRole('button', { name: t('query:edit') }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('recognition OR "orders and funding"');
  await page.keyboard.press('Enter');
  await page.getByText(t('saved_queries:changed')).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText(t('saved_queries:unchanged')).waitFor();

  const item = page.getByRole('tree', { name: 'Saved queries' }).getByRole('treeitem');
  await item.click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('seen or sold');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'seen or sold' }).waitFor();

  await item.click();
  await page.keyboard.press('Delete');
  await expect.poll(() => page.getByRole('tree', { name: 'Saved queries' }).count()).toBe(0);
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: 'seen or sold' }).waitFor();

  await goTo(page, 'codebook', 'en');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('seen or');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'seen or sold' }).waitFor();
  await page.getByText(t('saved_queries:unchanged')).waitFor();
});

test('who deletes or merges a code is told which saved queries name it', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page } = concord;
  await write(page, 'en', NEAR);
  await save(page, 'en', 'seen');
  const code = page.getByRole('tree', { name: 'Codes' }).getByRole('treeitem', { name: /^recognition/ });

  await code.click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Delete/ }).click();
  await page.getByText('Saved queries that name it and cannot be asked afterwards: “seen”.').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await page.getByRole('tree', { name: 'Saved queries' }).getByRole('treeitem').click();
  await page
    .getByText(/deleted code/)
    .first()
    .waitFor();
  expect(await barriers(page)).toEqual([]);
});

test('who merges two coders or two respondents is told what names the one who is removed', async () => {
  await using concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  const words = createWords('en');
  const { t } = words;
  const { tables } = await api.project.records();
  const lena = tables.coder.find(({ name }) => name === 'Lena')!;
  const [n1, n2] = ['N1', 'N2'].map((name) => tables.respondent.find((row) => row.name === name)!);
  await dropKeptTables(api);
  await api.savedQueries.add({ name: 'what Lena saw', text: 'guide BY "Lena"' });
  await api.keptTables.keep({
    kind: 'tally',
    name: 'Themes by Lena',
    settings: { layer: { coderId: lena.id } },
  });
  const b = { kind: 'interview', respondentIds: [n2!.id] };
  await api.comparisons.create({ name: 'News and N2', settings: { b } });

  await act(page, words, t('coders:action'));
  await page.getByRole('button', { name: t('coders:more', { name: 'Lena' }) }).click();
  await page.getByRole('menuitem', { name: t('coders:merge') }).click();
  await page.getByText('Saved queries that will ask for the coder who stays: “what Lena saw”.').waitFor();
  await page
    .getByText(/will count the codings of the coder who stays: “Themes by Lena” \(Table 1\)/)
    .waitFor();

  await closeOverlays(page);
  await goTo(page, 'sources', 'en');
  await page.getByRole('button', { name: 'Respondents', exact: true }).click();
  for (const { name } of [n1!, n2!])
    await page.getByRole('row', { name: new RegExp(`^${name}\\b`) }).click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: t('respondents:merge') }).click();
  await page.getByText('Comparisons that will count the respondent who stays: “News and N2”.').waitFor();
  expect(await barriers(page)).toEqual([]);
});
