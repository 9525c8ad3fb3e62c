import { expect, test } from 'vitest';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { codingsAtCaret, crossingInWords } from '#renderer/features/reader/caret-crossing.ts';
import { createWords } from '#words/words.ts';

const coding = (name: string, start: number, end: number, lane: number): SurfaceCoding => ({
  id: name,
  codeId: name,
  colour: 0,
  path: ['themes', name],
  label: [name],
  note: '',
  lane,
  start,
  end,
});
const guide = coding('guide', 10, 40, 0);
const learning = coding('learning', 20, 30, 1);
const market = coding('market', 40, 50, 0);
const shown = [market, learning, guide];

/** What a screen reader hears when the caret moves from one place to another. */
function heard(from: number, to: number, language: 'en' | 'zh-CN' = 'en'): string {
  return crossingInWords(createWords(language), codingsAtCaret(shown, from), codingsAtCaret(shown, to));
}

test('moving the caret announces the codings that it enters and leaves', () => {
  expect(heard(9, 10)).toBe('Entering guide.');
  expect(heard(9, 25)).toBe('Entering guide, learning.');
  expect(heard(29, 30)).toBe('Leaving learning.');
  expect(heard(39, 40)).toBe('Leaving guide. Entering market.');
  expect(heard(39, 40, 'zh-CN')).toBe('离开 guide。 进入 market。');
});

test('within the same codings nothing is announced', () => {
  expect([heard(0, 5), heard(22, 27)]).toEqual(['', '']);
});
