// Above and below the tables of the analysis there is only as much as leaves room for them, in a window of 1280 × 800.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createWords, type Language } from '#words/words.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { goTo, settled } from '../helpers/screens.ts';

const KINDS = ['tally', 'crosstab', 'relations', 'timeline', 'portraits', 'grid'] as const;

/** How many lines the controls take, from the one that begins with `layer` and its neighbours. */
function linesOfControls(page: Page, layer: string): Promise<number> {
  return page.evaluate((name) => {
    const pill = [...document.querySelectorAll('main button')].find((button) =>
      button.textContent.startsWith(name),
    );
    let line: Element | null = pill ?? null;
    while (line && getComputedStyle(line).flexWrap !== 'wrap') line = line.parentElement;
    const middles = [...(line?.parentElement?.children ?? [])]
      .flatMap((each) => [...each.children])
      .map((each) => each.getBoundingClientRect())
      .filter(({ height }) => height > 0)
      .map(({ top, height }) => Math.round((top + height / 2) / 12));
    return new Set(middles).size;
  }, layer);
}

describe.each(['en', 'zh-CN'] as const satisfies Language[])('in %s', (language) => {
  test('the controls of every kind of analysis fill two lines', async () => {
    const { t } = createWords(language);
    await using concord = await sampleInBrowser(language, { width: 1280, height: 800 });
    const { page } = concord;
    await goTo(page, 'analysis', language);
    const lines: Partial<Record<(typeof KINDS)[number], number>> = {};
    for (const kind of KINDS) {
      await page.getByRole('button', { name: t(`analysis:kinds.${kind}`), exact: true }).click();
      await page
        .getByRole('main')
        .getByRole('button', { name: new RegExp(`^${t('counting:controls.layer')}`) })
        .waitFor();
      await settled(page);
      lines[kind] = await linesOfControls(page, t('counting:controls.layer'));
    }
    expect(lines).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, 2])));
  });
});

test('the names of many themes below portraits leave most of the room to the lines', async () => {
  const { t } = createWords('en');
  await using concord = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = concord;
  for (let code = 1; code <= 30; code += 1)
    await api.codes.create({ name: `municipal coordination ${code}`, isTheme: true });
  await goTo(page, 'analysis');
  await page.getByRole('button', { name: t('analysis:kinds.portraits'), exact: true }).click();
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await page.getByText('municipal coordination 30').first().waitFor();
  await settled(page);
  const height = await grid.evaluate((element) => element.clientHeight);
  expect(height).toBeGreaterThan(180);
  await page.getByRole('button', { name: 'municipal coordination 30' }).click();
});
