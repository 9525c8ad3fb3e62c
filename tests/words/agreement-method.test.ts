// The sentence about agreement says what was set, in both languages: the level and the threshold always.
import { describe, expect, test } from 'vitest';
import { levels, type AgreementRequest } from '#core/agreement/request.ts';
import { agreementMethod } from '#words/agreement-method.ts';
import { createWords } from '#words/words.ts';
import { agreementIn, studyOf } from '../core/agreement/random-agreement.ts';

const [english, chinese] = [createWords('en'), createWords('zh-CN')];

/** Three coders and four texts; two coders reviewed one, one coder another, and nobody the others. */
const { study } = studyOf({
  coders: ['Wei', 'Lena', 'Ana'],
  reviews: [
    ['first', 'Wei'],
    ['first', 'Lena'],
    ['second', 'Wei'],
  ],
  codings: [
    ['first', 'Wei', 'guide', [0, 5]],
    ['first', 'Lena', 'guide', [2, 5]],
    ['first', 'Lena', 'guide', null],
  ],
});

function methods(request: Omit<AgreementRequest, 'coderIds'> & { readonly coderIds?: readonly string[] }) {
  const { facts } = agreementIn(study, { coderIds: ['Wei', 'Lena'], of: ['guide', 'market'], ...request });
  return { en: agreementMethod(english, facts), zh: agreementMethod(chinese, facts) };
}

describe.each(levels)('at the level %s', (level) => {
  const chineseLevels = {
    source: '材料',
    sentence: '句子',
    paragraph: '段落',
    character: '字符',
    segments: '逐段匹配',
    unitizing: '切分',
  };

  test('both languages name the level', () => {
    const { en, zh } = methods({ level });

    expect(en).toContain(`Level: ${level}`);
    expect(zh).toContain(`层级：${chineseLevels[level]}`);
  });

  test('they say who is compared, on how many sources, and which codes nobody used', () => {
    const { en, zh } = methods({ level });

    expect(en).toContain('The codings of Wei and Lena are compared on 2 codes.');
    expect(en).toContain('Of 4 sources in scope 1 was reviewed');
    expect(en).toContain('1 code was used by no coder');
    expect(zh).toContain('范围内 4 份材料中，1 份');
  });
});

test('the threshold of segments is said as it was given, also where none was asked for', () => {
  const given = methods({ level: 'segments', threshold: 0.875 });

  expect(methods({ level: 'segments' }).en).toContain('with a threshold of 90%');
  expect(given.en).toContain('with a threshold of 87.5%');
  expect(given.zh).toContain('阈值 87.5%');
});

test('only what holds of a setting is said of it', () => {
  const source = methods({ level: 'source' }).en;
  const paragraph = methods({ level: 'paragraph', bootstrap: 10 }).en;
  const all = methods({ level: 'paragraph', denominator: 'all', bootstrap: 10, seed: 4 }).en;
  const three = methods({ level: 'source', coderIds: ['Wei', 'Lena', 'Ana'] }).en;
  const one = methods({ level: 'segments', of: ['guide'] }).en;
  const alone = methods({ level: 'source', rollup: false }).en;

  expect(source).not.toContain('whole source has no place');
  expect(paragraph).toContain('1 coding of a whole source has no place in the text and is left out.');
  expect(paragraph).not.toContain('intervals');
  expect(all).toContain('All 4 sources in scope count as reviewed by every coder');
  expect(all).toContain('10 draws of 4 sources with replacement (seed 4)');
  expect(all).not.toContain('that one coder alone reviewed');
  expect(source).toContain('from 1 source that one coder alone reviewed');
  expect(three).toContain('With more than two coders');
  expect(source).not.toContain('With more than two coders');
  expect(one).toContain('Agreement by chance is 1/4, as for a single code.');
  expect(one).not.toContain('All codes together');
  expect(alone).toContain('Each code is counted without its sub-codes.');
});
