// The main journey through the built program: real calls, a real project file, a real page.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '#db/open.ts';
import { all, getText } from '#db/write.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { goTo } from '../../helpers/screens.ts';
import { projectFile, showsProject, startDesktop, type Desktop } from './start-desktop.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** Imports files through the native menu and the native dialog. */
async function importFiles({ electron }: Desktop, page: Page, ...paths: string[]): Promise<void> {
  electron.dialogs.willChoose(...paths);
  await electron.menu.choose('project.import');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await page.getByText(`${paths.length} file`).waitFor();
  // Whatever the files are called, these are to be documents.
  await page.getByRole('dialog').getByRole('radio', { name: 'documents' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await page.getByText(`${paths.length} source${paths.length > 1 ? 's' : ''} imported`).waitFor();
}

/** The rows of the table of sources. */
function sourceRows(page: Page) {
  return page.getByRole('row').filter({ hasText: 'new' });
}

test('a new project, imported files, undo and redo all work in the desktop window', async () => {
  using folder = testFolder();
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();

  desktop.electron.dialogs.willChoose(join(folder.path, 'Alliance study.concord'));
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Project name').fill('Alliance study');
  await page.getByLabel('Your name').fill('Wei');
  await page.getByRole('button', { name: 'Create' }).click();
  await showsProject(page, 'Alliance study');
  const documents = ['interview.docx', 'report.pdf', 'page.html'];
  await importFiles(desktop, page, ...documents.map((name) => resolve('fixtures/documents', name)));
  await page.getByRole('heading').getByRole('button', { name: 'Sources' }).click();

  await expect.poll(() => sourceRows(page).count()).toBe(3);
  await desktop.electron.menu.choose('edit.undo');
  await expect.poll(() => sourceRows(page).count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => sourceRows(page).count()).toBe(3);
  expect(desktop.window.complaints).toEqual([]);
  expect([...desktop.window.refused, ...desktop.window.escaped]).toEqual([]);
});

test('a text is coded by keys, tallied, compared and exported, and the coding undone, in the desktop window', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Study');
  writeFileSync(join(folder.path, 'note.txt'), 'They came to listen. They met a supplier.');
  const tally = join(folder.path, 'tally.csv');
  await using desktop = await startDesktop(browser, { args: [path] });
  const page = await desktop.page();
  await showsProject(page, 'Study');
  await importFiles(desktop, page, join(folder.path, 'note.txt'));
  await sourceRows(page).dblclick();

  await page.getByText('They came to listen.').first().click();
  await page.keyboard.press('c');
  await page.getByRole('combobox', { name: 'Code this passage' }).fill('connector');
  await page.keyboard.press('Control+Enter');
  await page.getByText('1 coding in this source').waitFor();
  await goTo(page, 'analysis');
  await page.getByText('codes', { exact: true }).click();
  await page.getByText('connector').first().waitFor();
  desktop.electron.dialogs.willChoose(tally);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'csv' }).click();
  await expect.poll(() => existsSync(tally)).toBe(true);
  await goTo(page, 'compare');
  await page.getByText('What the documents say').waitFor();
  await desktop.electron.menu.choose('edit.undo');
  await goTo(page, 'read');
  await page.getByText('0 codings in this source').waitFor();

  // A file is known by its path: where it is chosen again after it was changed, the error of the earlier try goes.
  const corrected = join(folder.path, 'corrected.txt');
  writeFileSync(corrected, 'They came to listen. They met a buyer.');
  await goTo(page, 'sources');
  await page.getByRole('row', { name: /note/ }).click();
  await page.getByRole('button', { name: 'Replace the text…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Replace the text of “note”' });
  desktop.electron.dialogs.willChoose(corrected);
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await dialog.getByText('buyer').first().waitFor({ state: 'attached' });
  writeFileSync(corrected, 'They came to listen. They met a seller.');
  await dialog.getByRole('button', { name: 'Replace the text' }).click();
  const refused = dialog.getByText(/“corrected.txt” has changed since it was shown/);
  await refused.waitFor();
  desktop.electron.dialogs.willChoose(corrected);
  await dialog.getByRole('button', { name: 'Choose another file…' }).click();
  await dialog.getByText('seller').first().waitFor({ state: 'attached' });
  expect(await refused.count()).toBe(0);
  await page.keyboard.press('Escape');

  expect(readFileSync(tally, 'utf8')).toMatch(/^\uFEFFpath,theme,code_id,.*\r\nconnector,false,/);
  expect(desktop.window.complaints).toEqual([]);
});

test('what is being typed when the window closes is saved', async () => {
  using folder = testFolder();
  const path = projectFile(folder.path, 'Note');
  writeFileSync(join(folder.path, 'note.txt'), 'They came to listen.');
  const desktop = await startDesktop(browser, { args: [path] });
  const page = await desktop.page();
  await showsProject(page, 'Note');
  await importFiles(desktop, page, join(folder.path, 'note.txt'));
  await sourceRows(page).dblclick();
  await page.getByText('They came to listen.').first().waitFor();
  await desktop.electron.menu.choose('read.write');
  await page.getByRole('button', { name: 'Edit the text' }).click();

  await page.locator('[contenteditable=true]').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' And to ask.');
  await desktop.close();
  await desktop[Symbol.asyncDispose]();

  const store = openStore(path, openOptions);
  const texts = all(store.db, 'source').map(({ textHash }) => getText(store.db, textHash));
  store.close();
  expect(texts).toEqual(['They came to listen. And to ask.']);
});

test('files dropped on the page are read, and no others', async () => {
  using folder = testFolder();
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  writeFileSync(join(folder.path, 'dropped.md'), '# Dropped\n\nFrom outside.');
  await page.evaluate(
    (path) => Object.assign(window, { standInPathOf: { 'dropped.md': path } }),
    join(folder.path, 'dropped.md'),
  );

  const answers = await page.evaluate(async (place) => {
    const bridge = window.concord;
    if (!bridge) throw new Error('no bridge');
    const call = (name: string, input: unknown) => bridge.invoke(name, { input, call: crypto.randomUUID() });
    await call('desk.create', { path: `${place}/dropped.concord`, name: 'Dropped', coderName: 'Wei' });
    const run = (reference: string) =>
      call('imports.run', { files: [{ reference, name: 'dropped.md' }] }) as Promise<{ value: unknown }>;
    const before = await run(`${place}/dropped.md`);
    const path = bridge.pathOf(new File([''], 'dropped.md'));
    return { before, own: bridge.pathOf(new File([''], 'made here.md')), after: await run(path) };
  }, folder.path);

  expect(answers.before).toMatchObject({
    value: { imported: 0, lines: [{ outcome: 'failed', error: { key: 'errors:no_such_file' } }] },
  });
  expect(answers.own).toBe('');
  expect(answers.after).toMatchObject({ value: { lines: [{ name: 'dropped.md', outcome: 'imported' }] } });
});

test('an import reports its progress and stops when the page cancels it', async () => {
  using folder = testFolder();
  const paths = Array.from({ length: 400 }, (_, index) => join(folder.path, `${index}.html`));
  for (const path of paths) writeFileSync(path, `<p>${'Words of a report. '.repeat(2000)}</p>`);
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  desktop.electron.dialogs.willChoose(...paths);

  const { told, outcome } = await page.evaluate(async (place) => {
    const bridge = window.concord;
    if (!bridge) throw new Error('no bridge');
    const input = { path: `${place}/long.concord`, name: 'Long', coderName: 'Wei' };
    await bridge.invoke('desk.create', { input, call: '1' });
    const chosen = (await bridge.invoke('shell.chooseFiles', { filters: [] })) as {
      value: { reference: string; name: string }[];
    };
    const steps: number[] = [];
    bridge.subscribe((message) => {
      const { call, progress } = message as { call?: string; progress?: { done: number } };
      if (call !== '2' || !progress) return;
      steps.push(progress.done);
      if (progress.done > 0) void bridge.invoke('shell.cancel', { call: '2' });
    });
    const files = chosen.value.map(({ reference, name }) => ({ reference, name }));
    const done = await bridge.invoke('imports.run', { input: { files }, call: '2' });
    return { told: steps, outcome: done };
  }, folder.path);

  expect(told[0]).toBe(0);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(told.at(-1)).toBeLessThan(paths.length);
  expect(outcome).toMatchObject({ ok: true, value: { cancelled: true, failed: 0 } });
});

test('the folder that a team is to share is looked for with the dialog of the system', async () => {
  using folder = testFolder();
  const shared = join(folder.path, 'shared');
  mkdirSync(shared);
  await using desktop = await startDesktop(browser, { args: [projectFile(folder.path, 'Study')] });
  const page = await desktop.page();
  await showsProject(page, 'Study');

  await desktop.electron.menu.choose('project.share');
  const share = page.getByRole('dialog', { name: 'Share this study' });
  await share.locator('label').filter({ hasText: 'In a folder that all of you can reach' }).click();
  desktop.electron.dialogs.willChoose(shared);
  await share.getByRole('button', { name: 'Look for the folder' }).click();

  const field = share.getByLabel('The shared folder on this computer');
  await expect.poll(() => field.inputValue()).toBe(shared);
  expect(desktop.window.complaints).toEqual([]);
});

test('a file that the page makes is saved where the dialog says', async () => {
  using folder = testFolder();
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  const path = join(folder.path, 'figure.svg');
  desktop.electron.dialogs.willChoose(path);

  const answer = await page.evaluate(() =>
    window.concord?.invoke('shell.saveBytes', {
      suggestedName: '../figure.svg',
      filters: [{ name: 'SVG', extensions: ['svg'] }],
      base64: btoa('<svg/>'),
    }),
  );

  const show = (place: string) =>
    page.evaluate((saved) => window.concord?.invoke('shell.showSaved', { path: saved }), place);
  const [shown, other] = [await show(path), await show(`${path}.other`)];

  expect(answer).toEqual({ ok: true, value: path });
  expect(shown).toMatchObject({ ok: true });
  expect(other).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(desktop.electron.shownInFolders).toEqual([path]);
  expect(readFileSync(path, 'utf8')).toBe('<svg/>');
  expect(desktop.electron.dialogs.shown[0]?.defaultPath).not.toContain('..');
});

test('an export is saved where the dialog says, and nowhere else', async () => {
  using folder = testFolder();
  await using desktop = await startDesktop(browser);
  const page = await desktop.page();
  const [chosen, other] = [join(folder.path, 'sources.csv'), join(folder.path, 'other.csv')];
  desktop.electron.dialogs.willChoose(chosen);

  const answers = await page.evaluate(
    async ([place, notChosen]) => {
      const bridge = window.concord;
      if (!bridge) throw new Error('no bridge');
      const call = (name: string, input: unknown) =>
        bridge.invoke(name, { input, call: crypto.randomUUID() });
      await call('desk.create', { path: `${place}/out.concord`, name: 'Out', coderName: 'Wei' });
      const save = { suggestedName: 'sources.csv', filters: [] };
      const to = ((await bridge.invoke('shell.chooseSave', save)) as { value: string }).value;
      return [
        await call('exports.sources', { to, format: 'csv' }),
        await call('exports.sources', { to: notChosen, format: 'csv' }),
      ];
    },
    [folder.path, other] as const,
  );

  expect(answers).toMatchObject([{ ok: true }, { ok: false, error: { key: 'errors:no_such_file' } }]);
  expect(readFileSync(chosen, 'utf8')).toContain('source_id,source');
  expect(existsSync(other)).toBe(false);
});
