import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annexContents, type ContentsOf } from '#core/annex/contents.ts';
import { addressOf, apart } from '#core/annex/addresses.ts';
import { excerptOf, shownText } from '#core/annex/excerpts.ts';
import { indexBytes, passageFlags, textBlocks } from '#core/annex/index-bytes.ts';
import { readIndex } from '#core/annex/read-index.ts';
import { passagesOf } from '#core/counting/passages.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { codes, requests, studies } from '../counting/random-study.ts';
import { Study } from '../counting/study.ts';

const TEXT = 'The 😀 certificate helped; 两家供应商后来成了客户。 Nothing else changed for us that year.';

/** What steps return once all are done. */
function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

function cutOf(text: string, start: number, end: number, limit: number | null) {
  const { head, tail, omitted } = excerptOf(text, { start, end }, limit);
  return [text.slice(head.start, head.end), tail && text.slice(tail.start, tail.end), omitted];
}

describe('an excerpt', () => {
  it.each([
    [4, 18, null, ['😀 certificate', null, 0]],
    [4, 18, 13, ['😀 certificate', null, 0]],
    [4, 18, 12, ['😀 certifi', 'ate', 1]],
    [4, 18, 10, ['😀 certi', 'ate', 3]],
    [4, 18, 1, ['😀', null, 12]],
  ])('from %i to %i of at most %s characters is its beginning and its end', (start, end, limit, expected) => {
    expect(cutOf(TEXT, start, end, limit)).toEqual(expected);
  });

  it('never splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const [head, tail, omitted] = cutOf(text, 0, text.length, limit);
          const shown = [...String(head ?? ''), ...String(tail ?? '')];
          expect(shown.length + Number(omitted)).toBe([...text].length);
          expect(shown.length).toBeLessThanOrEqual(Math.max(limit, 0));
          expect(text.startsWith(String(head))).toBe(true);
          expect(text.endsWith(String(tail ?? ''))).toBe(true);
        },
      ),
      tries(200, 81),
    );
  });
});

describe('the shown text', () => {
  it('puts stretches end to end, each character once, so that no gap can be measured', () => {
    const spans = [
      { start: 10, end: 20 },
      { start: 15, end: 25 },
      { start: 40, end: 45 },
    ];
    const shown = shownText('0123456789'.repeat(5), spans);

    expect(shown.text).toBe('01234567890123401234');
    expect(spans.map(({ start }) => shown.positionOf(start))).toEqual([0, 5, 15]);
  });
});

describe('the contents', () => {
  const study = new Study().theme('guide').code('standards', { parentId: 'guide' });
  study.document('A').document('B');
  study.coding('A', 'standards', [10, 20], { stance: 'contradicts' }).coding('A', 'guide', [15, 30]);
  study.coding('A', 'guide', null).coding('B', 'standards', [0, 4], { voice: 'paraphrase' });
  const { corpus, table } = study;
  const request = { denominator: 'all' } as const;
  const cells = ['guide', 'standards'].map((codeId) => passagesOf(corpus, table, request, { codeId }));
  const made: ContentsOf = {
    codings: table,
    cells,
    sourceIds: ['B', 'A'],
    length: 'whole',
    read: (_id, spans) => ({ text: 'abcdefghij'.repeat(5), spans }),
  };

  it('hold each passage once, source by source as they are given, with the numbers that each cell opens', () => {
    const { sources, cells: opened, codeIds } = finished(annexContents(made));

    expect(sources.map(({ id, text }) => [id, text])).toEqual([
      ['B', 'abcd'],
      ['A', 'abcdefghijabcdefghij'],
    ]);
    expect(opened).toEqual([
      [0, 1, 2],
      [0, 3],
    ]);
    expect([...codeIds].sort()).toEqual(['guide', 'standards']);
    expect(sources[1]!.passages.map(({ head, isWhole, stances }) => [head, isWhole, stances])).toEqual([
      [null, true, []],
      [{ start: 0, end: 20 }, false, ['contradicts']],
      [{ start: 0, end: 10 }, false, ['contradicts']],
    ]);
  });

  it('refuse a passage of a source that is not to be shown', () => {
    expect(() => finished(annexContents({ ...made, sourceIds: ['A'] }))).toThrow(RangeError);
  });

  it('hold no words if none are asked for', () => {
    const { sources } = finished(annexContents({ ...made, length: 'none' }));

    expect(
      sources.every(({ text, passages }) => text === '' && passages.every(({ head }) => head === null)),
    ).toBe(true);
  });

  it('of random studies are read back as they were written', () => {
    const lengths = fc.constantFrom('whole' as const, 'none' as const, 3, 11);
    fc.assert(
      fc.property(studies, requests, lengths, (random, asked, length) => {
        const rows = codes.map((codeId) =>
          passagesOf(random.corpus, random.table, { ...asked, of: 'codes' }, { codeId }),
        );
        const text = 'Zwölf 😀 家'.repeat(12);
        const contents = finished(
          annexContents({
            codings: random.table,
            cells: rows,
            sourceIds: random.corpus.sourcesInOrder.map(({ id }) => id),
            length,
            read: (_id, spans) => ({ text, spans }),
          }),
        );
        const counts = { sources: contents.sources.length, cells: rows.length };
        const index = readIndex(indexBytes(contents), counts, passageFlags);
        const all = contents.sources.flatMap(({ passages }, source) =>
          passages.map((passage) => ({ source, ...passage })),
        );

        expect([...index.source]).toEqual(all.map(({ source }) => source));
        expect(index.codes).toEqual(all.map((passage) => passage.codes));
        expect([...index.omitted]).toEqual(all.map(({ omitted }) => omitted));
        expect(index.cells.map((cell) => [...cell])).toEqual(contents.cells);
        const words = (number: number): (string | undefined)[] => {
          const shown = contents.sources[index.source[number]!]!.text;
          const part = (start: number, size: number) => shown.slice(start, start + size);
          return [
            part(index.start[number]!, index.length[number]!),
            part(index.tail[number]!, index.tailLength[number]!),
          ];
        };
        rows.forEach((those, cell) => {
          const said = contents.cells[cell]!.map((number) => words(number).join(''));
          const expected = those.map(({ span }) => {
            if (span === null || length === 'none') return '';
            const [head, tail] = cutOf(text, span.start, span.end, length === 'whole' ? null : length);
            return `${head}${tail ?? ''}`;
          });
          expect(said.sort()).toEqual(expected.sort());
        });
      }),
      tries(100, 82),
    );
  });

  it('are read back where a pseudonym lets a later passage begin earlier', () => {
    const later = new Study().code('a').code('b').document('A');
    later.coding('A', 'a', [2, 6]).coding('A', 'b', [4, 8]);
    const contents = finished(
      annexContents({
        codings: later.table,
        cells: ['a', 'b'].map((codeId) =>
          passagesOf(later.corpus, later.table, { ...request, of: 'codes' }, { codeId }),
        ),
        sourceIds: ['A'],
        length: 'whole',
        read: () => ({
          text: 'Mr P417 agreed.',
          spans: [
            { start: 7, end: 14 },
            { start: 3, end: 7 },
          ],
        }),
      }),
    );
    const index = readIndex(indexBytes(contents), { sources: 1, cells: 2 }, passageFlags);
    const { text } = contents.sources[0]!;
    const words = index.cells.map(([number = 0]) => {
      const start = index.start[number] ?? 0;
      return text.slice(start, start + (index.length[number] ?? 0));
    });

    expect(words).toEqual([' agreed', 'P417']);
  });

  it('are packed in blocks that end with a source', () => {
    const texts = ['aaaa', 'bb', '', 'cccccc', 'd'].map((text) => ({ text }));

    expect(textBlocks(texts, 5)).toEqual([
      { first: 0, text: 'aaaabb' },
      { first: 2, text: 'cccccc' },
      { first: 4, text: 'd' },
    ]);
  });
});

it('an address keeps letters of every script', () => {
  expect(['Market supply, demand', '受访者（人）', 'Interview N9.2'].map(addressOf)).toEqual([
    'market-supply-demand',
    '受访者-人',
    'interview-n9-2',
  ]);
});

describe('addresses of one table', () => {
  it('are apart where names are alike', () => {
    expect(apart(['guide', 'other', 'other', 'other-2', '', ''])).toEqual([
      'guide',
      'other',
      'other-2',
      'other-2-2',
      '',
      '-2',
    ]);
  });
});
