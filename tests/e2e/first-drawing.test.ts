// What is drawn first: the records are asked for while the window loads. In Read the text is on its way by then, no line
// is drawn only to be scrolled away, and later parts move nothing.
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { pictureOfFailures, settled } from '../helpers/screens.ts';

const { t } = createWords('en');
const labels = Array.from({ length: 150 }, (_, place) => `I-${String(place + 1).padStart(3, '0')}`);
let folder: ReturnType<typeof testFolder>;
let concord: ConcordInBrowser;
let page: Page;

beforeEach(async () => {
  folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    await api.codes.create({ name: 'connector' });
    // One after another: this is their order in the list.
    for (const label of labels) await api.interviews.create({ label });
  });
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
  await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
  await settled(page);
});
afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

pictureOfFailures(() => page);

async function find(name: string, before?: () => Promise<unknown>): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: t('shell:find_anything') }).fill(name);
  await before?.();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Text of/ }).waitFor();
}

test('the text of a source is requested once, before the screen around it is drawn', async () => {
  await page.addInitScript(() => {
    const { fetch } = window;
    const { drawnWhenAsked, underWay } = Object.assign(window, {
      drawnWhenAsked: [] as boolean[],
      underWay: new Set<Promise<Response>>(),
    });
    window.fetch = (...asked) => {
      const [address] = asked;
      const answer = fetch(...asked);
      if (typeof address !== 'string' || !address.startsWith('/rpc/')) return answer;
      if (address.includes('sources.text'))
        drawnWhenAsked.push(document.querySelector('[role="tree"]') !== null);
      underWay.add(answer);
      answer.finally(() => underWay.delete(answer)).catch(() => undefined);
      return answer;
    };
  });
  await page.reload();
  await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
  await settled(page);

  // Calls are sent in turn, so a call under way would delay the next.
  await find('I-060', () =>
    page.waitForFunction(() => (window as unknown as { underWay: Set<unknown> }).underWay.size === 0),
  );

  expect(await page.evaluate('drawnWhenAsked')).toEqual([false]);
  expect(concord.complaints).toEqual([]);
});

test('the records are asked for once, before the window runs, and what changes meanwhile stands on them', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<Route>();
  const { promise: ran, resolve: run } = Promise.withResolvers<Route>();
  let times = 0;
  page.on('request', (request) => (times += Number(request.url().endsWith('/rpc/project.held'))));
  await page.route('**/rpc/project.held', (route) => resolve(route), { times: 1 });
  await page.route('**/assets/window-*.js', (route) => run(route), { times: 1 });

  await page.reload();
  const records = await asked;
  const before = await records.fetch();
  await concord.api.interviews.create({ label: 'I-000' });
  await (await ran).continue();
  await records.fulfill({ response: before });
  const size = t('sources:interviews', { count: labels.length + 1 });
  await page.getByText(size).first().waitFor();

  expect(await before.text()).not.toContain('I-000');
  expect(times).toBe(1);
  expect(concord.complaints).toEqual([]);
});

test('the first keys after opening filter and select all sources, drawn or not', async () => {
  await page.reload();
  const table = page.getByRole('treegrid', { name: t('sources:title') });
  await table.focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: t('sources:with_chosen', { count: labels.length }) }).waitFor();
  const drawn = await table.getByRole('row').count();
  await page.getByLabel(t('sources:filter')).fill('I-14');

  await page.getByText(t('sources:shown', { shown: '10', total: String(labels.length) })).waitFor();
  expect(drawn).toBeLessThan(labels.length);
  expect(await table.getByRole('row').count()).toBe(12);
  expect(concord.complaints).toEqual([]);
});

test('a study that is restored while the window loads is shown as it is then', async () => {
  const { api } = concord;
  await api.snapshots.make({});
  const { study } = await api.snapshots.list({});
  const kept = { file: study?.file ?? '', id: study?.snapshots[0]?.id ?? 0 };
  await api.interviews.create({ label: 'I-000' });
  const { promise: ran, resolve: run } = Promise.withResolvers<Route>();
  await page.route('**/assets/window-*.js', (route) => run(route), { times: 1 });
  const asked = page.waitForResponse('**/rpc/project.held');

  await page.reload();
  expect(await (await asked).text()).toContain('I-000');
  await api.snapshots.restoreHere(kept);
  await (await ran).continue();

  await page
    .getByText(t('sources:interviews', { count: labels.length }))
    .first()
    .waitFor();
  await settled(page);
  expect(await page.getByText('I-000').count()).toBe(0);
  expect(concord.complaints).toEqual([]);
});

test('the list beside a text starts at the open source, and draws nothing above it that it scrolls away', async () => {
  await page.evaluate((name) => {
    const drawn: string[] = Object.assign(window, { drawnLines: [] }).drawnLines;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          if (!(node instanceof HTMLElement)) continue;
          const lines = [node, ...node.querySelectorAll<HTMLElement>('*')].filter(
            (each) => each.role === 'treeitem',
          );
          for (const line of lines)
            if (line.closest('[role="tree"]')?.ariaLabel === name) drawn.push(line.textContent);
        }
    }).observe(document.body, { subtree: true, childList: true });
  }, t('sources:title'));

  await find('I-060');
  const tree = page.getByRole('tree', { name: t('sources:title') });
  const line = tree.getByRole('treeitem', { name: /^I-060/ });
  // Lines above and below the visible ones come once there is time.
  await tree.getByRole('treeitem', { name: /^I-050/ }).waitFor({ state: 'attached' });

  const drawn = await page.evaluate<string[]>('drawnLines');
  expect(drawn.some((words) => words.includes('I-060'))).toBe(true);
  expect(drawn.filter((words) => words.includes('I-001'))).toEqual([]);
  const [frame, box] = [await tree.boundingBox(), await line.boundingBox()];
  expect(box!.y).toBeGreaterThanOrEqual(frame!.y);
  expect(box!.y + box!.height).toBeLessThanOrEqual(frame!.y + frame!.height);
});

test('the columns beside a text are drawn even while the text takes long, and stay when it comes', async () => {
  await find('I-060');
  await settled(page);
  const { promise: asked, resolve } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/sources.text', (route) => resolve(route), { times: 1 });

  await page.reload();
  const text = await asked;
  const line = page.getByRole('tree', { name: t('sources:title') }).getByRole('treeitem', { name: /^I-060/ });
  await line.waitFor();
  const before = await line.elementHandle();
  await text.continue();
  await page.getByRole('textbox', { name: /^Text of/ }).waitFor();
  await settled(page);

  expect(await before?.evaluate((element) => element.isConnected)).toBe(true);
  expect(concord.complaints).toEqual([]);
});

test('the codes beside a text stay in place when their counts arrive', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/tallies.codebook', (route) => resolve(route), { times: 1 });
  await find('I-060');
  const code = page.getByRole('treeitem', { name: /^connector/ });
  const answer = await asked;
  const before = await code.boundingBox();

  await answer.continue();
  await page.getByText('of 150 sources').waitFor();

  expect(await code.boundingBox()).toEqual(before);
});
