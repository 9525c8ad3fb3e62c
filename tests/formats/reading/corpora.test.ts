// Texts that lie beside some checkouts and are not part of the repository: real interviews and a real paper.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '#core/imports/table-mapping.ts';
import { listFolder } from '#formats/reading/list-folder.ts';
import { readFile } from '#formats/reading/read-file.ts';
import { sourcesFromTable } from '#core/imports/table-sources.ts';

const shared = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const absent = !existsSync(join(shared, 'corpora'));

describe.skipIf(absent)(
  `texts beside the checkout${absent ? ' (left out: ../shared/corpora is not here)' : ''}`,
  () => {
    it.each([
      ['en', 'en'],
      ['zh', 'zh-CN'],
    ])('of %s are read whole, and their language is recognised', async (folder, language) => {
      const { files, skipped } = await listFolder(join(shared, 'corpora', folder));

      const read = await Promise.all(
        files.map(async (file) => await readFile(file.path, basename(file.name))),
      );

      expect(files.length).toBeGreaterThan(0);
      expect(skipped).toEqual([]);
      for (const [index, text] of read.entries()) {
        const written = readFileSync(files[index]!.path, 'utf8').replaceAll('\r\n', '\n');
        expect(text).toMatchObject({
          type: 'text',
          text: written.replace(/^\uFEFF/, ''),
          language,
          notes: [],
        });
      }
    });

    it('a paper of 100,000 characters is read whole', async () => {
      const path = join(shared, 'study', 'paper.txt');

      const read = await readFile(path, 'paper.txt');

      expect(read).toMatchObject({ type: 'text', text: readFileSync(path, 'utf8'), language: 'en' });
    });

    it('a table of interviews links its rows to their respondents', async () => {
      const table = await readFile(join(shared, 'study', 'interviews.csv'), 'interviews.csv');
      if (table.type !== 'table') throw new Error('interviews.csv was read as a text');

      const sources = sourcesFromTable(table, guessMapping(table.columns, table.rows));

      expect(sources).toHaveLength(19);
      expect(new Set(sources.flatMap((source) => source.respondents)).size).toBe(17);
      expect(sources.flatMap((source) => source.problems)).toEqual([]);
    });
  },
);
