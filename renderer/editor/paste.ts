// What comes in by paste or drop: only what the schema knows, and a block for every line. The original page's
// line breaks are carried through the HTML parser as line separators, and split into blocks behind it.
import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node, type ResolvedPos, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { storedText } from '#core/text/plain-text.ts';

const LINE_SEPARATOR = '\u2028';

/** A pasted plain text as blocks: one paragraph a line, empty lines too, open at both ends. */
export function sliceFromText(text: string, schema: Schema, marks: ReturnType<ResolvedPos['marks']>): Slice {
  const paragraph = schema.nodes['paragraph'];
  if (!paragraph) return Slice.empty;
  const blocks = storedText(text)
    .split(/\n|\u2028|\u2029/)
    .map((line) => paragraph.create(null, line === '' ? null : schema.text(line, marks)));
  return Slice.maxOpen(Fragment.from(blocks));
}

/** The blocks of a slice with those that hold line separators split there. */
export function splitLines(slice: Slice): Slice {
  const content = splitFragment(slice.content);
  if (content === slice.content) return slice;
  return new Slice(content, slice.openStart, slice.openEnd);
}

function splitFragment(fragment: Fragment): Fragment {
  let changed = false;
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (node.isTextblock) {
      const parts = splitBlock(node);
      if (parts.length > 1) changed = true;
      nodes.push(...parts);
      return;
    }
    const content = node.isText ? node.content : splitFragment(node.content);
    if (content !== node.content) changed = true;
    nodes.push(content === node.content ? node : node.copy(content));
  });
  return changed ? Fragment.from(nodes) : fragment;
}

function splitBlock(block: Node): Node[] {
  const { textContent } = block;
  if (!textContent.includes(LINE_SEPARATOR)) return [block];
  const parts: Node[] = [];
  let from = 0;
  for (const line of textContent.split(LINE_SEPARATOR)) {
    parts.push(block.copy(block.content.cut(from, from + line.length)));
    from += line.length + 1;
  }
  return parts;
}

/**
 * The HTML with its line breaks as separators. It is parsed in a document that loads and runs nothing; that no
 * attribute is even compiled as a script, they are renamed before.
 */
function withoutHandlers(html: string): string {
  return html
    .replaceAll(/<br\b[^>]*>/gi, LINE_SEPARATOR)
    .replaceAll(/([\s"'/])on(?=[a-z]+\s*=)/gi, '$1data-on');
}

/** Reads the clipboard as a Concord document would: see the head of this file. */
export const Paste = Extension.create({
  name: 'concordPaste',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          transformPastedHTML: withoutHandlers,
          transformPasted: splitLines,
          clipboardTextParser: (text, $context, _plain, view) =>
            sliceFromText(text, view.state.schema, $context.marks()),
        },
      }),
    ];
  },
});
