// Finds headings: those that the file tags, or, without tags, short lines in type clearly larger than that of the text.
import type { Block, RichText, TextNode } from '#core/text/rich-text.ts';
import type { Paragraph } from './pdf-joining.ts';
import { bodySizeOf } from './pdf-rows.ts';

type Level = 1 | 2 | 3 | 4;

/** Type of more than this many times the text's size counts as clearly larger. */
const MIN_SIZE_RATIO = 1.15;

/** The most characters and lines of a heading. */
const MAX_CHARACTERS = 160;
const MAX_LINES = 3;

/** If more than this share of the text were headings, as on slides, there are none. */
const MAX_SHARE = 0.4;

/** The paragraphs as a document with headings; null if there are none. */
export function withHeadings(paragraphs: readonly Paragraph[]): RichText | null {
  const tagged = paragraphs.map(levelByTag);
  const levels = tagged.some((level) => level !== null) ? tagged : levelsBySize(paragraphs);
  const count = levels.filter((level) => level !== null).length;
  if (count === 0) return null;
  return { type: 'doc', content: paragraphs.map(({ text }, index) => blockOf(text, levels[index] ?? null)) };
}

function blockOf(text: string, level: Level | null): Block {
  const content: readonly TextNode[] = text === '' ? [] : [{ type: 'text', text }];
  return level === null ? { type: 'paragraph', content } : { type: 'heading', attrs: { level }, content };
}

function levelByTag({ lines }: Paragraph): Level | null {
  const tag = lines[0]?.line.tag;
  return tag?.kind === 'heading' ? (tag.level as Level) : null;
}

function levelsBySize(paragraphs: readonly Paragraph[]): (Level | null)[] {
  const body = bodySizeOf(paragraphs.flatMap(({ lines }) => lines.map(({ line }) => line)));
  const sizes = paragraphs.map((paragraph) => {
    const size = Math.min(...paragraph.lines.map(({ line }) => line.size));
    return size > body * MIN_SIZE_RATIO && mayBeHeading(paragraph) ? Math.round(size * 2) / 2 : null;
  });
  const found = sizes.filter((size) => size !== null);
  if (found.length > paragraphs.length * MAX_SHARE) return paragraphs.map(() => null);
  const ranks = [...new Set(found)].sort((a, b) => b - a);
  return sizes.map((size) => (size === null ? null : (Math.min(4, ranks.indexOf(size) + 1) as Level)));
}

function mayBeHeading({ text, lines }: Paragraph): boolean {
  return (
    text.length <= MAX_CHARACTERS &&
    lines.length <= MAX_LINES &&
    /\p{L}/u.test(text) &&
    !/[.,;。，；]$/.test(text)
  );
}
