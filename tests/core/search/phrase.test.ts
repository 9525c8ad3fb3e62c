import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternativesOf, findEither, readPhrases } from '#core/search/either.ts';
import { Folding } from '#core/search/folding.ts';
import { HitList, spansOf } from '#core/search/hits.ts';
import { fullFold } from '#core/search/phrase.ts';
import type { TextQuery } from '#core/search/request.ts';
import { marked } from '../../helpers/marked.ts';

const folding = new Folding([
  ['國', '国'],
  ['臺', '台'],
  ['後', '后'],
  ['𪚏', '𪚓'],
]);

function found(text: string, query: TextQuery): { start: number; end: number }[] {
  const hits = new HitList();
  findEither(readPhrases(query, folding), folding.fold(text, fullFold), () => text, hits);
  return spansOf(hits.take());
}

function wordsFound(text: string, query: TextQuery): string[] {
  return found(text, query).map(({ start, end }) => text.slice(start, end));
}

describe('a phrase', () => {
  test.each<[string, TextQuery, string[]]>([
    ['联盟的会员', { text: '的' }, ['的']],
    ['Trust and TRUST', { text: 'trust' }, ['Trust', 'TRUST']],
    ['Trust and TRUST', { text: 'Trust', matchCase: true }, ['Trust']],
    ['aAa', { text: 'Aa', matchCase: true }, ['Aa']],
    [
      'trust  mark, trust\u00a0mark, trust\nmark',
      { text: ' trust mark ' },
      ['trust  mark', 'trust\u00a0mark', 'trust\nmark'],
    ],
    ['trustmark', { text: 'trust mark' }, []],
    ['中國和中国', { text: '中国' }, ['中國', '中国']],
    ['中國和中国', { text: '中國' }, ['中國', '中国']],
    ['中國和中国', { text: '中國', exactForms: true }, ['中國']],
    ['ＩＳＯ　9001 and iso 9001', { text: 'ISO 9001' }, ['ＩＳＯ　9001', 'iso 9001']],
    ["don’t, don't", { text: "don't" }, ['don’t', "don't"]],
    ['𪚏𪚓', { text: '𪚓' }, ['𪚏', '𪚓']],
    ['𐐀𐐨', { text: '𐐨' }, ['𐐀', '𐐨']],
    ['ΟΔΟΣ οδος', { text: 'οδος' }, ['ΟΔΟΣ', 'οδος']],
    ['aaaa', { text: 'aa' }, ['aa', 'aa']],
    ['anything', { text: ' \n ' }, []],
  ])('in “%s”: %j', (text, query, expected) => {
    const words = wordsFound(text, query);

    expect(words).toEqual(expected);
  });

  test('letters that grow in lower case keep their position', () => {
    const { text, at } = marked('İstanbul ß <a>Straße<b> İ');

    const places = found(text, { text: 'STRAßE' });

    expect(places).toEqual([{ start: at['a'], end: at['b'] }]);
  });

  test.each<[string, TextQuery, string[]]>([
    ['mark, trademark, marks', { text: 'mark', matching: 'whole-word' }, ['mark']],
    ['mark, trademark, marks', { text: 'mark', matching: 'word-start' }, ['mark', 'mark']],
    ['用mark标记', { text: 'mark', matching: 'whole-word' }, ['mark']],
    ['标准化', { text: '准', matching: 'whole-word' }, ['准']],
    ['café cafés', { text: 'caf', matching: 'whole-word' }, []],
    ['a.b', { text: '.', matching: 'whole-word' }, ['.']],
    ['𐐨mark', { text: 'mark', matching: 'whole-word' }, []],
  ])('by word edges, in “%s”: %j', (text, query, expected) => {
    const words = wordsFound(text, query);

    expect(words).toEqual(expected);
  });

  test('half of a surrogate pair finds nothing', () => {
    const words = [...wordsFound('😀', { text: '\ud83d' }), ...wordsFound('😀', { text: '\ude00' })];

    expect(words).toEqual([]);
  });
});

/** The same search by plain means: tries every place and compares the words there as a whole. */
function naive(text: string, query: TextQuery): { start: number; end: number }[] {
  const { matching, matchCase = false, exactForms = false } = query;
  const normal = (part: string): string => {
    const each = Array.from(part, (sign) => {
      if (/\s/u.test(sign)) return ' ';
      let form = sign;
      if (!exactForms) {
        form = { 國: '国', 臺: '台', 後: '后', Ａ: 'A', ａ: 'a', '’': "'" }[form] ?? form;
      }
      if (matchCase) return form;
      const lower = form.toLowerCase();
      return lower.length === form.length ? lower : form;
    });
    return each.join('').replaceAll(/ +/g, ' ');
  };
  const wanted = normal(query.text.trim());
  if (wanted === '') return [];
  const isInside = (sign: string | undefined): boolean =>
    sign !== undefined && /^[\p{L}\p{N}\p{M}_]$/u.test(sign) && !/[\p{sc=Han}]/u.test(sign);
  const isEdge = (at: number): boolean =>
    !(isInside(Array.from(text.slice(0, at)).at(-1)) && isInside(Array.from(text.slice(at))[0]));
  const isBetween = (at: number): boolean =>
    !/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
  const places: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 1; end <= text.length; end += 1) {
      const part = text.slice(start, end);
      if (part.trim() !== part || normal(part) !== wanted || !isBetween(start) || !isBetween(end)) continue;
      if ((matching === 'whole-word' || matching === 'word-start') && !isEdge(start)) continue;
      if (matching === 'whole-word' && !isEdge(end)) continue;
      places.push({ start, end });
      start = end - 1;
      break;
    }
  }
  return places;
}

const signs = fc.constantFrom(..."aAbßİıé國国臺台后後Ａａ’' \u3000\n\t，。😀𠮷𐐀𐐨1_-");
const texts = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(''));
const queries = fc.record({
  text: fc.array(signs, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  matching: fc.constantFrom('anywhere', 'word-start', 'whole-word'),
  matchCase: fc.boolean(),
  exactForms: fc.boolean(),
});

test('is found where plain comparison finds it, in any mixed text', () => {
  fc.assert(
    fc.property(texts, queries, (text, query) => {
      expect(found(text, query)).toEqual(naive(text, query));
    }),
    { numRuns: 3000 },
  );
});

test('folding keeps every position and does nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = folding.fold(text, fullFold);

      expect(folded).toHaveLength(text.length);
      expect(folding.fold(folded, fullFold)).toBe(folded);
    }),
  );
});

describe('several phrases joined by OR', () => {
  test.each<[string, TextQuery, string[]]>([
    ['market and Fair', { text: 'fair OR market' }, ['market', 'Fair']],
    ['展会与市场', { text: '市场 或 展会' }, ['展会', '市场']],
    ['展会与市场', { text: '市场|展会' }, ['展会', '市场']],
    ['trade fairs', { text: 'trade OR trade fair' }, ['trade fair']],
    ['fairs, fair', { text: 'fair | market', matching: 'whole-word' }, ['fair']],
    ['Fair fair', { text: 'Fair OR market', matchCase: true }, ['Fair']],
    ['for or against', { text: 'for or against' }, ['for or against']],
    ['认可或背书', { text: '认可或背书' }, ['认可或背书']],
    ['a | b', { text: ' | ' }, ['|']],
  ])('in “%s”: %j', (text, query, expected) => {
    expect(wordsFound(text, query)).toEqual(expected);
  });

  test('are told apart while the second is still being typed', () => {
    expect(alternativesOf('fair |')).toEqual(['fair']);
    expect(alternativesOf('fair OR fair')).toEqual(['fair']);
  });
});
