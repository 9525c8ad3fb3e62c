import { expect, test } from 'vitest';
import { inVivoName } from '#renderer/features/reader/in-vivo-name.ts';

test('a code named after words of the text leaves out bullets', () => {
  expect(inVivoName('• opens doors')).toBe('opens doors');
  expect(inVivoName('  - a window\n  - on policy')).toBe('a window on policy');
  expect(inVivoName('1. First of all')).toBe('First of all');
  expect(inVivoName('（一）、标准')).toBe('（一）、标准');
  expect(inVivoName('3、供需对接')).toBe('供需对接');
});

test('it keeps words that only look like a bullet', () => {
  expect(inVivoName('-5 % growth')).toBe('-5 % growth');
  expect(inVivoName('J. Smith came')).toBe('J. Smith came');
  expect(inVivoName('A. B. Chen')).toBe('A. B. Chen');
  expect(inVivoName('I. e. nothing')).toBe('I. e. nothing');
  expect(inVivoName('*all* of it')).toBe('*all* of it');
  expect(inVivoName('cost > benefit')).toBe('cost > benefit');
  expect(inVivoName('a) doors\n(b) windows\n* walls')).toBe('doors windows walls');
});

test('it is cut after a word at a sensible length, and a short one stays whole', () => {
  const long = 'They shook his hand, and a year later nobody remembered why they had come at all.';

  expect(inVivoName(long)).toBe('They shook his hand, and a year later nobody…');
  expect(inVivoName('we already knew everyone.')).toBe('we already knew everyone');
  expect(inVivoName('2019 was hard')).toBe('2019 was hard');
  expect(
    [...inVivoName('协会早期提出了许多新概念让企业知道该怎么做现在少了因为大家都已经知道了')].length,
  ).toBeLessThanOrEqual(25);
  expect(inVivoName('x'.repeat(90))).toHaveLength(48);
});
