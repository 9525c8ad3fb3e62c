// Passages like those of a code are judged one by one, by keyboard and by mouse, in both languages.
import { afterEach, describe, expect, test } from 'vitest';
import type { ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';
import { createWords, type Language } from '#words/words.ts';

let concord: ConcordInBrowser | null = null;

afterEach(async () => {
  await concord?.[Symbol.asyncDispose]();
  concord = null;
});

async function studyIn(language: Language) {
  concord = await sampleInBrowser(language, { width: 1280, height: 800 });
  const { page, api } = concord;
  const { tables } = await api.project.records({});
  /** As the interface calls it. */
  const shown = (name: string): string => {
    const { name2 } = tables.code.find((each) => each.name === name)!;
    return language === 'en' ? name : (name2 ?? name);
  };
  return { page, api, tables, shown };
}

async function suggestedCodings(api: ConcordInBrowser['api'], sources: readonly { readonly id: string }[]) {
  const all = await Promise.all(sources.map(({ id }) => api.codings.of({ sourceId: id })));
  return all.flat().filter(({ suggestedBy }) => suggestedBy === 'likeness');
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const { t } = createWords(language);

  test('suggestions are accepted, refused and given another code by keys, and undone', async () => {
    const { page, api, tables, shown } = await studyIn(language);
    const name = shown('recognition');
    await goTo(page, 'passages', language);
    await page.getByRole('treeitem', { name }).first().click();
    await page.getByRole('button', { name: t('suggestions:title') }).click();
    const list = page.getByRole('listbox', { name: t('suggestions:list', { name }) });
    await list.getByRole('option').first().waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    const first = await list.getByRole('option').first().textContent();
    expect(await list.getByRole('option').first().locator('strong').count()).toBeGreaterThan(0);

    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('a');
    await page.getByText(t('suggestions:accepted', { name })).first().waitFor();
    await expect.poll(async () => (await suggestedCodings(api, tables.source)).length).toBe(1);
    await expect.poll(() => list.getByRole('option').first().textContent()).not.toBe(first);
    await settled(page);

    const second = await list.getByRole('option').first().textContent();
    await page.keyboard.press('r');
    await page.getByText(t('suggestions:refused', { name })).first().waitFor();
    await expect.poll(() => list.getByRole('option').first().textContent()).not.toBe(second);
    await page.keyboard.press('c');
    await page.getByRole('combobox').fill('learning');
    await page.keyboard.press('Enter');
    await page
      .getByText(t('suggestions:accepted', { name: shown('learning') }))
      .first()
      .waitFor();
    expect((await suggestedCodings(api, tables.source)).map(({ codeId }) => codeId)).toHaveLength(2);

    await page.getByRole('radio', { name: t('suggestions:view_refused', { count: 1 }) }).click();
    const refused = page.getByRole('listbox', { name: t('suggestions:refused_list', { name }) });
    await refused.getByRole('option').first().waitFor();
    await settled(page);
    await refused.getByRole('option').first().click();
    await page.keyboard.press('Delete');
    await page.getByText(t('suggestions:none_refused')).waitFor();
    await page
      .getByRole('button', { name: t('suggestions:title') })
      .last()
      .click();
    await page.keyboard.press('Control+z');
    await page.getByRole('radio', { name: t('suggestions:view_refused', { count: 1 }) }).waitFor();
    expect(concord?.complaints).toEqual([]);
  });

  test('Enter opens a suggestion in its text, and a code with too few passages says so', async () => {
    const { page, shown } = await studyIn(language);
    const name = shown('recognition');
    await goTo(page, 'codebook', language);
    await page.getByRole('treeitem', { name }).first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: t('suggestions:title') }).click();
    const list = page.getByRole('listbox', { name: t('suggestions:list', { name }) });
    await list.getByRole('option').first().waitFor();
    await list.focus();
    await page.keyboard.press('Enter');
    await page.locator('.ProseMirror').first().waitFor();
    await page.goBack();
    await list.getByRole('option').first().waitFor();

    await page.keyboard.press('Escape');
    await page.getByRole('listbox', { name: t('analysis:passages_of', { name }) }).waitFor();
    const bare = shown('security');
    await page.getByRole('treeitem', { name: bare }).first().click();
    await page.getByRole('button', { name: t('suggestions:title') }).click();
    await page.getByText(t('suggestions:no_example', { code: bare, least: 3 })).waitFor();
    await settled(page);
    expect(concord?.complaints).toEqual([]);
  });
});
