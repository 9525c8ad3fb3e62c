// The window shows what takes room in the project's file, and gives free space back to the disk.
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ChangeRecorder } from '#core/change.ts';
import { openStore } from '#db/open.ts';
import { putBlob } from '#db/write.ts';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

test('the free space of a project is shown and given back', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  buildSample(path, openOptions).close();
  const store = openStore(path, openOptions);
  putBlob({ sqlite: store.db.sqlite, recorder: new ChangeRecorder() }, randomBytes(3_000_000));
  for (const _ of store.collect());
  store.close();
  const before = statSync(path).size;
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;

  await page.getByRole('button', { name: 'Between ministry and market' }).first().click();
  await page.getByRole('menuitem', { name: 'Size of the project' }).click();
  const dialog = page.getByRole('dialog', { name: 'Size of the project' });
  await dialog.getByRole('row', { name: /^Free space 3(?:\.\d)? MB$/ }).waitFor();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make smaller' }).click();
  await dialog.getByText(/^The file was \d(?:\.\d)? MB and is \d(?:\.\d)? MB now\.$/).waitFor();
  await dialog.getByRole('row', { name: /^Free space 0 / }).waitFor();

  expect(await dialog.getByRole('button', { name: 'Make smaller' }).isDisabled()).toBe(true);
  expect(before - statSync(path).size).toBeGreaterThan(2_900_000);
  await concord.api.codes.create({ name: 'Later' });
  expect(concord.complaints).toEqual([]);
});
