// From an empty start screen into a project and back, in the browser host.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { barriers } from '../helpers/screens.ts';

async function newProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Project name').fill(name);
  await page.getByLabel('Your name').fill('Wei');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name }).waitFor();
}

async function choose(page: Page, action: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(action);
  await page.keyboard.press('Enter');
}

describe('the start screen', () => {
  test('creates a project in the folder it shows', async () => {
    await using concord = await concordInBrowser();

    await newProject(concord.page, 'Alliance study');

    expect(existsSync(join(concord.folder, 'Alliance study.concord'))).toBe(true);
    expect(await concord.page.title()).toBe('Alliance study — Concord');
    expect(concord.complaints).toEqual([]);
  });

  test('opens a folder by keys and creates the project there', async () => {
    await using concord = await concordInBrowser();
    mkdirSync(join(concord.folder, 'theses'));
    const { page } = concord;
    await page.getByRole('button', { name: 'New project' }).click();

    await page.getByRole('option', { name: 'theses' }).waitFor();
    await page.getByRole('listbox').focus();
    await quickKeys(page, ...'the');
    await page.keyboard.press('Enter');
    await page.getByText('/theses').waitFor();
    await page.getByLabel('Project name').fill('Mine');
    await page.getByLabel('Your name').fill('Wei');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('button', { name: 'Mine' }).waitFor();

    expect(existsSync(join(concord.folder, 'theses', 'Mine.concord'))).toBe(true);
  });

  test('says what is wrong with a project that cannot be created, and keeps what was typed', async () => {
    await using concord = await concordInBrowser();
    writeFileSync(join(concord.folder, 'Alliance study.concord'), 'someone else’s');
    const { page } = concord;
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Project name').fill('Alliance study');
    await page.getByLabel('Your name').fill('Wei');

    await page.keyboard.press('Enter');

    await page.getByText('Alliance study.concord', { exact: false }).nth(1).waitFor();
    expect(await page.getByLabel('Project name').inputValue()).toBe('Alliance study');
  });

  test('opens a project again from the recent ones', async () => {
    await using concord = await concordInBrowser();
    const { page } = concord;
    await newProject(page, 'Alliance study');
    await choose(page, 'Close the project');

    await page.getByRole('button', { name: /Alliance study.*studies/ }).click();

    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    expect(await page.title()).toBe('Alliance study — Concord');
  });

  test('says why a project whose records cannot be fetched does not open, and opens it when asked again', async () => {
    await using concord = await concordInBrowser();
    const { page } = concord;
    await newProject(page, 'Alliance study');
    await choose(page, 'Close the project');
    const again = page.getByRole('button', { name: /Alliance study.*studies/ });
    // The news of the project and the answer to the click both ask for its records: neither is to get them.
    const answered = page.waitForResponse('**/rpc/desk.open').then((answer) => answer.finished());
    await intercept(page, '**/rpc/project.held', async (route) => {
      await answered;
      await route.abort();
    });

    await again.click();
    await page.getByText(/Concord does not answer/).waitFor();
    await page.unroute('**/rpc/project.held');
    await again.click();

    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    expect(await page.title()).toBe('Alliance study — Concord');
  });

  test('opens a project from the folder view, and refuses a file that is no project in one sentence', async () => {
    await using concord = await concordInBrowser();
    const { page } = concord;
    await newProject(page, 'Alliance study');
    await choose(page, 'Close the project');
    writeFileSync(join(concord.folder, 'Letter.concord'), 'Dear colleagues,');
    await page.getByRole('button', { name: 'Open a project' }).click();

    await page.getByRole('option', { name: 'Letter' }).dblclick();
    await page.getByRole('alert').waitFor();
    const refusal = await page.getByRole('alert').textContent();
    await page.getByRole('option', { name: 'Alliance study' }).dblclick();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();

    expect(refusal).toContain('Letter');
  });

  test('switches to Chinese when asked, and remembers it', async () => {
    await using concord = await concordInBrowser();
    const { page } = concord;
    await page.getByRole('button', { name: 'Settings' }).click();

    await page.getByRole('radio', { name: '简体中文' }).click();
    await page.reload();

    await page.getByRole('button', { name: '新建项目' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  test.each(['light', 'dark'] as const)('is accessible (%s)', async (colorScheme) => {
    await using concord = await concordInBrowser();
    await concord.page.emulateMedia({ colorScheme });
    await concord.page.getByRole('button', { name: 'New project' }).waitFor();

    const start = await barriers(concord.page, 'every');
    await concord.page.getByRole('button', { name: 'New project' }).click();
    await concord.page.getByRole('dialog').waitFor();
    const dialog = await barriers(concord.page, 'every');

    expect({ start, dialog }).toEqual({ start: [], dialog: [] });
  });
});

describe('the window over a project', () => {
  test('undoes and redoes by keys, and says what undo would revert', async () => {
    await using concord = await concordInBrowser();
    const { page } = concord;
    await newProject(page, 'Alliance study');
    await page.getByRole('button', { name: /Working as/ }).click();
    await page.getByRole('menuitem', { name: 'Add a coder' }).click();
    await page.getByLabel('Name').fill('Anna');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Working as Anna' }).waitFor();
    await page.getByText('undo “Added the coder Anna”').waitFor();

    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Working as Wei (main)' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: 'Working as Anna' }).waitFor();

    expect(concord.complaints).toEqual([]);
  });

  test('shows the same to a second window as to the first', async () => {
    await using concord = await concordInBrowser();
    await newProject(concord.page, 'Alliance study');
    const token = await concord.page.evaluate(() => sessionStorage.getItem('concord.token'));
    const second = await concord.page.context().newPage();
    await second.addInitScript((kept) => sessionStorage.setItem('concord.token', kept ?? ''), token);
    await second.goto(new URL('/', concord.page.url()).href);
    await second.getByRole('button', { name: 'Working as Wei (main)' }).waitFor();
    await choose(second, 'Share with a team…');
    await second.getByRole('dialog', { name: 'Share this study' }).waitFor();

    await choose(concord.page, 'Close the project');

    await second.getByRole('button', { name: 'New project' }).waitFor();
    await expect.poll(() => second.title()).toBe('Concord');
    // What was asked about one study is not asked about the next.
    const path = join(concord.folder, 'next.concord');
    await concord.api.desk.create({ path, name: 'Next study', coderName: 'Ana' });
    await second.waitForFunction(() => document.title.startsWith('Next study'));
    await expect.poll(() => second.getByRole('dialog').count()).toBe(0);
  });

  test('lists every key when asked, and two keys lead to a screen', async () => {
    await using concord = await concordInBrowser();
    const { page } = concord;
    await newProject(page, 'Alliance study');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' });
    await quickKeys(page, 'g', 'r');

    await expect.poll(() => page.locator('[aria-current="page"]').textContent()).toBe('Read');
  });
});
