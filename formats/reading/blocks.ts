// Builds documents from structure: readers report what begins, ends and is written, and get blocks that satisfy the
// schema of core/text/rich-text: no line ends or NULs in texts, lists that begin with a paragraph, tables without
// holes.
import type {
  Block,
  ListItem,
  Mark,
  TableCell,
  TableRow,
  TextBlock,
  TextNode,
} from '#core/text/rich-text.ts';

/** The range of a page that a text came from, carried as a mark and removed at the end (html-stretches.ts). */
export interface StretchMark {
  readonly type: 'stretch';
  readonly attrs: { readonly number: number };
}

/** A piece of running text with its marks, before its white space is normalised. */
export interface Piece {
  readonly text: string;
  readonly marks: readonly (Mark | StretchMark)[];
}

/** The kind of text block that a line becomes. */
export type LineKind =
  | { readonly type: 'paragraph' }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4 }
  | { readonly type: 'footnote'; readonly label: string };

/** Whether runs of white space become one space, as on a web page, or are kept. */
export type WhiteSpace = 'collapse' | 'keep';

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** The nodes of one line without outer white space; null if nothing visible is left. */
export function lineContent(pieces: readonly Piece[], whiteSpace: WhiteSpace): TextNode[] | null {
  const text = pieces.map((piece) => piece.text).join('');
  if (text.trim() === '') return null;
  const keep = whiteSpace === 'collapse' ? collapsed(text) : keptOnOneLine(text);
  const nodes: Piece[] = [];
  let position = 0;
  for (const piece of pieces) {
    let kept = '';
    for (const unit of piece.text) {
      kept += keep[position] === undefined ? unit : keep[position];
      position += unit.length;
    }
    if (kept !== '') nodes.push({ text: kept.replaceAll('\0', '\uFFFD'), marks: piece.marks });
  }
  return joined(nodes);
}

/** Text nodes of these pieces; neighbours with the same marks are joined. */
export function joined(pieces: readonly Piece[]): TextNode[] {
  const nodes: { text: string; marks: Piece['marks'] }[] = [];
  for (const { text, marks } of pieces) {
    const last = nodes.at(-1);
    if (last && sameMarks(last.marks, marks)) last.text += text;
    else nodes.push({ text, marks });
  }
  return nodes.map(({ text, marks }) =>
    // Range marks are removed before anything else sees a node.
    marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: marks as readonly Mark[] },
  );
}

/** The text block of one line; a line without content is an empty paragraph. */
export function textBlock(kind: LineKind, content: readonly TextNode[] | null): TextBlock {
  const filled = content && content.length > 0 ? { content } : {};
  if (kind.type === 'heading') {
    return {
      type: 'heading',
      attrs: { level: kind.level },
      ...(content?.length ? { content: plainly(content) } : {}),
    };
  }
  if (kind.type === 'footnote') return { type: 'footnote', attrs: { label: kind.label }, ...filled };
  return { type: 'paragraph', ...filled };
}

/** Headings are bold anyway, and word processors say so explicitly; bold means something only for a part of one. */
function plainly(content: readonly TextNode[]): TextNode[] {
  const isBold = (node: TextNode): boolean => node.marks?.some((mark) => mark.type === 'bold') ?? false;
  if (!content.every((node) => isBold(node) || node.text.trim() === '')) return [...content];
  return joined(
    content.map(({ text, marks = [] }) => ({ text, marks: marks.filter((mark) => mark.type !== 'bold') })),
  );
}

/**
 * A list item: a heading at its beginning becomes a paragraph; if it begins with another block, an empty paragraph is
 * put before it.
 */
export function listItem(blocks: readonly Block[]): ListItem {
  const [first, ...rest] = blocks;
  if (!first) return { type: 'listItem', content: [{ type: 'paragraph' }] };
  if (first.type === 'paragraph') return { type: 'listItem', content: blocks };
  if (first.type === 'heading' || first.type === 'footnote') {
    return { type: 'listItem', content: [textBlock({ type: 'paragraph' }, first.content ?? null), ...rest] };
  }
  return { type: 'listItem', content: [{ type: 'paragraph' }, ...blocks] };
}

/** A cell in its row, before the table is completed. */
export interface Cell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly Block[];
}

/**
 * A table whose rows all have the same width, as the editor demands: spans are cut to fit, columns in which no cell
 * begins are removed, and holes are filled with empty cells. Null for a table without cells.
 */
export function table(rows: readonly (readonly Cell[])[]): Block | null {
  const occupied: boolean[][] = rows.map(() => []);
  const placed: { cell: Cell; x: number; colspan: number; rowspan: number }[][] = rows.map(() => []);
  const begun = new Set<number>();
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row) {
      while (occupied[y]?.[x]) x += 1;
      const rowspan = Math.max(1, Math.min(cell.rowspan, rows.length - y));
      let colspan = 1;
      while (colspan < cell.colspan && !occupied[y]?.[x + colspan]) colspan += 1;
      for (const line of occupied.slice(y, y + rowspan)) {
        while (line.length < x + colspan) line.push(false);
        line.fill(true, x, x + colspan);
      }
      placed[y]?.push({ cell, x, colspan, rowspan });
      begun.add(x);
      x += colspan;
    }
  }
  const width = begun.size;
  if (width === 0) return null;
  const columnsIn = (from: number, to: number): number => {
    let columns = 0;
    for (let x = from; x < to; x += 1) if (begun.has(x)) columns += 1;
    return columns;
  };
  const content: TableRow[] = [];
  for (const [y, line] of occupied.entries()) {
    // Drop a row without cells of its own that no cell spans.
    if (line.length === 0) continue;
    const cells = (placed[y] ?? []).map(({ cell, x, colspan, rowspan }) =>
      tableCell(cell.header, columnsIn(x, x + colspan), rowspan, cell.blocks),
    );
    const missing = width - line.filter((taken, x) => taken && begun.has(x)).length;
    for (let count = 0; count < missing; count += 1) cells.push(tableCell(false, 1, 1, []));
    content.push({ type: 'tableRow', content: cells });
  }
  return { type: 'table', content };
}

function tableCell(header: boolean, colspan: number, rowspan: number, blocks: readonly Block[]): TableCell {
  const spans = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
  return {
    type: header ? 'tableHeader' : 'tableCell',
    ...(colspan > 1 || rowspan > 1 ? { attrs: spans } : {}),
    content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }],
  };
}

function sameMarks(a: Piece['marks'], b: Piece['marks']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The replacement of each character of a line whose white space collapses, by position; undefined for no change. A line
 * end between two Chinese or Japanese characters is removed, so that it breaks no word (CSS Text 4, segment break
 * transformation).
 */
function collapsed(text: string): (string | undefined)[] {
  const decided: (string | undefined)[] = [];
  for (const run of text.matchAll(/[ \t\n\r\f]+/g)) {
    const end = run.index + run[0].length;
    const before = text.slice(Math.max(0, run.index - 1), run.index);
    const after = text.slice(end, end + 1);
    const outside = run.index === 0 || end === text.length;
    const nothing = outside || (/[\n\r]/.test(run[0]) && wide.test(before) && wide.test(after));
    for (let at = run.index; at < end; at += 1) decided[at] = '';
    if (!nothing) decided[run.index] = ' ';
  }
  return decided;
}

/** The replacements where white space is kept: only line ends, which a line cannot contain, become spaces. */
function keptOnOneLine(text: string): (string | undefined)[] {
  const decided: (string | undefined)[] = [];
  for (const end of text.matchAll(/\r\n?|\n/g)) {
    decided[end.index] = ' ';
    if (end[0].length === 2) decided[end.index + 1] = '';
  }
  return decided;
}
