import { expect, test } from 'vitest';
import { folded } from '#core/likeness/folding.ts';
import { chanceFrom } from '#core/sampling/chance.ts';

function foldedText(text: string): string {
  return String.fromCharCode(...folded(text));
}

test.each([
  ['Ｈｅｌｌｏ, World! 42', 'helloworld42'],
  ['“协会”：　会员 30 家。', '协会会员30家'],
  ['ﬁnal Ⅳ ①', 'finaliv1'],
  ['Cafe\u0301 Café', 'cafécafé'],
  ['ΟΔΟΣ όδος', 'οδοσόδοσ'],
  ['ﾊﾟﾝ パン', 'パンパン'],
  ['\u1112\u1161\u11ab 한', '한한'],
  ['𠮷野 😀 𝔸', '𠮷野a'],
  ['… — \n\t', ''],
  ['', ''],
])('%j is folded to %j', (text, expected) => {
  expect(foldedText(text)).toBe(expected);
});

test('a text folds alike as a whole and character by character, unless characters combine', () => {
  const chance = chanceFrom(3);
  const ranges = [0x20, 0x2000, 0x3000, 0x4e00, 0xff00, 0x370, 0xac00];
  for (let run = 0; run < 300; run += 1) {
    const characters = Array.from({ length: 40 }, () =>
      String.fromCharCode(ranges[chance(ranges.length)]! + chance(0x60)),
    ).filter((character) => !/\p{M}/u.test(character.normalize('NFKC')));

    expect(foldedText(characters.join(''))).toBe(characters.map(foldedText).join(''));
  }
});

test('a text already folded stays as it is', () => {
  const once = foldedText('Ｈｅｌｌｏ ﬁnal Ⅳ 协会 ΟΔΟΣ Cafe\u0301 𝔸');

  expect(foldedText(once)).toBe(once);
});
