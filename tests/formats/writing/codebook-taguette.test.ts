// The codebook for Taguette follows the rules of Taguette's import (`import_codebook.list_tags_csv`, version 1.5) and
// of Concord's own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { readCodebookFile } from '#formats/reading/codebook-file.ts';
import { openReader } from '#formats/reading/reader-process.ts';
import { writeCodebookTaguette } from '#formats/writing/codebook-taguette.ts';
import { createWords } from '#words/words.ts';
import { testFolder } from '../../helpers/project.ts';
import { codebook } from './codebook-study.ts';

const folder = testFolder();
const reader = openReader();

afterAll(async () => {
  await reader.close();
  folder[Symbol.dispose]();
});

async function read(content: string | Uint8Array) {
  const path = join(folder.path, 'tags.csv');
  writeFileSync(path, content);
  return await readCodebookFile(path, 'tags.csv', reader);
}

/** What Taguette reads from a file. Throws where Taguette refuses it. */
function tagsIn(bytes: Uint8Array): { path: string; description: string }[] {
  const [header = [], ...rows] = Papa.parse<string[]>(new TextDecoder().decode(bytes), {
    skipEmptyLines: true,
  }).data;
  const columns = header.map((cell) => cell.toLowerCase());
  const named = ['tag', 'name', 'path'].filter((each) => columns.includes(each));
  if (named.length !== 1) throw new Error(`Taguette refuses: ${named.join(', ')}`);
  const at = columns.indexOf(named[0] ?? '');
  return rows.map((row) => {
    const path = row[at]?.trim() ?? '';
    if (path === '') throw new Error('Taguette refuses an empty tag');
    return { path, description: row[columns.indexOf('description')]?.trim() ?? '' };
  });
}

describe('a codebook for Taguette', () => {
  const document = codebook({ interviewExcerpts: true });
  const bytes = writeCodebookTaguette(document, createWords('en'));

  it('is not refused for duplicate names', () => {
    expect(tagsIn(bytes).map(({ path }) => path)).toEqual(document.codes.map(({ path }) => path));
    expect(tagsIn(bytes)[0]?.description).toContain('The organisation lowers the cost of finding partners');
  });

  it('comes back with its tree and its definitions', async () => {
    const { codes, notes, hasTree } = await read(bytes);

    expect(hasTree).toBe(true);
    expect(notes).toEqual([]);
    expect(codes.map(({ name }) => name)).toEqual(document.codes.map(({ name }) => name));
    expect(codes.map(({ fields }) => fields.fullDefinition?.trim() || undefined)).toEqual(
      document.codes.map(({ fullDefinition }) => fullDefinition.trim() || undefined),
    );
  });
});

describe('a codebook exported by Taguette', () => {
  it('is not refused for calling its codes tags', async () => {
    const { codes, notes } = await read(
      'tag,description,number of highlights,number of documents\r\ninteresting,Further review required,3,2\r\npeople.staff,,0,0\r\n',
    );

    expect(codes.map(({ name, fields }) => [name, fields])).toEqual([
      ['interesting', { fullDefinition: 'Further review required' }],
      ['people.staff', {}],
    ]);
    expect(notes).toEqual([]);
  });
});
