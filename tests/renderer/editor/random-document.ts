// Random documents and random edits of them, for laws that must hold whatever an analyst writes.
import * as fc from 'fast-check';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { liftTarget, Transform, canSplit, canJoin } from '@tiptap/pm/transform';
import type { Block, Mark, RichText, TableCell, TextBlock, TextNode } from '#core/text/rich-text.ts';
import { nodeFromRichText } from '#renderer/editor/rich-text-node.ts';
import { schema } from '#renderer/editor/schema.ts';

const words = fc.constantFrom('firm', 'policy ', '协会', '标准，', '🎓', 'a', ' ', '。', 'window.');
const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

const marks: fc.Arbitrary<Mark[]> = fc.constantFrom<Mark[]>(
  [],
  [],
  [{ type: 'bold' }],
  [{ type: 'italic' }],
  [{ type: 'link', attrs: { href: 'https://example.org/' } }],
);

const inline: fc.Arbitrary<TextNode[]> = fc.array(
  fc
    .tuple(text, marks)
    .map(([run, of]) =>
      of.length > 0 ? { type: 'text', text: run, marks: of } : { type: 'text', text: run },
    ),
  { maxLength: 3 },
);

const content = inline.map((nodes) => (nodes.length > 0 ? { content: nodes } : {}));
const paragraph: fc.Arbitrary<TextBlock> = content.map((of) => ({ type: 'paragraph', ...of }));
const textBlock: fc.Arbitrary<TextBlock> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  fc.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const), content).map(([level, of]) => ({
    type: 'heading' as const,
    attrs: { level },
    ...of,
  })),
  content.map((of) => ({ type: 'footnote' as const, attrs: { label: '1' }, ...of })),
);

const { block } = fc.letrec<{ block: Block; item: Block[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: textBlock },
    fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((items): Block => ({
      type: 'bulletList',
      content: items.map((of) => ({ type: 'listItem', content: of })),
    })),
    fc
      .tuple(fc.constantFrom(1, 3), fc.array(tie('item'), { minLength: 1, maxLength: 3 }))
      .map(([start, items]): Block => ({
        type: 'orderedList',
        ...(start === 1 ? {} : { attrs: { start } }),
        content: items.map((of) => ({ type: 'listItem', content: of })),
      })),
    fc
      .tuple(
        fc.integer({ min: 1, max: 2 }),
        fc.array(fc.array(tie('block'), { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
      )
      .map(([width, cells]): Block => {
        const made = cells.map((of): TableCell => ({ type: 'tableCell', content: of }));
        const rows = Array.from({ length: Math.ceil(made.length / width) }, (_, row) =>
          made.slice(row * width, row * width + width),
        ).filter((row) => row.length === width);
        return { type: 'table', content: rows.map((row) => ({ type: 'tableRow', content: row })) };
      }),
  ),
  item: fc
    .tuple(paragraph, fc.array(tie('block'), { maxLength: 1 }))
    .map(([first, rest]): Block[] => [first, ...rest]),
}));

/** Documents with lists, tables, footnotes, formatting, empty blocks and characters of two code units. */
export const richText: fc.Arbitrary<RichText> = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((blocks) => ({ type: 'doc', content: blocks }));

/** An edit that an analyst may make; numbers are taken modulo the number of candidates. */
export interface Gesture {
  readonly what:
    | 'type'
    | 'erase'
    | 'overwrite'
    | 'split'
    | 'join'
    | 'heading'
    | 'list'
    | 'lift'
    | 'bold'
    | 'paste';
  readonly at: number;
  readonly length: number;
  readonly words: string;
  readonly pasted: RichText;
}

export const gesture: fc.Arbitrary<Gesture> = fc.record({
  what: fc.constantFrom(
    'type' as const,
    'type' as const,
    'erase' as const,
    'erase' as const,
    'overwrite' as const,
    'split' as const,
    'join' as const,
    'heading' as const,
    'list' as const,
    'lift' as const,
    'bold' as const,
    'paste' as const,
  ),
  at: fc.nat(2_000),
  length: fc.nat(12),
  words: text,
  pasted: richText,
});

/** The transform that an edit makes in a document; without steps when it is impossible there. */
export function perform(doc: Node, { what, at, length, words: typed, pasted }: Gesture): Transform {
  const transform = new Transform(doc);
  const from = Math.min(at % (doc.content.size + 1), doc.content.size);
  const to = Math.min(from + length, doc.content.size);
  const $from = doc.resolve(from);
  switch (what) {
    case 'type':
      return $from.parent.inlineContent ? transform.insert(from, schema.text(typed)) : transform;
    case 'erase':
      return transform.deleteRange(from, to);
    case 'overwrite':
      return $from.parent.inlineContent
        ? transform.replaceRangeWith(from, to, schema.text(typed))
        : transform;
    case 'split':
      return $from.parent.inlineContent && canSplit(doc, from) ? transform.split(from) : transform;
    case 'join':
      return canJoin(doc, from) && $from.nodeBefore?.type === $from.nodeAfter?.type
        ? transform.join(from)
        : transform;
    case 'heading':
      return transform.setBlockType(from, to, schema.nodes['heading'] ?? null!, { level: 2 });
    case 'list': {
      const range = $from.blockRange(doc.resolve(to));
      const list = schema.nodes['bulletList'];
      const item = schema.nodes['listItem'];
      if (!range || !list || !item || range.depth > 0) return transform;
      const blocks = doc.slice(range.start, range.end).content.content;
      if (blocks.some((node) => node.type.name !== 'paragraph')) return transform;
      return transform.wrap(range, [{ type: list }, { type: item }]);
    }
    case 'lift': {
      const range = $from.blockRange(doc.resolve(to));
      const target = range && liftTarget(range);
      return range && target !== null && target !== undefined ? transform.lift(range, target) : transform;
    }
    case 'bold': {
      const bold = schema.marks['bold'];
      return bold ? transform.addMark(from, to, bold.create()) : transform;
    }
    case 'paste': {
      const blocks = nodeFromRichText(pasted).content;
      return transform.replaceRange(from, to, new Slice(Fragment.from(blocks), 0, 0));
    }
  }
}
