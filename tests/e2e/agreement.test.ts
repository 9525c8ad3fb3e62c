// Agreement: the disagreements first, each with both versions side by side, then the coefficients.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, bareKeys, goTo, settled, overflow } from '../helpers/screens.ts';

const languages: readonly Language[] = ['en', 'zh-CN'];

test.each(languages)(
  'in %s the disagreements are walked by keys, both versions beside the rule',
  async (language) => {
    await using concord = await sampleInBrowser(language, { width: 1280, height: 900 });
    const { page } = concord;
    const { t } = createWords(language);
    await quickKeys(page, 'g', 'a');
    const list = page.getByRole('listbox', { name: t('agreement_screen:list') });
    await list.waitFor();
    const title = createWords(language).t('agreement_screen:title', {
      coders: language === 'en' ? 'Wei and Lena' : 'Wei 和 Lena',
    });
    await page.getByRole('heading', { name: title }).waitFor();
    const versions = page.getByRole('group', {
      name: t('agreement_screen:texts', { one: 'Wei', other: 'Lena' }),
    });
    await versions.waitFor();
    await page.getByRole('heading', { name: t('codebook:section_rule') }).waitFor();

    // The place shown is the one selected, and the keys step through the list.
    const selected = list.locator('[role="option"][aria-selected="true"]');
    const place = async (): Promise<string | null> => selected.getAttribute('aria-posinset');
    expect(await place()).toBe('1');
    const first = await versions.innerText();
    await page.keyboard.press('j');
    await expect.poll(place).toBe('2');
    await expect.poll(() => versions.innerText()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(place).toBe('1');
    await expect.poll(() => versions.innerText()).toBe(first);

    // By source the same places stand under the names of sources.
    await page.keyboard.press('s');
    await page.getByRole('radio', { name: t('agreement_screen:groups.source'), checked: true }).waitFor();
    await settled(page);
    expect(await barriers(page, 'every')).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await bareKeys(page)).toEqual([]);
    expect(concord.complaints).toEqual([]);
  },
);

test.each(languages)(
  'in %s the table has the numbers of the service, says its level, and is exported',
  async (language) => {
    await using concord = await sampleInBrowser(language, { width: 1280, height: 900 });
    const { page, api } = concord;
    const words = createWords(language);
    const { t } = words;
    const { tables } = await api.project.records();
    const idOf = (name: string): string => tables.coder.find((coder) => coder.name === name)?.id ?? '';
    const measured = await api.agreement.measure({
      coderIds: [idOf('Wei'), idOf('Lena')],
      level: 'paragraph',
    });
    await goTo(page, 'compare', language);
    const strip = page.getByRole('navigation', { name: t('agreement_screen:strip') });
    await strip.getByRole('button', { name: t('agreement_screen:views.coefficients'), exact: true }).click();
    const grid = page.getByRole('grid');
    const pooled = grid.getByRole('row', { name: new RegExp(t('agreement:pooled'), 'iu') });
    await pooled.waitFor();

    const { alpha } = measured.pooled.measures;
    const text = await pooled.innerText();
    expect(text).toContain((alpha as number).toFixed(2));
    expect(text).toContain(String(measured.pooled.counts.n));
    // The interval is drawn by a seed, so it is the same every time.
    expect(text).toMatch(/\[0\.\d\d; 0\.\d\d\]/);
    await page.getByText(/concord agree .* --level paragraph --bootstrap 1000 --seed 1/).waitFor();

    // The level is a question in the panel; L goes to the next.
    await page
      .getByRole('radio', { name: new RegExp(`^${t('agreement_screen:levels.segments')}`, 'u') })
      .press(' ');
    const caption = (level: string): string =>
      t('agreement_screen:caption', {
        coders: language === 'en' ? 'Wei and Lena' : 'Wei 和 Lena',
        level,
      });
    await page
      .getByText(caption(t('agreement_screen:levels.segments')))
      .first()
      .waitFor();
    await page.getByText('--level segments --threshold 0.9').waitFor();
    await settled(page);
    expect(await barriers(page, 'every')).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(await bareKeys(page)).toEqual([]);

    await page.keyboard.press('e');
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: t('analysis:file.csv') }).click();
    const file = await (await saving).path();
    const [head = '', line = ''] = readFileSync(file, 'utf8').split('\r\n');
    expect(head).toContain('threshold');
    expect(line).toContain('segments');
    expect(concord.complaints).toEqual([]);
  },
);

test('what is chosen is remembered, Enter on a code opens its differences, and a second pass sees nothing', async () => {
  await using concord = await sampleInBrowser('en', { width: 1440, height: 900 });
  const { page, api } = concord;
  await quickKeys(page, 'g', 'a');
  await page.getByRole('button', { name: /^Level/ }).click();
  await page.getByRole('option', { name: /^source/ }).click();
  await page.getByRole('button', { name: /^Level.*source/ }).waitFor();
  const strip = page.getByRole('navigation', { name: 'Comparison and agreement' });
  await strip.getByRole('button', { name: 'Coefficients', exact: true }).click();
  const grid = page.getByRole('grid');
  await grid.getByRole('row', { name: /^marketplace/ }).dblclick();
  await page.getByRole('region', { name: /.+/ }).getByText('marketplace', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Level.*source/ }).waitFor();

  const { tables } = await api.project.records();
  const wei = tables.coder.find(({ name }) => name === 'Wei')!;
  await api.coders.add({ name: 'Wei again', kind: 'second-pass', personId: wei.id });
  await page.getByRole('button', { name: /^Working as/ }).press('Enter');
  await page.getByRole('menuitem', { name: /^Wei again/ }).press('Enter');
  await page.getByText(/You code blind and see only your own codings/).waitFor();
  await expect.poll(() => page.getByRole('listbox').count()).toBe(0);
  await page.keyboard.press('v');
  await page.getByText(/You code blind and see only your own codings/).waitFor();
  await expect.poll(() => page.getByRole('grid').count()).toBe(0);
});

test.each(languages)(
  'in %s places are decided by keys, one and several at once, and undo opens them again',
  async (language) => {
    await using concord = await sampleInBrowser(language, { width: 1280, height: 900 });
    const { page, api } = concord;
    const { t } = createWords(language);
    await quickKeys(page, 'g', 'a');
    const list = page.getByRole('listbox', { name: t('agreement_screen:list') });
    await list.waitFor();
    const bar = page.getByRole('region', { name: t('agreement_screen:decide') });
    await bar.waitFor();
    const agreed = async (): Promise<number> => {
      const { tables } = await api.project.records();
      const layer = tables.coder.find(({ kind }) => kind === 'adjudication');
      return layer === undefined ? 0 : ((await api.coders.work({}))[layer.id]?.codings ?? 0);
    };
    const pressed = (name: string) =>
      bar.getByRole('button', { name: new RegExp(`^${name}`, 'u'), pressed: true });
    // The first place, about which nothing is decided yet, is coded by Wei alone.
    const before = await agreed();
    await page.keyboard.press('1');
    await pressed(t('agreement_screen:take', { name: 'Wei' })).waitFor();
    expect(await agreed()).toBe(before + 1);
    await page.keyboard.press('0');
    await pressed(t('agreement_screen:take_none')).waitFor();
    await expect.poll(agreed).toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(agreed).toBe(before + 1);

    // The next place is left to be discussed, with a reason that stands in a memo.
    await page.keyboard.press('j');
    await bar.getByRole('textbox').fill('A window, or a door?');
    await bar
      .getByRole('button', { name: new RegExp(`^${t('agreement_screen:take_discuss')}`, 'u') })
      .click();
    await pressed(t('agreement_screen:take_discuss')).waitFor();
    const { tables } = await api.project.records();
    expect(tables.memo.filter(({ body }) => body === 'A window, or a door?')).toHaveLength(1);

    // What was typed about one place is never the reason of the next.
    await bar.getByRole('textbox').fill('Only of this one.');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('j');
    await expect.poll(() => bar.getByRole('textbox').inputValue()).toBe('');
    await page.keyboard.press('k');

    // Only open places: what is decided leaves the list, and the next is looked at.
    await page.getByRole('button', { name: new RegExp(`^${t('agreement_screen:show')}`, 'u') }).click();
    await page.getByRole('option', { name: t('agreement_screen:shows.open'), exact: true }).click();
    const places = async (): Promise<string | null | undefined> =>
      list.getByRole('option').first().getAttribute('aria-setsize');
    await expect.poll(places).toBe('27');
    await list.focus();
    await page.keyboard.press('Control+a');
    await page.getByText(t('agreement_screen:decide_many', { count: 27 })).waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => list.count()).toBe(0);
    await page.getByText(t('agreement_screen:none_shown')).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(places).toBe('27');
    expect(await barriers(page, 'every')).toEqual([]);
    await page.keyboard.press('v');
    await page
      .getByText(t('agreement:method.before', { count: 42, decided: '15' }))
      .first()
      .waitFor();
    expect(await overflow(page)).toBe(0);
    expect(concord.complaints).toEqual([]);
  },
);
