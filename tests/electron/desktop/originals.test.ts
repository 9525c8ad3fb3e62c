// The original file of a source in the desktop window: served by a scheme of its own, and drawn on the page.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openStore } from '#db/open.ts';
import { all } from '#db/write.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { launchChromium } from '../../helpers/chromium.ts';
import { selectOnPage } from '../../helpers/page-words.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { goTo } from '../../helpers/screens.ts';
import { projectFile, showsProject, startDesktop, type Desktop } from './start-desktop.ts';

const PDF = resolve('fixtures/documents/two-columns.pdf');

let browser: Browser;
let folder: ReturnType<typeof testFolder>;
let desktop: Desktop;
let page: Page;
let sourceId: string;
let text: string;

beforeAll(async () => {
  browser = await launchChromium();
  folder = testFolder();
  const path = projectFile(folder.path, 'Study');
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    const code = await api.codes.create({ name: 'guide' });
    await api.codes.update({ id: code.id, pin: 1 });
    await api.imports.run({ files: [{ reference: PDF, name: PDF }] });
    sourceId = (await api.project.records()).tables.source[0]?.id ?? '';
    ({ text } = await api.sources.text({ id: sourceId }));
  });
  desktop = await startDesktop(browser, { args: [path] });
  page = await desktop.page();
  await showsProject(page, 'Study');
});

afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]();
  await browser?.close();
  folder?.[Symbol.dispose]();
});

test('is served to the page byte for byte, with a type that no browser shows or runs', async () => {
  const served = await desktop.electron.answerPage(`app://concord/original?source=${sourceId}`, 'GET');

  expect(served?.status).toBe(200);
  expect(Object.fromEntries(served?.headers ?? [])).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  expect(Buffer.compare(Buffer.from(await served!.arrayBuffer()), readFileSync(PDF))).toBe(0);
});

test.each([
  ['app://concord/original?source=gone', 'GET'],
  ['app://concord/original', 'GET'],
  ['app://concord/original?source=SOURCE', 'POST'],
  ['app://elsewhere/original?source=SOURCE', 'GET'],
] as const)('is not served at %s by %s', async (address, method) => {
  const answer = await desktop.electron.answerPage(address.replace('SOURCE', sourceId), method);

  expect(answer?.status).toBe(404);
});

test('is drawn and coded in the window without any network request', async () => {
  await goTo(page, 'sources');
  await page.getByRole('gridcell', { name: 'two-columns', exact: true }).first().dblclick();
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Page', { exact: true }).click();
  await page.locator('[data-picture="1"] canvas').waitFor();
  await selectOnPage(page, text, 'Small firms wanted to learn');
  await page.keyboard.press('1');
  await page.getByText('1 coding in this source').waitFor();

  const { complaints, refused, escaped } = desktop.window;
  await desktop.close();
  const store = openStore(resolve(folder.path, 'Study.concord'), openOptions);
  const [coding] = all(store.db, 'coding', { sourceId });
  store.close();

  expect(text.slice(coding?.start ?? 0, coding?.end ?? 0)).toBe('Small firms wanted to learn');
  expect([complaints, refused, escaped]).toEqual([[], [], []]);
});
