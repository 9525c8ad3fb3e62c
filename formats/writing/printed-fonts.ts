// The fonts for printing. Latin, Greek and Cyrillic use Inter, which Concord includes; other characters use the fonts
// of this computer, of which a file embeds the characters it needs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, openSync, type Font } from 'fontkit';
import { systemFonts, type FontFile, type Weight } from './system-fonts.ts';

/** A font that can provide characters. */
export interface Face {
  /** Equal for the same font. */
  readonly name: string;
  /** The bytes of the font, or the path of a collection and the font within it. */
  readonly source: Buffer | string;
  readonly member: string | null;
  readonly font: Font;
}

/** A part of a text whose characters one font has; null if no available font has them. */
export interface Run {
  readonly text: string;
  readonly face: Face | null;
}

const inter = dirname(createRequire(import.meta.url).resolve('@fontsource/inter/package.json'));
const alphabets = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;
const weights: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

/** Each font is opened once: a Chinese font has 20 MB and takes a tenth of a second. */
const opened = new Map<string, Face | null>();

/** The text in runs of one font each. */
export function runsOf(text: string, weight: Weight): Run[] {
  const runs: { text: string; face: Face | null }[] = [];
  for (const character of text) {
    const before = runs.at(-1);
    // A space takes the font of the word before it: another font would change the line's spacing.
    const face = character === ' ' && before ? before.face : faceFor(character.codePointAt(0) ?? 0, weight);
    if (before && before.face === face) before.text += character;
    else runs.push({ text: character, face });
  }
  return runs;
}

function faceFor(codePoint: number, weight: Weight): Face | null {
  for (const alphabet of alphabets) {
    const face = carried(alphabet, weight);
    if (face.font.hasGlyphForCodePoint(codePoint)) return face;
  }
  for (const file of systemFonts(weight)) {
    const face = ofSystem(file);
    if (face?.font.hasGlyphForCodePoint(codePoint)) return face;
  }
  return null;
}

function carried(alphabet: (typeof alphabets)[number], weight: Weight): Face {
  const name = `inter-${alphabet}-${weights[weight]}`;
  const known = opened.get(name);
  if (known) return known;
  const source = readFileSync(join(inter, 'files', `${name}-normal.woff`));
  const font = create(source);
  if (!isFont(font)) throw new Error(`${name} is a collection.`);
  const face = { name, source, member: null, font };
  opened.set(name, face);
  return face;
}

function ofSystem({ path, member }: FontFile): Face | null {
  const name = `${path} ${member ?? ''}`;
  const known = opened.get(name);
  if (known !== undefined) return known;
  const face = openSystem(path, member, name);
  opened.set(name, face);
  return face;
}

/** Null for a file that is no font or lacks the member: then the next one is tried. */
function openSystem(path: string, member: string | null, name: string): Face | null {
  try {
    const font = openSync(path, member ?? undefined);
    return isFont(font) ? { name, source: path, member, font } : null;
  } catch {
    return null;
  }
}

function isFont(font: ReturnType<typeof create> | null): font is Font {
  return font !== null && 'hasGlyphForCodePoint' in font;
}
