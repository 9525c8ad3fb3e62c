// The places of the sample study that have no tab of their own (dialogs, panels, menus), each with the steps that open
// it. The steps use keys and names only, so that they work in every language and window size.
import type { Page } from 'playwright-core';
import type { Words } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { goTo, settled, type ScreenName } from './screens.ts';

export interface Corner {
  readonly name: string;
  readonly open: (page: Page, words: Words) => Promise<void>;
}

const go = (page: Page, screen: ScreenName, { language }: Words): Promise<void> =>
  goTo(page, screen, language);

/** Waits until a dialog is open. */
export const shown = async (page: Page): Promise<void> => {
  await page.locator(':is([role="dialog"], [role="alertdialog"]):not([data-exiting])').last().waitFor();
};

/** Presses a button by its name. */
export const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().press('Enter');
};

/** Finds an action by its name in the palette and runs it; the action opens a dialog. */
export async function act(page: Page, { t }: Words, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(name);
  await page.keyboard.press('Enter');
  await shown(page);
}

/** Selects the first rows of a table or list. */
async function chooseRows(page: Page, role: 'grid' | 'treegrid' | 'listbox', count: number): Promise<void> {
  const list = page.locator('main').getByRole(role).first();
  await list.focus();
  await page.keyboard.press('Home');
  for (let more = 1; more < count; more += 1) await page.keyboard.press('Shift+ArrowDown');
}

async function respondents(page: Page): Promise<void> {
  await page.locator('main').focus();
  await quickKeys(page, 'g', 'o');
  await page.getByRole('gridcell', { name: 'N1', exact: true }).first().waitFor();
}

/** Opens the Snapshots screen. */
export async function snapshots(page: Page): Promise<void> {
  await page.locator('main').focus();
  await quickKeys(page, 'g', 'b');
  await page.locator('main').getByRole('button').first().waitFor();
}

async function reading(page: Page, { t }: Words): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill('N12');
  await page.keyboard.press('Enter');
  await page
    .getByRole('textbox', {
      name: t('reader:text_of', { name: t('reader:interview_named', { label: 'N12' }) }),
    })
    .focus();
  await settled(page);
}

async function codeMenu(page: Page, words: Words, entry: string): Promise<void> {
  await go(page, 'codebook', words);
  await page
    .locator('main')
    .getByRole('treeitem', { name: /policy relay/ })
    .click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: entry }).press('Enter');
}

export const CORNERS: readonly Corner[] = [
  {
    name: 'respondents',
    open: async (page) => {
      await respondents(page);
      await chooseRows(page, 'grid', 2);
    },
  },
  {
    name: 'merging two respondents',
    open: async (page) => {
      await respondents(page);
      await chooseRows(page, 'grid', 2);
      await page.keyboard.press('Shift+M');
      await shown(page);
    },
  },
  {
    name: 'removing respondents',
    open: async (page) => {
      await respondents(page);
      await chooseRows(page, 'grid', 2);
      await page.keyboard.press('Delete');
      await shown(page);
    },
  },
  {
    name: 'the sheet of attributes',
    open: async (page, { t }) => {
      await respondents(page);
      await press(page, t('attributes:action'));
      await shown(page);
    },
  },
  {
    name: 'a new respondent',
    open: async (page) => {
      await respondents(page);
      await page.keyboard.press('n');
      await shown(page);
    },
  },
  {
    name: 'classes and attributes',
    open: async (page, words) => {
      await go(page, 'sources', words);
      await press(page, words.t('sources:manage_classes'));
      await shown(page);
    },
  },
  {
    name: 'the kind of a source',
    open: async (page, words) => {
      const { t } = words;
      await go(page, 'sources', words);
      await page
        .getByRole('gridcell', { name: 'Small teams win the edge contest' })
        .click({ button: 'right' });
      await page.getByRole('menuitem', { name: t('sources:kind') }).press('ArrowRight');
      await page.getByRole('menuitem', { name: t('sources:interview'), exact: true }).press('Enter');
      await shown(page);
    },
  },
  {
    name: 'deleting a source',
    open: async (page, words) => {
      await go(page, 'sources', words);
      await page.getByRole('gridcell', { name: 'Small teams win the edge contest' }).click();
      await page.keyboard.press('Delete');
      await shown(page);
    },
  },
  { name: 'a new interview', open: (page, words) => act(page, words, words.t('shell:new_interview')) },
  { name: 'importing sources', open: (page, words) => act(page, words, words.t('shell:import_sources')) },
  {
    name: 'importing a codebook',
    open: (page, words) => act(page, words, words.t('codebook_import:action')),
  },
  { name: 'importing a project', open: (page, words) => act(page, words, words.t('exchange:bring')) },
  { name: 'exporting a project', open: (page, words) => act(page, words, words.t('exchange:write')) },
  { name: 'the package', open: (page, words) => act(page, words, words.t('replication:write')) },
  {
    name: 'the settings',
    open: async (page) => {
      await page.keyboard.press('Control+,');
      await shown(page);
    },
  },
  {
    name: 'the keys',
    open: async (page, words) => {
      await go(page, 'memos', words);
      await page.keyboard.press('?');
      await shown(page);
    },
  },
  {
    name: 'the palette of everything',
    open: async (page, { t }) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: t('shell:find_anything') }).fill('n');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'a new coder',
    open: async (page, { t }) => {
      await page.getByRole('button', { name: new RegExp(`^${t('shell:working_as')}`) }).press('Enter');
      await page.getByRole('menuitem', { name: t('shell:add_coder') }).press('Enter');
      await shown(page);
    },
  },
  {
    name: 'the palette of codes',
    open: async (page, words) => {
      await reading(page, words);
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('c');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'a memo beside the text',
    open: async (page, words) => {
      await reading(page, words);
      await page.keyboard.press('Tab');
      await page.keyboard.press('m');
      await page.getByRole('textbox', { name: words.t('memos:body_field'), exact: true }).waitFor();
    },
  },
  {
    name: 'merging codes',
    open: async (page, words) => {
      await codeMenu(page, words, words.t('codebook:menu_merge'));
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').fill('recognition');
      await page.keyboard.press('Enter');
      await dialog.locator('button[type="submit"]:enabled').waitFor();
    },
  },
  {
    name: 'exporting the codebook',
    open: async (page, words) => {
      await go(page, 'codebook', words);
      await press(page, words.t('codebook:export'));
      await shown(page);
    },
  },
  {
    name: 'splitting a code',
    open: async (page, words) => {
      await go(page, 'passages', words);
      await page.getByRole('treeitem', { name: /recognition/ }).click();
      await page.locator('main').getByRole('option').first().waitFor();
      await press(page, words.t('passages:split'));
      await page.getByRole('button', { name: words.t('passages:split_finish') }).waitFor();
    },
  },
  {
    name: 'selected passages',
    open: async (page, words) => {
      await go(page, 'passages', words);
      await page.getByRole('treeitem', { name: /learning/ }).click();
      await page.locator('main').getByRole('option').first().waitFor();
      await chooseRows(page, 'listbox', 1);
      await page.keyboard.press('Space');
      await page.keyboard.press('m');
      await page.getByRole('textbox', { name: words.t('memos:body_field'), exact: true }).waitFor();
    },
  },
  {
    name: 'the figure of a tally',
    open: async (page, words) => {
      await go(page, 'analysis', words);
      await press(page, words.t('analysis:export'));
      await page.getByRole('menuitem', { name: words.t('figure_panel:open') }).press('Enter');
      await page.getByRole('region', { name: words.t('figure_panel:title') }).waitFor();
    },
  },
  {
    name: 'the joint display',
    open: async (page, words) => {
      await go(page, 'compare', words);
      await press(page, words.t('compare:export'));
      await page.getByRole('menuitem', { name: words.t('compare:joint.open') }).press('Enter');
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'a new comparison',
    open: async (page, words) => {
      await go(page, 'compare', words);
      await page.locator('main header [aria-haspopup]').first().press('Enter');
      await page.getByRole('menuitem', { name: words.t('compare:new') }).press('Enter');
      await shown(page);
    },
  },
  {
    name: 'an act of the history',
    open: async (page, words) => {
      await go(page, 'history', words);
      await chooseRows(page, 'listbox', 1);
      await page.keyboard.press('Enter');
    },
  },
  { name: 'snapshots', open: (page) => snapshots(page) },
];
