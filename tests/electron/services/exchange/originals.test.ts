// Reports about originals that other programs do not get are true: a document is exported as long as it matches its
// text.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { written } from './written.ts';

const documents = join(import.meta.dirname, '../../../../fixtures/documents');

/** The project with these sources imported as documents. */
async function imported(project: TestProject, ...names: readonly string[]) {
  for (const name of names) copyFileSync(join(documents, name), join(project.folder, name));
  writeFileSync(join(project.folder, 'mark.txt'), '\uFEFFOne line.\r\nAnother.');
  const files = [...names, 'mark.txt'].map((name) => ({ reference: join(project.folder, name), name }));
  await project.api.imports.run({ files });
  const { tables } = await project.api.project.records();
  return (name: string) => {
    const found = tables.source.find(({ originalName }) => originalName === name);
    if (!found) throw new Error(`There is no source of ${name}.`);
    return found;
  };
}

test('a docx and a pdf are exported; a web page is not; a text file is exported with all its words', async () => {
  await using project = await testProject();
  const sourceOf = await imported(project, 'word.docx', 'report.pdf', 'page.html');

  const { entries, lost, faults } = await written(project);

  expect(lost['originals']).toEqual([sourceOf('page.html').title]);
  expect(lost['structure']).toEqual([sourceOf('page.html').title]);
  expect(lost['rewritten']).toBeUndefined();
  expect(entries.has(`sources/${sourceOf('word.docx').id}.docx`)).toBe(true);
  expect(entries.has(`sources/${sourceOf('report.pdf').id}.pdf`)).toBe(true);
  expect(faults).toEqual([]);
});

test('a docx whose text was rewritten is left out and reported, until the edit is undone', async () => {
  await using project = await testProject();
  const sourceOf = await imported(project, 'word.docx');
  const { id, textHash, title } = sourceOf('word.docx');
  const doc = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'New words.' }] }],
  };
  await project.api.notes.save({ sourceId: id, textHash, doc, moved: [] });

  const rewritten = await written(project);
  await project.api.history.undo({});
  const back = await written(project);

  expect(rewritten.lost['rewritten']).toEqual([title]);
  expect(rewritten.entries.has(`sources/${id}.docx`)).toBe(false);
  expect(rewritten.xml).not.toContain('richTextPath');
  expect(back.lost['rewritten']).toBeUndefined();
  expect(back.entries.has(`sources/${id}.docx`)).toBe(true);
});
