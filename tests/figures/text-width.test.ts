import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened, textWidth, wrapText } from '#figures/text-width.ts';

const anyText = fc.string({
  unit: fc.constantFrom(
    'a',
    'W',
    'i',
    ' ',
    ',',
    '-',
    '5',
    '政',
    '策',
    '，',
    '。',
    '（',
    '）',
    '“',
    '”',
    '𠮷',
    'é',
  ),
  maxLength: 80,
});

describe('estimated text widths', () => {
  it('give a Chinese character one em and a Latin letter about half', () => {
    expect(textWidth('政策', 10)).toBe(20);
    expect(textWidth('policy', 10)).toBeGreaterThan(24);
    expect(textWidth('policy', 10)).toBeLessThan(36);
  });

  it('count a character above U+FFFF once', () => {
    expect(textWidth('𠮷', 10)).toBe(10);
  });
});

describe('wrapped text', () => {
  it('breaks English between words', () => {
    expect(wrapText('How this was counted', 10, 60)).toEqual(['How this', 'was', 'counted']);
  });

  it('breaks Chinese anywhere but before a closing sign', () => {
    expect(wrapText('政策文件，访谈。', 10, 40)).toEqual(['政策文', '件，访', '谈。']);
  });

  it('leaves no opening sign at the end of a line', () => {
    expect(wrapText('新闻报告（全部）', 10, 50)).toEqual(['新闻报告', '（全部）']);
  });

  it('cuts a word wider than the line', () => {
    const lines = wrapText('Donaudampfschifffahrtsgesellschaft', 10, 60);

    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('Donaudampfschifffahrtsgesellschaft');
  });

  it('loses no character but spaces at line ends, and keeps every line within the width', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 30, max: 200 }), (text, width) => {
        const lines = wrapText(text, 10, width);

        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(width + 1e-9);
      }),
    );
  });

  it('never splits a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 5, max: 60 }), (text, width) => {
        for (const line of wrapText(text, 10, width)) expect(line).not.toMatch(/[\uD800-\uDFFF]/u);
      }),
    );
  });
});

describe('shortened text', () => {
  it('stays as it is when it fits, and ends in an ellipsis when it does not', () => {
    expect(shortened('guide', 10, 100)).toBe('guide');
    expect(shortened('technical certification', 10, 60)).toMatch(/^technic.*…$/);
    expect(textWidth(shortened('technical certification', 10, 60), 10)).toBeLessThanOrEqual(60);
  });
});
