import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { filterCodes, type CodeEntry } from '#core/codes/code-filter.ts';

function code(id: string, path: string, name2: string | null = null, aliases: string[] = []): CodeEntry {
  const names = path.split(' > ');
  return { id, name: names.at(-1) ?? '', above: names.slice(0, -1), name2, aliases };
}

const codes = [
  code('guide', 'guide', '引导者'),
  code('training', 'guide > training', '培训'),
  code('untrained', 'market status > lack of trained staff'),
  code('constraints', 'constraints', '限制', ['barriers']),
  code('heavy', 'weight', '重量'),
  code('café', 'café talks'),
];

function syllables(text: string): (string | null)[] {
  return [...text].map((char) => (/\p{Script=Han}/u.test(char) ? pinyin(char, { toneType: 'none' }) : null));
}

function found(query: string): string[] {
  return filterCodes(query, codes, syllables).map(({ id }) => id);
}

describe('the code palette', () => {
  it.each([
    ['nothing typed', '', codes.map(({ id }) => id)],
    ['one letter', 'c', ['constraints', 'café', 'untrained']],
    [
      'the beginning of a name before a later word and the middle of one',
      'train',
      ['training', 'untrained', 'constraints'],
    ],
    ['an alias', 'barr', ['constraints']],
    ['one Chinese character', '训', ['training']],
    ['initials of pinyin', 'px', ['training']],
    ['full pinyin', 'peixun', ['training']],
    ['pinyin half spelt', 'peix', ['training']],
    ['a path', 'guide > tr', ['training']],
    ['words in any order', 'staff lack', ['untrained']],
    ['a name without its accent', 'cafe', ['café']],
    ['capital letters', 'TRAINING', ['training']],
  ])('finds by %s', (_, query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('finds nothing when one of several words is missing', () => {
    expect(found('training staff')).toEqual([]);
  });

  it('puts a code found by its own name before those found by the code above', () => {
    expect(found('guide')).toEqual(['guide', 'training']);
  });

  it('says which parts of each field to print bold', () => {
    const [match] = filterCodes('gui px', codes, syllables);

    expect(match?.highlights).toEqual([
      { field: 'above', index: 0, start: 0, end: 3 },
      { field: 'name2', index: 0, start: 0, end: 2 },
    ]);
  });
});
