// What two coders coded apart is agreed on without a mouse, in both languages: thirty places at once and one by one, undone
// and decided again, what differs in extent alone, the sources finished, the coefficients kept and exported.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { agreedStudy, type Coded } from '../electron/acceptance/agreed-study.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, overflow, settled } from '../helpers/screens.ts';

const MOST_TABS = 60;

async function reach(page: Page, control: Locator): Promise<void> {
  await control.first().waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(control)}`);
}

/** Ten texts of four paragraphs: three of them differ, the fourth is coded by both, and further by one of them. */
async function codedApart(path: string): Promise<void> {
  createProject(path, { name: 'Two readers', coderName: 'Wei' }, openOptions).close();
  const titles = Array.from({ length: 10 }, (_, at) => `Note ${at + 1}`);
  await withProject({ language: 'en' }, path, 'write', ({ api }) =>
    agreedStudy(
      { api },
      {
        coders: ['Wei', 'Lena'],
        codes: ['guide', 'market'],
        texts: Object.fromEntries(
          titles.map((title) => [title, `${title} begins.\nA fair was held.\nMany came.\nThe end of it.`]),
        ),
        codings: titles.flatMap((title): Coded[] => {
          const at = (before: number): number => title.length + ' begins.'.length + 1 + before;
          return [
            [title, 'Wei', 'guide', [0, 6]],
            [title, 'Lena', 'market', [at(0), at(6)]],
            [title, 'Wei', 'guide', [at(17), at(21)]],
            [title, 'Wei', 'market', [at(28), at(35)]],
            [title, 'Lena', 'market', [at(28), at(38)]],
          ];
        }),
      },
    ).then(() => undefined),
  );
}

test.each(['en', 'zh-CN'] satisfies Language[])(
  'thirty places are agreed on by keys alone, finished, measured, kept and exported, in %s',
  async (language) => {
    using folder = testFolder();
    const path = join(folder.path, 'two.concord');
    await codedApart(path);
    const { t } = createWords(language);
    await using concord = await concordInBrowser({ project: path, size: { width: 1280, height: 900 } });
    const { page, api } = concord;
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: language === 'en' ? 'English' : '简体中文', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
    const state = (decided: number, open: number): Locator =>
      page.getByText(t('agreement_screen:state_decided', { decided, discuss: 0, open })).first();
    const agreed = async (): Promise<number> => {
      const { tables } = await api.project.records();
      const layer = tables.coder.find(({ kind }) => kind === 'adjudication');
      return layer === undefined ? 0 : ((await api.coders.work({}))[layer.id]?.codings ?? 0);
    };

    // All codes, so that sources can be finished.
    await quickKeys(page, 'g', 'a');
    await reach(page, button(t('agreement_screen:fold')));
    await press('Enter');
    await reach(
      page,
      page.getByRole('radiogroup', { name: t('analysis:rows') }).getByRole('radio', { checked: true }),
    );
    await press('ArrowRight');
    await press('Space');
    await state(0, 30).waitFor();

    // All at once, undone, then one by one over several codes, and undone across.
    const list = page.getByRole('listbox', { name: t('agreement_screen:list') });
    await list.focus();
    await press('Control+a');
    await page.getByText(t('agreement_screen:decide_many', { count: 30 })).waitFor();
    await press('1');
    await state(30, 0).waitFor();
    expect(await agreed()).toBe(20);
    await press('Control+z');
    await state(0, 30).waitFor();
    await expect.poll(agreed).toBe(0);
    await press('Home');
    for (const decided of [1, 2, 3]) {
      await press('1');
      await state(decided, 30 - decided).waitFor();
      await press('j');
    }
    await press('Control+z', 'Control+z');
    await state(1, 29).waitFor();
    await expect.poll(agreed).toBe(1);
    await list.focus();
    await press('Control+a');
    await page.getByText(t('agreement_screen:decide_many', { count: 30 })).waitFor();
    await press('a');
    await state(30, 0).waitFor();
    expect(await agreed()).toBe(30);

    // What differs in extent alone is no difference; the main coder's stands in all of it by one act.
    await reach(page, button(t('agreement_screen:extents', { count: 10 })));
    await press('Enter');
    const take = button(t('agreement_screen:extents_take', { name: 'Wei', count: 10 }));
    await reach(page, take);
    expect(await barriers(page, 'every')).toEqual([]);
    await press('Enter');
    await take.waitFor({ state: 'detached' });
    await expect.poll(agreed).toBe(40);

    await reach(page, button(t('agreement_screen:finish')));
    await press('Enter');
    await page
      .getByText(t('agreement_screen:finished', { count: 10 }))
      .first()
      .waitFor();

    // The coefficients are those of before; they are kept and exported.
    await press('v');
    await page
      .getByText(t('agreement:method.before', { count: 30, decided: '30' }))
      .first()
      .waitFor();
    await settled(page);
    expect(await overflow(page)).toBe(0);
    await press('b');
    const dialog = page.getByRole('dialog', { name: t('kept_tables:keep_title') });
    await dialog.waitFor();
    await press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const [kept] = await api.keptTables.list({ language });
    expect(kept).toMatchObject({ number: '1', isFigure: false, state: { what: 'never' } });
    await press('e');
    const xlsx = page.getByRole('menuitem', { name: t('analysis:file.xlsx') });
    await xlsx.waitFor();
    const saving = page.waitForEvent('download');
    for (let presses = 0; presses < 12; presses += 1) {
      if (await xlsx.evaluate((element) => element === document.activeElement)) break;
      await press('ArrowDown');
    }
    await press('Enter');
    const [sheet] = await readExcelFile(readFileSync(await (await saving).path()));
    expect(sheet?.data.flat()).toEqual(expect.arrayContaining(['guide', 'market', 40]));
    expect(sheet?.data.flat().join(' ')).toContain(
      t('agreement:method.before', { count: 30, decided: '30' }),
    );

    // Kept, it shows its own screen again.
    await api.coders.rename({
      id: (await api.project.records()).tables.coder.find(({ name }) => name === 'Lena')!.id,
      name: 'Magdalena',
    });
    const { table } = await api.keptTables.open({ id: kept!.id, language });
    expect(table?.columns.map(({ name }) => name)).toContain('Magdalena');
    expect(concord.complaints).toEqual([]);
  },
);
