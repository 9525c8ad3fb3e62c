// Every rich format ends here: the structure of a page, and nothing else, becomes a document. Nothing is rendered, run
// or fetched; only what html-lines.ts names gets through.
import { parse } from 'parse5';
import { AppError } from '#core/errors.ts';
import { carried } from '#core/text/plain-text.ts';
import type { Block, TextNode } from '#core/text/rich-text.ts';
import { textBlock, type WhiteSpace } from './blocks.ts';
import { sheetOf } from './html-appearance.ts';
import { cutAtBytes } from './html-bytes.ts';
import { findFootnotes } from './html-footnotes.ts';
import { Lines, type LeftOut } from './html-lines.ts';
import type { Document, Node } from './html-nodes.ts';
import { takeStretches, type StretchOf } from './html-stretches.ts';
import { MAX_NESTING } from './limits.ts';
import { breaksIn } from './page-breaks.ts';
import type { ByteRange, FoundRange, ReadNote } from './result.ts';

/** The blocks of a page, footnotes last, and what was left out. */
export interface HtmlBlocks {
  readonly blocks: readonly Block[];
  readonly notes: readonly ReadNote[];
}

/**
 * Reads the structure of `html`: headings, paragraphs, lists, tables, footnotes, bold, italic and links to http, https
 * and mailto addresses. `whiteSpace` is `keep` if the page was made from a format in which spaces count. Throws
 * `invalid` if elements nest deeper than in any real page.
 */
export function blocksOfHtml(html: string, name: string, whiteSpace: WhiteSpace = 'collapse'): HtmlBlocks {
  return blocksOfPage(parsePage(html, name), whiteSpace);
}

/** The same blocks, and where these ranges of the page are in their text. */
export function blocksWithRanges(
  html: string,
  name: string,
  asked: readonly ByteRange[],
): HtmlBlocks & { readonly ranges: readonly FoundRange[] } {
  const document = parsePage(html, name);
  const cut = cutAtBytes(document, asked.flat());
  const read = blocksOfPage(document, 'collapse', [], cut.stretchOf);
  const { blocks, stretches } = takeStretches(read.blocks);
  const ranges = asked.map(([start, end]) => {
    const words = cut.words(start, end);
    return {
      words,
      spans: words === null ? [] : stretches.spansOf(cut.stretchAt(start), cut.stretchAt(end)),
    };
  });
  return { blocks, notes: read.notes, ranges };
}

/** The blocks of a page, and where pages of paper begin in their text, as UTF-16 positions. */
export function blocksWithBreaks(
  html: string,
  name: string,
  whiteSpace: WhiteSpace = 'collapse',
): HtmlBlocks & { readonly breaks: readonly number[] } {
  const document = parsePage(html, name);
  const { stretchOf, positionsIn } = breaksIn(document);
  const read = blocksOfPage(document, whiteSpace, [], stretchOf);
  const { blocks, stretches } = takeStretches(read.blocks);
  return { blocks, notes: read.notes, breaks: positionsIn(stretches) };
}

/** The tree of a page. Throws `invalid` if elements nest deeper than in any real page. */
export function parsePage(html: string, name: string): Document {
  const document = parse(carried(html), { scriptingEnabled: false });
  refuseDeepNesting(document, name);
  return document;
}

/**
 * The blocks of a parsed page; see `blocksOfHtml`. `sheets` are further style sheets; with `stretchOf`, texts are
 * marked with their ranges for `takeStretches`.
 */
export function blocksOfPage(
  document: Document,
  whiteSpace: WhiteSpace = 'collapse',
  sheets: readonly string[] = [],
  stretchOf: StretchOf = new Map(),
): HtmlBlocks {
  const sheet = sheetOf(document, sheets);
  const footnotes = findFootnotes(document);
  const left: LeftOut = { pictures: 0, scripts: 0, links: 0, glosses: 0 };

  const body = new Lines(footnotes, sheet, left, whiteSpace, stretchOf);
  body.walk(document, []);
  const blocks = body.end();
  for (const note of footnotes.notes) {
    const lines = new Lines(footnotes, sheet, left, whiteSpace, stretchOf);
    lines.walkChildren(note.body, []);
    blocks.push(...asFootnote(lines.end(), note.label));
  }

  const notes: ReadNote[] = [];
  const tell = (key: string, count: number): void => {
    if (count > 0) notes.push({ key, parameters: { count } });
  };
  tell('reading:images_left_out', left.pictures);
  tell('reading:scripts_left_out', left.scripts);
  tell('reading:links_left_out', left.links);
  tell('reading:glosses_left_out', left.glosses);
  return { blocks, notes };
}

/** A note's lines as footnote blocks: the first has the label, its continuations an empty one. */
function asFootnote(blocks: readonly Block[], label: string): Block[] {
  const lines: Block[] = [];
  const visit = (list: readonly Block[]): void => {
    for (const block of list) {
      if (block.type === 'table')
        block.content.forEach((row) => row.content.forEach((cell) => visit(cell.content)));
      else if (block.type === 'bulletList' || block.type === 'orderedList') {
        block.content.forEach((item) => visit(item.content));
      } else if (block.content) {
        lines.push(
          textBlock({ type: 'footnote', label: lines.length === 0 ? label : '' }, trimmed(block.content)),
        );
      }
    }
  };
  visit(blocks);
  return lines;
}

/**
 * Word processors write a space or a tab between a note's number and its text, and one before the link back; books
 * write a full stop, too.
 */
function trimmed(content: readonly TextNode[]): TextNode[] {
  const text = content.map((node) => node.text).join('');
  const from = /^\s*(?:[.):\]]\s+)?/.exec(text)?.[0].length ?? 0;
  const to = text.trimEnd().length;
  let at = 0;
  return content.flatMap((node) => {
    const kept = node.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += node.text.length;
    return kept === '' ? [] : [{ ...node, text: kept }];
  });
}

/** Walks without recursion, so that deep nesting cannot exhaust the stack before it is refused. */
function refuseDeepNesting(document: Document, name: string): void {
  let level: Node[] = [document];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) throw new AppError('invalid', 'reading:nested_too_deep', { name });
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
}
