import { describe, expect, it } from 'vitest';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { featuresOfWord, hanParts, placedFeatures, runsOf } from '#core/more-like/features.ts';
import { PassageIndex } from '#core/more-like/passage-index.ts';
import { commonVector, Ranking, type UnitPlace } from '#core/more-like/ranking.ts';
import { matchedWords, reasonsFor } from '#core/more-like/reasons.ts';
import { randomRecallAt, recallAt } from '#core/more-like/recall.ts';
import { joiningTerms } from '#core/wordlist/terms.ts';
import { tokensIn } from '#core/wordlist/tokens.ts';
import { chance } from '../../../scripts/chance.ts';
import { slowScores } from './slow-scores.ts';

const { likeness } = analysis;
const inOneText = likeness.documents.join('\n');

function indexOf(...texts: readonly string[]): PassageIndex {
  const index = new PassageIndex();
  for (const [at, text] of texts.entries()) index.add(String(at), text);
  return index;
}

function scores(
  index: PassageIndex,
  examples: readonly number[],
  refused: readonly number[] = [],
): Record<string, number> {
  const place = (unit: number): UnitPlace => ({ hash: '0', unit });
  const ranking = new Ranking(index, commonVector(index, examples.map(place), refused.map(place)), 100);
  ranking.add({ hash: '0', without: new Set([...examples, ...refused]) });
  return Object.fromEntries(ranking.best.map(({ unit, score }) => [unit, score]));
}

/** As the worked numbers have them, without the passages that have nothing in common. */
const listed = (worked: Record<string, number>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(worked)
      .filter(([, score]) => score > 0)
      .map(([unit, score]) => [unit, expect.closeTo(score, 9)]),
  );

describe('features', () => {
  it('of a passage are its words and their parts, as worked out elsewhere', () => {
    const found: Record<string, number> = {};
    for (const { feature } of placedFeatures(likeness.documents[0]!))
      found[feature] = (found[feature] ?? 0) + 1;

    expect(found).toEqual(likeness.features_of_first);
  });

  it('of Chinese are characters and pairs, beyond U+FFFF too, and end where other letters begin', () => {
    expect([...hanParts('𠮷野家')]).toEqual(['𠮷', '𠮷野', '野', '野家', '家']);
    expect([...runsOf('用AI，供需')].map(({ letters, isHan }) => [letters, isHan])).toEqual([
      ['用', true],
      ['AI', false],
      ['供需', true],
    ]);
  });

  it('stand where they are in the text', () => {
    const text = '👍 Ａ𠮷野 firms';

    const placed = placedFeatures(text).map(({ feature, start, end }) => [feature, text.slice(start, end)]);

    expect(placed).toContainEqual(['w:a', 'Ａ']);
    expect(placed).toContainEqual(['h:𠮷野', '𠮷野']);
    expect(placed).toContainEqual(['h:野', '野']);
    expect(placed).toContainEqual(['g:rms_', 'firms']);
  });

  it('of a short word are the word and no more than its ends allow', () => {
    expect(featuresOfWord('a')).toEqual(['w:a']);
    expect(featuresOfWord('of')).toEqual(['w:of', 'g:_of_']);
  });
});

describe('scores', () => {
  it.each([
    ['one example', [0], [], likeness.scores.examples_0],
    ['two examples', [0, 1], [], likeness.scores.examples_0_1],
    ['one example and one refused passage', [0], [3], likeness.scores.examples_0_rejected_3],
  ] as const)('of %s are those worked out elsewhere', (_, examples, refused, worked) => {
    expect(scores(indexOf(inOneText), examples, refused)).toEqual(listed(worked));
  });

  it('have the features with the greatest shares as reasons', () => {
    const index = indexOf(inOneText);
    const common = commonVector(index, [{ hash: '0', unit: 0 }], []);

    const reasons = reasonsFor(index, common, placedFeatures(likeness.documents[1]!));

    expect(reasons.slice(0, 3).map(({ share, feature }) => [share, feature])).toEqual(
      likeness.reasons_0_for_1.map(([share, feature]) => [expect.closeTo(share as number, 9), feature]),
    );
    const all = reasons.reduce((sum, { share }) => sum + share, 0);
    expect(all).toBeCloseTo(likeness.scores.examples_0[1], 9);
  });

  it('are those of a slow and obvious evaluation, after texts were added and dropped', () => {
    const luck = chance(20_261_129);
    const words = [
      'firms',
      'firm',
      'guide',
      'guides',
      '供需',
      '供应',
      '对接',
      'a',
      '𠮷野家',
      'Ａ',
      '5G',
      '，',
      '。',
      '!',
    ];
    const passage = (): string =>
      Array.from({ length: 1 + luck.below(8) }, () => luck.of(words)).join(luck.of([' ', '']));
    for (let study = 0; study < 300; study += 1) {
      const units = Array.from({ length: 3 + luck.below(12) }, passage);
      const index = indexOf(units.join('\n'), 'firms that leave 供需');
      index.add('later', passage());
      index.drop('1');
      index.drop('later');
      const numbers = units.map((_, at) => at);
      const examples = numbers.filter(() => luck.below(3) === 0);
      const refused = numbers.filter((at) => !examples.includes(at) && luck.below(4) === 0);

      const found = scores(index, examples, refused);

      expect(found).toEqual(listed(slowScores(units, examples, refused)));
    }
  });
});

describe('a ranking', () => {
  it('keeps the first only, passages of one score in the order of the texts', () => {
    const index = indexOf('guide firms', 'other words\nguide firms\nguide firms now', 'guide firms');
    const common = commonVector(index, [{ hash: '0', unit: 0 }], []);
    const ranking = new Ranking(index, common, 2);
    ranking.add({ hash: '2', without: new Set() });
    ranking.add({ hash: '1', without: new Set() });

    expect(ranking.best.map(({ at, unit }) => [at, unit])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect([ranking.looked, ranking.alike]).toEqual([4, 3]);
  });

  it('is empty without examples', () => {
    expect(scores(indexOf(inOneText), [])).toEqual({});
  });
});

describe('matched words', () => {
  const reasonsOf = (texts: readonly string[], terms: readonly string[] = [], stopWords: string[] = []) => {
    const index = indexOf(texts.join('\n'));
    const common = commonVector(index, [{ hash: '0', unit: 0 }], []);
    const passage = texts[1]!;
    const { words, spans } = matchedWords(
      index,
      common,
      passage,
      joiningTerms(terms)(tokensIn('zh')(passage)),
      new Set(stopWords),
    );
    return { words, marked: spans.map(({ start, end }) => passage.slice(start, end)) };
  };

  it('are whole words, each once, and marked wherever they stand', () => {
    const { words, marked } = reasonsOf([
      'Guides for firms',
      'A guide: the guide of a firm',
      'nothing',
      'else',
    ]);

    expect(words).toEqual(['guide', 'firm']);
    expect(marked).toEqual(['guide', 'guide', 'firm']);
  });

  it('leave out stop words, unless there is nothing else', () => {
    const texts = ['they guide us', 'they were here'];

    expect(reasonsOf([...texts, 'a'], [], ['they']).words).toEqual(['they']);
    expect(reasonsOf(['they guide us', 'they guide all', 'a'], [], ['they']).words).toEqual(['guide']);
  });

  it('keep terms of the study whole', () => {
    const texts = ['发展工业互联网', '工业互联网来了', '供需', '其他'];

    expect(reasonsOf(texts, ['工业互联网']).words).toEqual(['工业互联网']);
  });
});

describe('recall', () => {
  it('is that worked out elsewhere, as is that of random order', () => {
    const { ranking, held_out: heldOut, recall, random } = likeness.recall;
    const ranks = heldOut.map((passage) => ranking.indexOf(passage) + 1);
    const valueOf = (written: string): number => {
      const [over = 0, under = 1] = written.split('/').map(Number);
      return over / under;
    };

    for (const [k, written] of Object.entries(recall))
      expect(recallAt(Number(k), ranks)).toBeCloseTo(valueOf(written), 9);
    for (const [k, written] of Object.entries(random))
      expect(randomRecallAt(Number(k), ranking.length, ranks.length)).toBeCloseTo(valueOf(written), 9);
  });

  it('is not there without held-out passages', () => {
    expect([recallAt(20, []), randomRecallAt(20, 10, 0)]).toEqual([null, null]);
  });
});
