// A replication package is configured, written and reported in the window.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import yauzl from 'yauzl';
import { buildSample } from '#electron/sample.ts';
import { MANIFEST, type Manifest } from '#core/replication/manifest.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

test('a package with pseudonyms and without the words of an interview is saved, and its hash shown', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  buildSample(path, openOptions).close();
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;

  await page.getByRole('button', { name: 'Between ministry and market' }).first().click();
  await page.getByRole('menuitem', { name: 'Export a replication package' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a replication package' });
  expect(await dialog.getByRole('radio', { name: 'Without their words' }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Which interviews' }).click();
  const list = page.getByRole('listbox');
  await list.getByRole('option').first().waitFor();
  for (const option of await list.getByRole('option').all())
    if ((await option.innerText()) !== 'N9.2') await option.click();
  await page.keyboard.press('Escape');
  expect(await dialog.getByRole('switch', { name: 'Pseudonyms instead of names' }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Key to the pseudonyms' }).click();
  await dialog
    .getByText(/^P\d{3}$/)
    .nth(16)
    .waitFor();
  expect(await dialog.getByRole('switch', { name: 'Include the original files' }).isDisabled()).toBe(true);
  await settled(page);
  expect(await barriers(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export…' }).click(),
  ]);
  await dialog.getByText('The package was saved.').waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);

  const zip = await yauzl.openPromise(await download.path(), { lazyEntries: true });
  let bytes = Buffer.of();
  for await (const entry of zip.eachEntry())
    if (entry.fileName === MANIFEST) bytes = await buffer(await zip.openReadStreamPromise(entry));
  const manifest = JSON.parse(bytes.toString('utf8')) as Manifest;
  expect(await dialog.locator('code').innerText()).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(manifest).toMatchObject({ pseudonyms: true, originals: false, interviews: 'without-words' });
  expect(manifest.left_out.texts).toBe(1);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(concord.complaints).toEqual([]);
});
