// A study beside the log of another file says so in the window, and a whole copy of the study is saved.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { buildSample } from '#electron/sample.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, settled } from '../helpers/screens.ts';

test('a log that was set aside is named in the window, and a copy holds the latest act', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  buildSample(path, openOptions).close();
  writeFileSync(`${path}-wal`, 'the log of another file');
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;

  await page.getByText(/was renamed to “study\.concord-wal of another file \d{4}-\d\d-\d\d”/).waitFor();
  await concord.api.codes.create({ name: 'Just now' });
  await page.getByRole('button', { name: 'Between ministry and market' }).first().click();
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save a copy' }).click(),
  ]);

  expect(download.suggestedFilename()).toBe('study copy.concord');
  const copied = join(folder.path, 'copied.concord');
  copyFileSync(await download.path(), copied);
  const copy = openStore(copied, openOptions);
  expect(copy.db.sqlite.prepare("SELECT count(*) FROM code WHERE name = 'Just now'").pluck().get()).toBe(1);
  expect(copy.notes).toEqual([]);
  copy.close();
  expect(concord.complaints).toEqual([]);
});
