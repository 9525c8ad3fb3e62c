// Page breaks as word processors and pages write them, and where the next words stand.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFile } from '#formats/reading/read-file.ts';
import { testFolder } from '../../helpers/project.ts';
import { run } from '../../helpers/word-file.ts';
import { docxParts, zip } from './fixtures.ts';

/** The words with which pages begin. */
async function begins(name: string, bytes: string | Uint8Array): Promise<string[]> {
  using folder = testFolder();
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  const read = await readFile(path, name, { withBreaks: true });
  if (read.type === 'table') return [];
  return (read.breaks ?? []).map((at) => read.text.slice(at, at + 3));
}

const paragraph = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
const BREAK = '<w:br w:type="page"/>';

test.each([
  [
    'in a run of its own',
    `${paragraph(run('One'))}${paragraph(`<w:r>${BREAK}</w:r>${run('Two')}`)}`,
    ['Two'],
  ],
  [
    'in a paragraph of its own',
    `${paragraph(run('One'))}${paragraph(`<w:r>${BREAK}</w:r>`)}${paragraph(run('Two'))}`,
    ['Two'],
  ],
  ['before words of its run', paragraph(`${run('One')}<w:r>${BREAK}<w:t>Two</w:t></w:r>`), ['Two']],
  [
    'asked for by a paragraph',
    `${paragraph(run('One'))}${paragraph(run('Two'), '<w:pageBreakBefore/>')}`,
    ['Two'],
  ],
  [
    'taken back by a paragraph',
    `${paragraph(run('One'))}${paragraph(run('Two'), '<w:pageBreakBefore w:val="0"/>')}`,
    [],
  ],
  ['of a section', `${paragraph(run('One'), '<w:sectPr/>')}${paragraph(run('Two'))}`, ['Two']],
  [
    'of a section that goes on',
    `${paragraph(run('One'), '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')}${paragraph(run('Two'))}`,
    [],
  ],
  ['of a line only', paragraph(`<w:r><w:t>One</w:t><w:br/><w:t>Two</w:t></w:r>`), []],
  [
    'that Word noted when it laid the pages out',
    `${paragraph(run('One'))}${paragraph(`<w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r>`)}`,
    [],
  ],
])('a break of a docx %s', async (_, body, expected) => {
  expect(await begins('a.docx', zip(docxParts(body)))).toEqual(expected);
});

test.each([
  ['typed', '{\\rtf1 One\\par\\page Two\\par}', ['Two']],
  ['asked for by a paragraph', '{\\rtf1 One\\par\\pard\\pagebb Two\\par}', ['Two']],
  ['of a section', '{\\rtf1 One\\sect Two\\par}', ['Two']],
  ['of a paragraph only', '{\\rtf1 One\\par Two\\par}', []],
])('a break of an rtf %s', async (_, rtf, expected) => {
  expect(await begins('a.rtf', rtf)).toEqual(expected);
});

test.each([
  ['before an element', '<p>One</p><p style="page-break-before: always">Two</p>', ['Two']],
  ['after an element', '<div style="break-after: page"><p>One</p></div><p>Two</p>', ['Two']],
  ['that is none', '<p>One</p><p style="break-before: auto">Two</p>', []],
])('a break of a page %s', async (_, html, expected) => {
  expect(await begins('a.html', `<html><body>${html}</body></html>`)).toEqual(expected);
});
