// The edits that a transaction made to the plain text, by which core/text/anchors.ts moves codings. Steps that only
// change structure (a paragraph becomes a heading, a list is lifted) edit no text and move nothing.
import type { Node } from '@tiptap/pm/model';
import type { Transform } from '@tiptap/pm/transform';
import { editBetween, type TextEdit } from '#core/text/anchors.ts';
import { positionMap } from './position-map.ts';

/**
 * The plain-text edits of a transform, one after another. Equal words at both ends of a replaced range do not count as
 * replaced.
 */
export function textEdits(transform: Transform): TextEdit[] {
  const edits: TextEdit[] = [];
  transform.steps.forEach((step, index) => {
    const before = transform.docs[index];
    const after = transform.docs[index + 1] ?? transform.doc;
    if (!before || before === after) return;
    // The ranges of one step refer to the document before it, so later ones must be shifted by the earlier ones'
    // growth.
    let growth = 0;
    step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
      const was = linesBetween(before, oldStart, oldEnd);
      const is = linesBetween(after, newStart, newEnd);
      const edit = editBetween(was.text, is.text);
      if (!edit) return;
      edits.push({ ...edit, start: was.offset + growth + edit.start });
      growth += is.text.length - was.text.length;
    });
  });
  return edits;
}

/**
 * The text between two document positions with `\n` after every line, including the last: each block then owns exactly
 * one line end, and what a step removes or adds is a plain range of this text.
 */
function linesBetween(doc: Node, from: number, to: number): { offset: number; text: string } {
  const { blocks, blockAt, toOffset, length } = positionMap(doc);
  const last = blocks.at(-1);
  const lastEnd = last ? last.from + last.length : 0;
  const offset = from > lastEnd ? length + 1 : toOffset(from);
  const end = to > lastEnd ? length + 1 : toOffset(to);
  let text = '';
  for (let index = blockAt(offset); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.start >= end) break;
    const lineEnd = block.start + block.length;
    const position = (at: number): number => block.from + at - block.start;
    if (offset < lineEnd) {
      text += doc.textBetween(position(Math.max(offset, block.start)), position(Math.min(end, lineEnd)));
    }
    if (offset <= lineEnd && end > lineEnd) text += '\n';
  }
  return { offset, text };
}
