// A damaged project in the window: refused with a way on, salvaged, and opened again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

const PAGE = 4096;

let folder: ReturnType<typeof testFolder>;
let whole: Buffer;

beforeAll(() => {
  folder = testFolder();
  const sample = join(folder.path, 'sample.concord');
  buildSample(sample, openOptions).close();
  whole = readFileSync(sample);
});

afterAll(() => folder[Symbol.dispose]());

/** The pages of two long texts. */
function pagesOfTexts(): number[] {
  const sqlite = new Database(join(folder.path, 'sample.concord'), { readonly: true });
  const pages = sqlite
    .prepare(
      "SELECT pageno FROM dbstat WHERE name = 'blob' AND pagetype = 'overflow' ORDER BY pageno LIMIT 2",
    )
    .pluck()
    .all();
  sqlite.close();
  return pages as number[];
}

/** Opens a file beside the damaged one in the folder view. */
async function openFromFolder({ page }: ConcordInBrowser, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Open a project' }).click();
  await page.getByRole('option', { name }).dblclick();
}

test('a project that cannot be opened is salvaged from the place of its refusal, and the new one opens', async () => {
  await using concord = await concordInBrowser();
  const { page } = concord;
  // Cut off, and its first bytes are lost too.
  const damaged = join(concord.folder, 'Fairs.concord');
  writeFileSync(
    damaged,
    Buffer.from(whole)
      .fill(0, 0, PAGE)
      .fill(0x23, 120 * PAGE, 124 * PAGE),
  );
  const before = readFileSync(damaged);

  await openFromFolder(concord, 'Fairs');
  await page.getByRole('dialog', { name: '“Fairs.concord” is damaged' }).waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Salvage', exact: true }).click();
  await page.getByRole('dialog', { name: 'Result of the salvage' }).waitFor();
  const told = await page.getByRole('dialog').textContent();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Open the new project' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();

  expect(told).toContain('“Fairs salvaged.concord” contains');
  expect(await concord.api.desk.state()).toMatchObject({
    project: { path: join(concord.folder, 'Fairs salvaged.concord'), readOnly: false },
  });
  expect((await concord.api.project.check()).problems).toEqual([]);
  expect(readFileSync(damaged)).toEqual(before);
  expect(concord.complaints).toEqual([]);
});

test('a damaged project that can be read is salvaged while it is open, and the new one says what it lacks', async () => {
  await using concord = await concordInBrowser();
  const { page } = concord;
  const bytes = Buffer.from(whole);
  for (const number of pagesOfTexts()) bytes.fill(0x23, (number - 1) * PAGE + 8, number * PAGE);
  writeFileSync(join(concord.folder, 'Fairs.concord'), bytes);

  await openFromFolder(concord, 'Fairs');
  await page.getByRole('button', { name: 'Salvage…' }).click();
  await page.getByRole('button', { name: 'Salvage', exact: true }).click();
  await page.getByRole('button', { name: 'Open the new project' }).click();
  await page.getByRole('button', { name: 'What is missing…' }).click();
  await page.getByRole('dialog', { name: 'What is missing' }).waitFor();
  await settled(page);

  expect(await page.getByRole('dialog').textContent()).toMatch(/texts? or files?/);
  expect(await barriers(page)).toEqual([]);
  expect(concord.complaints).toEqual([]);
});
