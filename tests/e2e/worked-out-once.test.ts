// Values that screens derive from the sources are not computed again when something else has changed, however many
// parts of the screen show them.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, settled } from '../helpers/screens.ts';

/** Makes the page count from now on how often it iterates over all its sources. */
async function countWalks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counting = window as unknown as { walks: number };
    counting.walks = 0;
    const { values, entries, forEach } = Map.prototype;
    const isOfSources = (map: Map<unknown, unknown>): boolean => {
      const first: unknown = values.call(map).next().value;
      return typeof first === 'object' && first !== null && 'textHash' in first && 'originalName' in first;
    };
    const heard = (map: Map<unknown, unknown>): void => {
      if (isOfSources(map)) counting.walks += 1;
    };
    type AnyMap = Map<unknown, unknown>;
    const heardEntries = function (this: AnyMap) {
      heard(this);
      return entries.call(this);
    };
    Object.assign(Map.prototype, {
      values(this: AnyMap) {
        heard(this);
        return values.call(this);
      },
      entries: heardEntries,
      [Symbol.iterator]: heardEntries,
      forEach(this: AnyMap, ...tell: Parameters<AnyMap['forEach']>) {
        heard(this);
        forEach.apply(this, tell);
      },
    });
  });
  return () =>
    page.evaluate(() => {
      const counting = window as unknown as { walks: number };
      const { walks } = counting;
      counting.walks = 0;
      return walks;
    });
}

test('no screen goes through the sources again after another change, and a changed source is shown', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page, api } = concord;
  await goTo(page, 'sources');
  const walks = await countWalks(page);
  const found: Record<string, number> = {};

  for (const screen of ['analysis', 'compare', 'passages', 'search', 'triage', 'sources'] as const) {
    await goTo(page, screen);
    await settled(page);
    await walks();
    await api.project.update({ name: `Study seen on ${screen}` });
    await page.getByText(`Study seen on ${screen}`).first().waitFor();
    await settled(page);
    found[screen] = await walks();
  }
  const { tables } = await api.project.records();
  await api.sources.update({ ids: tables.source.map(({ id }) => id), title: 'A title seen at once' });
  await page.getByText('A title seen at once').first().waitFor();

  expect(found).toEqual({ analysis: 0, compare: 0, passages: 0, search: 0, triage: 0, sources: 0 });
  expect(await walks()).toBeGreaterThan(0);
  expect(concord.complaints).toEqual([]);
});
