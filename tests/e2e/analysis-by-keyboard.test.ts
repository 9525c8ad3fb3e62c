// The whole analysis of a study without a mouse, in both languages: a query is built, saved, used as a row of a tally and
// as a side of a comparison; a code is split by what it finds; three tables are kept, ten cells of the grid written, and
// all is exported. After each step the focus is somewhere.
import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { settled } from '../helpers/screens.ts';
import '../helpers/in-time.ts';

/** As many presses of Tab as anybody would endure. */
const MOST_TABS = 80;

/** Goes to a control by Tab alone. */
async function reach(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await control.first().waitFor();
  const passed: string[] = [];
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    passed.push(await focused(page));
  }
  throw new Error(`Tab does not reach ${String(control)}; it passes ${passed.join(' · ')}`);
}

/** The element with the focus in short; `body` when the focus is lost. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'body';
    const name = element.getAttribute('aria-label') ?? element.textContent.slice(0, 30);
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} “${name}”`;
  });
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until a dialog is closed; the focus is then where it was opened, or somewhere else that hears keys. */
async function closed(page: Page, dialog: Locator): Promise<void> {
  await dialog.waitFor({ state: 'detached' });
  await settled(page);
  await expect.poll(() => focused(page)).not.toBe('body');
}

async function filesIn(path: string): Promise<string[]> {
  const names: string[] = [];
  const zip = await yauzl.openPromise(path, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    expect(content.length).toBeGreaterThan(0);
    names.push(entry.fileName);
  }
  return names;
}

test.each(['en', 'zh-CN'] satisfies Language[])(
  'a study is analysed by keyboard alone, in %s',
  async (language) => {
    const { t } = createWords(language);
    await using concord = await concordInBrowser({ size: { width: 1440, height: 900 } });
    const { page, api } = concord;
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    const begins = (name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) });

    // The language is chosen, and the sample opened.
    await reach(page, page.getByRole('button', { name: 'Settings' }));
    await press(page, 'Enter');
    const settings = page.getByRole('dialog');
    await settings.waitFor();
    const radio = page.getByRole('radio', { name: language === 'en' ? 'English' : '简体中文', exact: true });
    const languages = settings.getByRole('radiogroup').filter({ has: radio });
    await reach(page, languages.getByRole('radio', { checked: true }));
    for (let presses = 0; presses < 4 && !(await isFocused(radio)); presses += 1)
      await press(page, 'ArrowRight');
    await press(page, 'Space');
    expect(await radio.isChecked()).toBe(true);
    await press(page, 'Escape');
    await closed(page, settings);
    await reach(page, button(t('shell:open_sample')));
    await press(page, 'Enter');
    await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
    const { keptTable: before } = (await api.project.records({})).tables;

    // A query is built of two codes, and then related by paragraphs.
    await quickKeys(page, 'g', 'p');
    await reach(page, button(t('query:begin')));
    await press(page, 'Enter');
    const chooser = page.getByRole('combobox', { name: t('query:choose') });
    const choose = async (code: string): Promise<void> => {
      await chooser.waitFor();
      await page.keyboard.type(code);
      await press(page, 'Enter');
      await closed(page, chooser);
    };
    await choose('recognition');
    await press(page, '&');
    await choose('orders and');
    await reach(
      page,
      page.getByRole('button', { name: `${t('query:operators.and')} ${t('query:operator')}` }),
    );
    await press(page, 'ArrowDown');
    const asked = page.getByRole('option', { name: t('query:operators.paragraphs_with'), exact: true });
    for (let presses = 0; presses < 30 && !(await isFocused(asked)); presses += 1)
      await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.getByTitle('recognition IN PARAGRAPHS WITH "orders and funding"', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).not.toBe('body');

    // It is saved, and its first passage chosen.
    const named = language === 'en' ? 'seen and sold' : '得到订单的认可';
    await press(page, 'Control+s');
    const naming = page.getByRole('dialog', { name: t('saved_queries:save_title') });
    await naming.waitFor();
    await page.keyboard.type(named);
    await press(page, 'Enter');
    await closed(page, naming);
    await page.getByRole('heading', { name: named }).waitFor();

    // The code of the query is split by what the query finds.
    await reach(page, button(t('passages:split')));
    await press(page, 'Enter');
    const tray = page.getByRole('complementary', {
      name: t('passages:split_of', { name: language === 'en' ? 'recognition' : '认可与背书' }),
    });
    await tray.waitFor();
    await expect.poll(() => focused(page)).not.toBe('body');
    const part = tray.getByRole('textbox', { name: t('passages:split_new') });
    await reach(page, part);
    await page.keyboard.type('apart');
    await press(page, 'Enter');
    await tray.getByText('apart', { exact: true }).waitFor();
    await press(page, 'Control+Enter');
    const list = page.getByRole('listbox', { name: t('query:rows') });
    await expect.poll(() => isFocused(list)).toBe(true);
    await press(page, 'ArrowDown', 'Space', '1');
    await tray.getByText(/^1 \+ 18/).waitFor();
    await reach(page, button(t('passages:split_finish')));
    await press(page, 'Enter');
    await closed(page, tray);
    expect((await api.project.records({})).tables.code.some(({ name }) => name === 'apart')).toBe(true);

    const keep = async (title?: string): Promise<void> => {
      await button(t('kept_tables:keep')).waitFor();
      await press(page, 'k');
      const dialog = page.getByRole('dialog', { name: t('kept_tables:keep_title') });
      await dialog.waitFor();
      if (title !== undefined) {
        await press(page, 'Control+a');
        await page.keyboard.type(title);
      }
      await press(page, 'Enter');
      await closed(page, dialog);
    };
    const pick = async (pill: Locator, option: string): Promise<void> => {
      await reach(page, pill);
      await press(page, 'ArrowDown');
      const wanted = page.getByRole('option', { name: option });
      await wanted.waitFor();
      for (let presses = 0; presses < 40 && !(await isFocused(wanted)); presses += 1)
        await press(page, 'ArrowDown');
      await press(page, 'Enter');
    };

    // The query is a row of the tally, whose number opens its passages.
    await quickKeys(page, 'g', 't');
    await page.getByRole('grid').waitFor();
    await pick(begins(t('saved_queries:rows')), named);
    await press(page, 'Escape');
    const row = page.getByRole('row', { name: new RegExp(named) });
    await row.waitFor();
    await reach(page, page.getByRole('grid'));
    await press(page, 'Control+End', 'Enter');
    await page.getByRole('heading', { name: new RegExp(`^${named}`) }).waitFor();
    await press(page, 'Escape');
    await keep();

    // It is a side of a comparison.
    await quickKeys(page, 'g', 'v');
    await reach(page, page.locator('main header [aria-haspopup]').first());
    await press(page, 'Enter');
    const entry = page.getByRole('menuitem', { name: t('compare:new') });
    await entry.waitFor();
    for (let presses = 0; presses < 20 && !(await isFocused(entry)); presses += 1)
      await press(page, 'ArrowDown');
    await press(page, 'Enter');
    const sides = page.getByRole('dialog', { name: t('compare:new_title') });
    await reach(page, sides.getByRole('textbox', { name: t('compare:name') }));
    await page.keyboard.type('A');
    await pick(sides.getByRole('button', { name: new RegExp(t('saved_queries:field')) }).nth(1), named);
    await reach(page, sides.getByRole('button', { name: t('compare:create'), exact: true }));
    await press(page, 'Enter');
    await closed(page, sides);
    await keep();

    // The timeline is the third table.
    await quickKeys(page, 'g', 'l');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await keep('Years');

    // Ten cells of the grid.
    await quickKeys(page, 'g', 'd');
    const grid = page.getByRole('grid');
    await grid.waitFor();
    await settled(page);
    await reach(page, grid);
    await press(page, 'ArrowDown');
    for (let cell = 1; cell <= 10; cell += 1) {
      await page.keyboard.type(`kept ${cell}.`);
      await press(page, 'Tab');
    }
    await press(page, 'Escape');
    await expect
      .poll(
        async () =>
          (await api.project.records({})).tables.summary.filter(({ body }) => /kept \d+\./.test(body)).length,
      )
      .toBe(10);

    // All is exported.
    // In the grid every letter is written; Tab leaves it.
    await reach(page, begins(t('analysis:kinds.tables')), 'Shift+Tab');
    await press(page, 'Enter');
    const kept = page.getByRole('listbox', { name: t('analysis:kinds.tables') });
    await expect.poll(() => kept.getByRole('option').count()).toBe(before.length + 3);
    await reach(page, kept);
    const coming = page.waitForEvent('download', { timeout: 90_000 });
    await press(page, 'Shift+E');
    const files = await filesIn(await (await coming).path());
    expect(files.filter((name) => name.endsWith('.docx'))).not.toEqual([]);
    expect(files.filter((name) => name.endsWith('.xlsx'))).toHaveLength(1);
    await expect.poll(() => focused(page)).not.toBe('body');
    expect(concord.complaints).toEqual([]);
  },
  180_000,
);

function isFocused(control: Locator): Promise<boolean> {
  return control
    .first()
    .evaluate((element) => element === document.activeElement || element.contains(document.activeElement));
}
