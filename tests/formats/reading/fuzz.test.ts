import { beforeAll, describe, expect, test } from 'vitest';
import { fuzz, type Fuzzed } from '../../../scripts/fuzz/fuzz.ts';
import { mutated, mutatedArchive } from '../../../scripts/fuzz/mutations.ts';
import { brokenPromises } from '../../../scripts/fuzz/promises.ts';
import { findSeeds } from '../../../scripts/fuzz/seeds.ts';
import { chance } from '../../../scripts/chance.ts';
import { fixture, readText } from './fixtures.ts';
import { readFile } from '#formats/reading/read-file.ts';
import { readableEndings } from '#formats/reading/recognise.ts';

/** A small part of what `npm run fuzz` does, the same in every run. */
const FILES_PER_FORMAT = 30;

const formats = 'txt md html mhtml docx odt rtf epub pdf csv xlsx srt vtt'.split(' ');

describe('a damaged file', () => {
  let results: readonly Fuzzed[];

  beforeAll(async () => {
    // All formats at once: they share the good files, which are read first, and the reader process.
    results = await fuzz({ formats, files: FILES_PER_FORMAT, seed: 20_240 });
  });

  test.for(formats)(
    'that was %s is read or refused in one sentence, and what is read keeps every promise',
    (format) => {
      const found = results.find((each) => each.format === format);

      expect(found?.faults).toEqual([]);
      expect(
        (found?.read ?? 0) + [...(found?.refused.values() ?? [])].reduce((sum, one) => sum + one, 0),
      ).toBe(FILES_PER_FORMAT);
    },
  );
});

describe('the damage', () => {
  test('starts from a good file of every format', async () => {
    const seeds = await findSeeds();

    expect([...seeds.keys()].sort()).toEqual(formats.toSorted());
    for (const ending of seeds.keys()) expect(readableEndings).toContain(ending);
  });

  test('is the same for the same seed, and different for another', () => {
    const bytes = Buffer.from('The fair opened on Monday. '.repeat(20));
    const parts = [{ name: 'a.xml', content: bytes }];

    expect(mutated(bytes, bytes, chance(5))).toEqual(mutated(bytes, bytes, chance(5)));
    expect(mutated(bytes, bytes, chance(5))).not.toEqual(mutated(bytes, bytes, chance(6)));
    expect(mutatedArchive(parts, chance(5))).toEqual(mutatedArchive(parts, chance(5)));
  });
});

describe('the promises', () => {
  test('are kept by a good file and found broken in a bad result', async () => {
    const good = await readText('interview.docx');

    expect(brokenPromises(good)).toEqual([]);
    expect(brokenPromises({ ...good, text: `${good.text}\r` })).toEqual([
      'the text has a carriage return or a NUL',
      'document and text differ',
    ]);
    expect(brokenPromises({ ...good, doc: null, text: '\uD800' })).toEqual(['the text has half a character']);
    expect(brokenPromises({ ...good, pages: [{ page: 1, start: good.text.length + 1 }] })).toHaveLength(1);
    const table = await readFile(fixture('news.csv'), 'news.csv');
    expect(brokenPromises(table)).toEqual([]);
  });
});
