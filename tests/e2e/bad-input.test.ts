// Anything handed to Concord by mistake gives one sentence and leaves the project as it was.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { dropFiles } from '../helpers/dropped.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

function emptyProject(folder: string): string {
  const path = join(folder, 'Alliance study.concord');
  createProject(path, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  return path;
}

test('files that are not what they seem are listed with the reason, and nothing else changes', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  const fixture = (name: string): string => resolve('fixtures/documents', name);
  const made = (name: string): string => join(folder.path, name);
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  writeFileSync(made('picture.docx'), picture);
  writeFileSync(made('picture.txt'), picture);
  writeFileSync(made('nothing.txt'), '');
  copyFileSync(fixture('report.pdf'), made('report.csv'));
  await page.getByRole('button', { name: 'New interview' }).waitFor();
  const before = await concord.api.project.records({});

  await dropFiles(page, [
    ...['picture.docx', 'picture.txt', 'nothing.txt', 'report.csv'].map(made),
    ...['locked.docx', 'locked.pdf', 'cut.pdf', 'scan.pdf', 'old.doc'].map(fixture),
  ]);
  await page.getByRole('dialog', { name: 'Import sources' }).getByText('9 files').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await page.getByText('Nothing was imported · 9 files failed').waitFor();
  const rows = page.getByRole('grid', { name: 'Import report' }).locator('[aria-rowindex]');
  const lines = await rows.locator('[role=gridcell]:last-child').allTextContents();

  expect(lines.toSorted()).toMatchInlineSnapshot(`
    [
      "“cut.pdf” is damaged or not a real pdf file. Open it in the program that made it and save it again.",
      "“locked.docx” is password-protected. Save a copy without a password and import that.",
      "“locked.pdf” is password-protected. Save a copy without a password and import that.",
      "“nothing.txt” is empty.",
      "“old.doc” is in a format (.doc) that Concord does not read. Save it as docx, pdf or plain text, or as xlsx or csv if it is a table.",
      "“picture.docx” is damaged or not a real docx file. Open it in the program that made it and save it again.",
      "“picture.txt” is not a text: it contains a picture, a program or other data.",
      "“report.csv” ends in .csv but is a pdf file. Rename it to end in .pdf.",
      "“scan.pdf” contains only images of its pages and no text. Run text recognition (OCR) on it first.",
    ]
  `);
  expect(await concord.api.project.records({})).toEqual(before);
  expect(concord.complaints).toEqual([]);
});

test('html from outside neither runs nor loads anything', async () => {
  using folder = testFolder();
  await using concord = await concordInBrowser({ project: emptyProject(folder.path) });
  const { page } = concord;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  writeFileSync(
    join(folder.path, 'hostile.html'),
    `<h1>Minutes</h1><script>document.title = 'taken over'</script>
     <p onclick="document.title = 'taken over'">Two makers came.<img src="http://203.0.113.7/seen.png"
     onerror="document.title = 'taken over'"></p><iframe src="http://203.0.113.7/"></iframe>`,
  );
  await page.getByRole('button', { name: 'New interview' }).waitFor();

  await dropFiles(page, [join(folder.path, 'hostile.html')]);
  await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
  await page.getByText('1 source imported').waitFor();
  await page.getByRole('button', { name: 'hostile', exact: true }).click();
  await page.getByText('Two makers came.').click();

  expect(await page.title()).not.toContain('taken over');
  expect(asked.filter((url) => new URL(url).hostname !== '127.0.0.1')).toEqual([]);
  expect(concord.complaints).toEqual([]);
});

test('a file that is not a project is refused in one sentence and left as it is', async () => {
  await using concord = await concordInBrowser();
  const { page } = concord;
  const letter = join(concord.folder, 'Letter.concord');
  writeFileSync(letter, 'Dear colleagues,');

  await page.getByRole('button', { name: 'Open a project' }).click();
  await page.getByRole('option', { name: 'Letter' }).dblclick();

  await expect
    .poll(async () => (await page.getByRole('alert').textContent())?.trim())
    .toBe('“Letter.concord” is not a Concord project. It was not changed.');
  expect(readFileSync(letter, 'utf8')).toBe('Dear colleagues,');
  expect(concord.served.session.project).toBeNull();
});

/** Another Concord that has the project open for writing. It ends with the test. */
async function anotherConcord(project: string, home: string): Promise<ChildProcess> {
  const other = spawn(process.execPath, ['dist/cli.js', 'serve', project, '--no-open'], {
    env: { ...process.env, CONCORD_HOME: home, LANG: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill());
  await once(createInterface(other.stdout), 'line');
  return other;
}

test('a project that another program has open is read-only here, says who has it, and can be opened for writing later', async () => {
  using folder = testFolder();
  const path = emptyProject(folder.path);
  const other = await anotherConcord(path, join(folder.path, 'other-home'));
  await using concord = await concordInBrowser({ project: path });
  const { page } = concord;

  const banner = page.getByText(/has had this project open since .*, so it is read-only here\./);
  await banner.waitFor();
  const isDisabled = await page.getByRole('button', { name: 'New interview' }).isDisabled();
  const refused = await concord.api.codes.create({ name: 'connector' }).catch((error: unknown) => error);
  other.kill();
  await once(other, 'exit');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Close the project');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Alliance study/ }).click();
  await page.getByRole('button', { name: 'New interview' }).waitFor();

  expect(isDisabled).toBe(true);
  expect(refused).toMatchObject({ key: 'errors:read_only' });
  expect(await page.getByRole('button', { name: 'New interview' }).isEnabled()).toBe(true);
  expect(await banner.count()).toBe(0);
});
