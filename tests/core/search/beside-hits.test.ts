import { describe, expect, test } from 'vitest';
import { inContext } from '#core/search/context.ts';
import { codedHits } from '#core/search/coded-hits.ts';
import { extentsOf } from '#core/search/extents.ts';
import { orderByWords, wordsBefore, wordsAfter } from '#core/search/hit-order.ts';
import { spansOf } from '#core/search/hits.ts';
import { spanOf } from '../../helpers/marked.ts';

describe('a keyword in context', () => {
  const text = 'First line.\nSays 😀 that certificates 😀 help.\nLast line.';

  test('is cut at the ends of its paragraph', () => {
    const row = inContext(text, spanOf(text, 'certificates'), 200);

    expect(row).toEqual({ left: 'Says 😀 that ', hit: 'certificates', right: ' 😀 help.' });
  });

  test('counts a character of two units as one and never cuts it', () => {
    const row = inContext(text, spanOf(text, 'certificates'), 2);
    const nearer = inContext(text, spanOf(text, ' that'), 1);

    expect(row).toEqual({ left: 't ', hit: 'certificates', right: ' 😀' });
    expect(nearer.left).toBe('😀');
  });
});

describe('the extent of a hit', () => {
  const text = 'Firms meet. They sign; nobody waits.\n  供应商来了。大家都很高兴！  \n\nEnd';
  const words = (extent: 'hit' | 'sentence' | 'paragraph', ...hits: string[]): string[] =>
    extentsOf(
      text,
      hits.map((hit) => spanOf(text, hit)),
      extent,
    ).map(({ start, end }) => text.slice(start, end));

  test('may be the hit itself', () => {
    expect(words('hit', 'meet', 'sign')).toEqual(['meet', 'sign']);
  });

  test('may be its sentence, once for all hits in it', () => {
    expect(words('sentence', 'They', 'nobody', '商来')).toEqual(['They sign; nobody waits.', '供应商来了。']);
  });

  test('may be its paragraph without the white space around it', () => {
    expect(words('paragraph', '商来', '高兴')).toEqual(['供应商来了。大家都很高兴！']);
  });

  test('covers all the sentences that the hit touches', () => {
    expect(words('sentence', 'meet. They')).toEqual(['Firms meet. They sign; nobody waits.']);
  });
});

describe('the order of hits', () => {
  test('follows the words beside it, nearest first, ignoring punctuation and stopping at the paragraph', () => {
    const text = 'the old trade fair\nin “wuxi”, 供应商 came';

    expect(wordsBefore(text, text.indexOf('fair'))).toEqual(['trade', 'old', 'the']);
    expect(wordsAfter(text, text.indexOf('fair'))).toEqual(['fair']);
    expect(wordsAfter(text, text.indexOf('wuxi') + 4)).toEqual(['供', '应', '商']);
    expect(wordsBefore(text, text.indexOf('in'))).toEqual([]);
  });

  test('puts the end of a paragraph first, Chinese by its sound, and keeps equal ones in place', () => {
    const words = [['zebra'], ['中'], [], ['apple', 'b'], ['apple', 'a'], ['安'], ['apple', 'a']];

    const order = [...orderByWords(words.length, (hit) => words[hit] ?? [])];

    expect(order.map((hit) => words[hit])).toEqual([
      [],
      ['安'],
      ['中'],
      ['apple', 'a'],
      ['apple', 'a'],
      ['apple', 'b'],
      ['zebra'],
    ]);
    expect(order.indexOf(4)).toBeLessThan(order.indexOf(6));
  });
});

test('a hit counts as coded when it shares a character with a coding', () => {
  const hits = { starts: Uint32Array.of(0, 10, 20, 30), ends: Uint32Array.of(5, 15, 25, 35) };
  const spans = Int32Array.of(5, 10, 14, 21, 34, 50);

  const coded = spansOf(codedHits(hits, spans, true));
  const uncoded = spansOf(codedHits(hits, spans, false));

  expect(coded).toEqual([
    { start: 10, end: 15 },
    { start: 20, end: 25 },
    { start: 30, end: 35 },
  ]);
  expect(uncoded).toEqual([{ start: 0, end: 5 }]);
});
