// Dialogs about a file, in a window at 200% zoom: every control is within reach, and nothing is cut off. With
// CONCORD_PICTURES=1 pictures are kept under `artifacts/`. The tests run in order: the last one ends the study.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { buildSample } from '#electron/sample.ts';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { act, press, shown } from '../helpers/corners.ts';
import { outOfReach } from '../helpers/out-of-reach.ts';
import { openOptions } from '../helpers/project.ts';
import {
  goTo,
  keepPicture,
  closeOverlays,
  overflow,
  pictureOfFailures,
  settled,
} from '../helpers/screens.ts';

const languages: readonly Language[] = ['en', 'zh-CN'];
const PAGE = 4096;

describe.each(languages)('dialogs about files in a window of 640 × 400 (%s)', (language) => {
  const words = createWords(language);
  const { t } = words;
  let concord: ConcordInBrowser;
  let page: Page;
  let path: string;

  beforeAll(async () => {
    concord = await concordInBrowser({ size: { width: 640, height: 400 } });
    ({ page } = concord);
    path = join(concord.folder, 'Study.concord');
    buildSample(path, openOptions).close();
    await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
      await api.exports.codebook({ to: join(concord.folder, 'codebook.csv'), format: 'csv' });
    });
    const whole = readFileSync(path);
    writeFileSync(
      join(concord.folder, 'Fairs.concord'),
      whole.fill(0, 0, PAGE).fill(0x23, 120 * PAGE, 124 * PAGE),
    );
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: language === 'en' ? 'English' : '简体中文', exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  afterAll(() => concord?.[Symbol.asyncDispose]());

  pictureOfFailures(() => page);

  const dialog = () => page.getByRole('dialog');
  /** The faults of the open dialog, of which a picture is kept. */
  async function wrong(name: string): Promise<unknown> {
    await settled(page);
    await keepPicture(page, `narrow/${language}/${name}`);
    return [await outOfReach(page), await overflow(page)];
  }
  const nothing = [[], 0];

  function file(name: string, ...lines: readonly string[]): string {
    const to = join(concord.folder, name);
    writeFileSync(to, lines.join('\n'));
    return to;
  }

  /** Gives the open dialog its files, and waits until it can continue. */
  async function give(...paths: readonly string[]): Promise<void> {
    await dialog().locator('input[type=file]').first().setInputFiles(paths);
    await dialog().locator('button[type="submit"]:enabled').waitFor();
  }

  test('salvaging, and its result', async () => {
    await page.getByRole('button', { name: t('shell:open_project') }).click();
    await page.getByRole('option', { name: 'Fairs' }).dblclick();
    await page.getByRole('dialog', { name: t('salvage:title_damaged', { name: 'Fairs.concord' }) }).waitFor();
    expect(await wrong('salvaging')).toEqual(nothing);

    await press(page, t('salvage:begin'));
    await page.getByRole('dialog', { name: t('salvage:done_title') }).waitFor();
    expect(await wrong('what was salvaged')).toEqual(nothing);

    await page.keyboard.press('Escape');
    await concord.api.desk.open({ path });
    await page.getByRole('navigation', { name: t('shell:screens') }).waitFor();
  });

  test('a sheet of attributes', async () => {
    await closeOverlays(page);
    await page.locator('main').focus();
    await quickKeys(page, 'g', 'o');
    await page.getByRole('gridcell', { name: 'N1', exact: true }).first().waitFor();
    await press(page, t('attributes:action'));
    await shown(page);

    await give(file('people.csv', 'name,region,years', 'N1,North,12', 'N2,South,three', 'Nobody,East,4'));

    expect(await wrong('a sheet of attributes')).toEqual(nothing);
  });

  test('sources whose dates, classes and kinds are guessed', async () => {
    await closeOverlays(page);
    await act(page, words, t('shell:import_sources'));

    await give(
      file('2021-03-04 Fair opens.txt', 'A fair was held.'),
      file('20210501 Hall.txt', 'A hall was opened.'),
      file('N40.txt', 'They came, and left.'),
    );

    expect(await wrong('guessed sources')).toEqual(nothing);
  });

  test('a file that is cut into articles', async () => {
    await closeOverlays(page);
    await act(page, words, t('shell:import_sources'));
    await give(resolve('fixtures/documents/articles/bundle.docx'));
    await press(page, t('articles:cut_file'));
    await page.getByRole('dialog', { name: t('articles:title') }).waitFor();
    await dialog()
      .getByRole('button', { name: t('articles:import', { count: 5 }) })
      .waitFor();

    expect(await wrong('articles')).toEqual(nothing);
  });

  test('references', async () => {
    await closeOverlays(page);
    await act(page, words, t('shell:import_sources'));
    await give(file('zotero.ris', 'TY  - NEWS', 'TI  - A hall', 'AB  - It was opened.', 'ER  - '));
    await press(page, t('articles:take_references'));
    await dialog()
      .getByRole('button', { name: t('articles:references_take', { count: 1 }) })
      .waitFor();

    expect(await wrong('references')).toEqual(nothing);
  });

  test('a codebook in which a code was changed here and in the file', async () => {
    await closeOverlays(page);
    const { api } = concord;
    const guide = (await api.project.records()).tables.code.find(({ name }) => name === 'guide');
    const { id = '', shortDefinition = '' } = guide ?? {};
    const codebook = join(concord.folder, 'codebook.csv');
    writeFileSync(codebook, readFileSync(codebook, 'utf8').replace(shortDefinition, 'Said there.'));
    await api.codes.update({ id, shortDefinition: 'Said here.' });
    await act(page, words, t('codebook_import:action'));

    await dialog().locator('input[type=file]').first().setInputFiles(codebook);
    await dialog()
      .getByText(t('codebook_import:conflicts', { count: 1 }), { exact: true })
      .waitFor();

    expect(await wrong('a conflict')).toEqual(nothing);
  });

  test('two coders who are merged', async () => {
    await closeOverlays(page);
    const { tables } = await concord.api.project.records();
    const other = tables.coder.find(({ name }) => name === 'Lena');
    await act(page, words, t('coders:action'));
    await press(page, t('coders:more', { name: other?.name ?? '' }));
    await page.getByRole('menuitem', { name: t('coders:merge') }).press('Enter');
    await expect.poll(() => dialog().count()).toBe(2);

    expect(await wrong('merging coders')).toEqual(nothing);
  });

  test('a corrected text that replaces another', async () => {
    await closeOverlays(page);
    const title = 'Small teams win the edge contest';
    await goTo(page, 'sources', language);
    await page.locator('main').getByPlaceholder(t('sources:filter')).fill(title);
    await page.getByRole('gridcell', { name: title }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: t('carried:replace') }).press('Enter');
    await shown(page);

    await give(file('corrected.txt', title, 'Small teams won, and one of them was new.'));

    expect(await wrong('a corrected text')).toEqual(nothing);
  });

  test('a study whose file was replaced, and where to save it', async () => {
    await closeOverlays(page);
    const fairs = join(concord.folder, `${t('salvage:suggested', { name: 'Fairs' })}.concord`);
    renameSync(fairs, path);
    await page.getByRole('button', { name: t('lost:save') }).waitFor();
    expect(await wrong('a replaced study')).toEqual(nothing);

    await press(page, t('lost:save'));
    await expect.poll(() => dialog().count()).toBe(2);
    expect(await wrong('saving it elsewhere')).toEqual(nothing);
  });
});
