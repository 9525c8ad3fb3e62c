// Rich text to plain text and back. The plain text of a document is its text blocks in reading order,
// joined by `\n`; the editor's position map (renderer/editor) is this function's twin.
import { countBelow } from '../ascending.ts';
import type { SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import type { Block, RichText, TextBlock } from './rich-text.ts';

/** The text blocks of the document in reading order, those of lists and tables included. */
export function textBlocks(doc: RichText): TextBlock[] {
  const found: TextBlock[] = [];
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
        case 'footnote':
          found.push(block);
          break;
        case 'bulletList':
        case 'orderedList':
          for (const item of block.content) visit(item.content);
          break;
        case 'table':
          for (const row of block.content) for (const cell of row.content) visit(cell.content);
          break;
      }
    }
  };
  visit(doc.content);
  return found;
}

/** The text of one block, without its marks. */
function blockText(block: TextBlock): string {
  return (block.content ?? []).map((node) => node.text).join('');
}

/** The plain text of a document: what is stored, coded, counted and searched. */
export function plainText(doc: RichText): string {
  return textBlocks(doc).map(blockText).join('\n');
}

/** The spans of the headings of a document in its plain text. */
export function headingSpans(doc: RichText): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const block of textBlocks(doc)) {
    const end = start + blockText(block).length;
    if (block.type === 'heading' && end > start) found.push({ start, end });
    start = end + 1;
  }
  return found;
}

/** The document whose every block is a paragraph, one for each line. `plainText(paragraphs(t)) === t`. */
export function paragraphs(text: string): RichText {
  return {
    type: 'doc',
    content: text
      .split('\n')
      .map((line) =>
        line === ''
          ? { type: 'paragraph' as const }
          : { type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] },
      ),
  };
}

/** Whether the document says no more than its plain text: only unmarked paragraphs. */
export function isPlain(doc: RichText): boolean {
  return doc.content.every(
    (block) => block.type === 'paragraph' && (block.content ?? []).every((node) => !node.marks?.length),
  );
}

/**
 * Replaces what UTF-8, SQLite or XML cannot hold: NUL and each unpaired surrogate become U+FFFD. The length
 * in UTF-16 code units stays the same, so that positions stay valid.
 */
export function carried(raw: string): string {
  // A fast path: nearly every text has none of these, and finding that out costs next to nothing.
  const isCarried = raw.isWellFormed() && !raw.includes('\0');
  return isCarried ? raw : raw.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD');
}

/**
 * Makes any decoded string storable: `\r\n` and `\r` become `\n`, a leading byte-order mark is dropped, and what
 * cannot be held becomes U+FFFD. Otherwise the text stays as it came, without normalisation.
 */
export function storedText(raw: string): string {
  const unmarked = raw.codePointAt(0) === 0xfeff ? raw.slice(1) : raw;
  return carried(unmarked.includes('\r') ? unmarked.replaceAll(/\r\n?/g, '\n') : unmarked);
}

/**
 * UTF-16 positions of the characters above U+FFFF, ascending: with them code points are counted without
 * reading the text.
 */
export function astralPositions(text: string): number[] {
  const positions: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) positions.push(match.index);
  return positions;
}

/** The number of code points before UTF-16 position `position`, given the text's astral positions. */
export function codePointsBefore(astral: readonly number[], position: number): number {
  return position - countBelow(astral, position);
}

/** The fields of a source that describe its text, apart from the hash. */
export function measuresOf(text: string): Pick<SourceRecord, 'length' | 'codePoints' | 'astral'> {
  const astral = astralPositions(text);
  return { length: text.length, codePoints: text.length - astral.length, astral: JSON.stringify(astral) };
}
