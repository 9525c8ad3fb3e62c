import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeColours, type Theme } from '#core/codes/colours.ts';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
// The part behind it is for high contrast.
const plain = css.slice(0, css.indexOf('@media (prefers-contrast'));

function token(name: string, theme: Theme): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(plain);
  const value = found?.[theme === 'light' ? 1 : 2];
  if (!value) throw new Error(`There is no token ${name}.`);
  return value;
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const themes: readonly Theme[] = ['light', 'dark'];
const surfaces = ['paper', 'panel', 'raised', 'accent-soft'];

test('gives codes the colours that figures and files give them', () => {
  const shown = codeColours.map((_, index) => ({
    light: token(`code-${index}`, 'light'),
    dark: token(`code-${index}`, 'dark'),
  }));

  expect(shown).toEqual(codeColours);
});

test.each(themes)('meaningful words can be read on every surface (%s)', (theme) => {
  const inks = ['ink', 'ink-second', 'ink-quiet', 'danger', 'warning'];

  const weak = inks.flatMap((ink) =>
    surfaces
      .filter((surface) => contrast(token(ink, theme), token(surface, theme)) < 4.5)
      .map((surface) => `${ink} on ${surface}`),
  );

  expect(weak).toEqual([]);
});

test.each(themes)('words on filled buttons can be read (%s)', (theme) => {
  expect(contrast(token('on-accent', theme), token('accent', theme))).toBeGreaterThan(4.5);
  expect(contrast(token('on-danger', theme), token('danger', theme))).toBeGreaterThan(4.5);
});

test.each(themes)('the focus ring stands out from every surface (%s)', (theme) => {
  const ratios = surfaces.map((surface) => contrast(token('focus', theme), token(surface, theme)));

  expect(Math.min(...ratios)).toBeGreaterThan(3);
});
