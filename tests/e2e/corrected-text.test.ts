// A corrected transcript replaces the text in front of the analyst, in this window and in another.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { spanOf } from '../helpers/marked.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, goTo, settled } from '../helpers/screens.ts';

const TEXT = 'The association opens doors to teh ministry.\nNobody knew who paid.\nThe fee is high.';
const CORRECTED =
  'Interview, on 4 March.\nThe association opens doors to the ministry.\nThe fee is high, they say.';

test('a corrected file replaces a text, and another window that shows it follows at once', async () => {
  using folder = testFolder();
  const project = join(folder.path, 'study.concord');
  createProject(project, { name: 'Study', coderName: 'Wei' }, openOptions).close();
  await using concord = await concordInBrowser({ project });
  const { page, api } = concord;
  const { t } = createWords('en');
  const source = await api.imports.paste({ title: 'Talk', text: TEXT, kind: 'document' });
  const code = await api.codes.create({ name: 'doors' });
  for (const words of ['doors to teh ministry', 'Nobody knew'])
    // In order.
    await api.codings.apply({
      sourceId: source.id,
      textHash: source.textHash,
      codeId: code.id,
      span: spanOf(TEXT, words),
    });
  const file = join(folder.path, 'Talk, corrected.txt');
  writeFileSync(file, CORRECTED);
  await goTo(page, 'sources');
  const token = await page.evaluate(() => sessionStorage.getItem('concord.token'));
  const reader = await page.context().newPage();
  await reader.addInitScript((kept) => sessionStorage.setItem('concord.token', kept ?? ''), token);
  await reader.goto(new URL('/', page.url()).href);
  await goTo(reader, 'sources');
  await reader.getByRole('row', { name: /Talk/ }).dblclick();
  await reader.getByText('Nobody knew who paid.').waitFor();

  await page.getByRole('row', { name: /Talk/ }).click();
  await page.getByRole('button', { name: t('carried:replace') }).click();
  const dialog = page.getByRole('dialog', { name: t('carried:replace_title', { title: 'Talk' }) });
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText(t('carried:fate.gone', { count: 1 })).waitFor();
  const told = await dialog.innerText();
  const hindrances = await barriers(page);
  await settled(page);
  await dialog.getByRole('button', { name: t('carried:replace_submit') }).click();
  await dialog.waitFor({ state: 'detached' });

  await reader.getByText('The fee is high, they say.').waitFor();
  const shown = await reader.getByText('Nobody knew who paid.').count();
  await page
    .getByRole('button', { name: t('common:undo') })
    .first()
    .click();
  await reader.getByText('Nobody knew who paid.').waitFor();
  const { codings } = await api.sources.text({ id: source.id });

  expect(told).toContain(t('carried:fate.changed', { count: 1 }));
  expect([hindrances, shown, codings.length]).toEqual([[], 0, 2]);
  expect(concord.complaints).toEqual([]);
});
