// Pasted or dropped content: only what the schema knows, one block per line. Line breaks of the source page pass the
// HTML parser as line separators and are split into blocks afterwards.
import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node, type ResolvedPos, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { storedText } from '#core/text/plain-text.ts';

const LINE_SEPARATOR = '\u2028';

/** Pasted plain text as blocks: one paragraph per line, including empty lines, open at both ends. */
export function sliceFromText(text: string, schema: Schema, marks: ReturnType<ResolvedPos['marks']>): Slice {
  const paragraph = schema.nodes['paragraph'];
  if (!paragraph) return Slice.empty;
  const blocks = storedText(text)
    .split(/\n|\u2028|\u2029/)
    .map((line) => paragraph.create(null, line === '' ? null : schema.text(line, marks)));
  return Slice.maxOpen(Fragment.from(blocks));
}

/** Splits the blocks of a slice at line separators. */
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
 * The HTML with line breaks replaced by line separators. It is parsed in an inert document; event handler attributes
 * are renamed first, so that none is even compiled as a script.
 */
function withoutHandlers(html: string): string {
  return html
    .replaceAll(/<br\b[^>]*>/gi, LINE_SEPARATOR)
    .replaceAll(/([\s"'/])on(?=[a-z]+\s*=)/gi, '$1data-on');
}

/** Reads the clipboard as a Concord document; see the top of this file. */
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
