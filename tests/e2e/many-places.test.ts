// Hundreds of places are decided some at a time: one sees how far it is, can stop, and undo takes all of it back.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { createWords } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { agreedStudy, type Coded } from '../electron/acceptance/agreed-study.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const { t } = createWords('en');
const COUNT = 600;

/** Lines of which one coder coded each, and the other none. */
async function coded(path: string): Promise<void> {
  createProject(path, { name: 'Two readers', coderName: 'Wei' }, openOptions).close();
  const lines = Array.from({ length: COUNT }, (_, at) => `Line ${String(at).padStart(3, '0')}.`);
  const length = lines[0]!.length + 1;
  const codings = lines.map((_, at): Coded => ['D', 'Wei', 'guide', [at * length, at * length + 4]]);
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    const texts = { D: lines.join('\n') };
    const { codes } = await agreedStudy(
      { api },
      { coders: ['Wei', 'Lena'], codes: ['guide'], texts, codings },
    );
    await api.codes.update({ id: codes['guide']!, isTheme: true });
  });
}

test('six hundred places are decided at once, taken back, and decided in part', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'many.concord');
  await coded(path);
  await using concord = await concordInBrowser({ project: path, size: { width: 1280, height: 900 } });
  const { page, api } = concord;
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  const decided = async (): Promise<number> => (await api.project.records()).tables.adjudication.length;
  await quickKeys(page, 'g', 'a');
  const list = page.getByRole('listbox', { name: t('agreement_screen:list') });
  await list.focus();
  await page.keyboard.press('Control+a');
  await page.getByText(t('agreement_screen:decide_many', { count: COUNT })).waitFor();

  // The page itself watches for the bar, which is gone soon where the program is fast and the page is not.
  const progress = page.getByRole('progressbar');
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[role="progressbar"]') === null) return;
      observer.disconnect();
      document.body.dataset['barCame'] = 'yes';
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.keyboard.press('1');
  await page.locator('body[data-bar-came]').waitFor({ state: 'attached' });
  await expect.poll(decided, { timeout: 60_000 }).toBe(COUNT);
  await progress.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await expect.poll(decided).toBe(0);

  // What is decided when one stops stays decided, and no place by half.
  await list.focus();
  await page.keyboard.press('Control+a');
  await page.getByText(t('agreement_screen:decide_many', { count: COUNT })).waitFor();
  // As soon as the first of them are decided.
  await page.evaluate((stop) => {
    new MutationObserver((_, observer) => {
      const bar = document.querySelector('[role="progressbar"]');
      if (Number(bar?.getAttribute('aria-valuenow') ?? 0) === 0) return;
      observer.disconnect();
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === stop)?.click();
      document.body.dataset['stopped'] = 'yes';
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, t('ui:stop'));
  await page.keyboard.press('1');
  await page.locator('body[data-stopped]').waitFor({ state: 'attached' });
  await progress.waitFor({ state: 'detached' });
  const some = await decided();
  expect(some % 250).toBe(0);
  expect(some).toBeLessThan(COUNT);
  const { tables } = await api.project.records();
  const layer = tables.coder.find(({ kind }) => kind === 'adjudication');
  const work = await api.coders.work({});
  expect(layer === undefined ? 0 : work[layer.id]?.codings).toBe(some);
  expect(concord.complaints).toEqual([]);
});
