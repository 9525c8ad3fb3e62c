// The document schema of core/text/rich-text.ts as a validator: only what an editor may submit passes.
import * as z from 'zod';
import { carried } from '#core/text/plain-text.ts';
import type { Block, RichText } from '#core/text/rich-text.ts';

const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.object({ href: z.string().regex(/^(https?:|mailto:)/i) }).transform(({ href }) => ({ href })),
  }),
]);
const textNode = z.strictObject({
  type: z.literal('text'),
  text: z
    .string()
    .min(1)
    .regex(/^[^\n]*$/)
    // Replaces each character by one of the same length: the editor has counted them, and codings follow them.
    .transform((text) => carried(text).replaceAll('\r', ' ')),
  marks: z.array(mark).optional(),
});
const content = z.array(textNode).optional();

const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('paragraph'), content }),
    z.strictObject({
      type: z.literal('heading'),
      attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) }),
      content,
    }),
    z.strictObject({ type: z.literal('footnote'), attrs: z.strictObject({ label: z.string() }), content }),
    z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) }),
    z.strictObject({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.int().optional() }).optional(),
      content: z.array(listItem).min(1),
    }),
    z.strictObject({ type: z.literal('table'), content: z.array(tableRow).min(1) }),
  ]),
) as z.ZodType<Block>;

const listItem = z.strictObject({ type: z.literal('listItem'), content: z.array(block).min(1) });
const tableCell = z.strictObject({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: z.object({ colspan: z.int().min(1).optional(), rowspan: z.int().min(1).optional() }).optional(),
  content: z.array(block).min(1),
});
const tableRow = z.strictObject({ type: z.literal('tableRow'), content: z.array(tableCell).min(1) });

/** A whole document. Unknown nodes, marks and link schemes are rejected. */
export const richText = z.strictObject({
  type: z.literal('doc'),
  content: z.array(block).min(1),
}) as unknown as z.ZodType<RichText>;
