import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '#core/text/plain-text.ts';
import { positionMap, textOf } from '#renderer/editor/position-map.ts';
import { nodeFromRichText, richTextFromNode } from '#renderer/editor/rich-text-node.ts';
import { richText } from './random-document.ts';

describe('the editor’s document', () => {
  it('has the plain text that core gives its rich text', () => {
    fc.assert(
      fc.property(richText, (document) => {
        expect(textOf(nodeFromRichText(document))).toBe(plainText(document));
      }),
    );
  });

  it('becomes the rich text it was made from', () => {
    fc.assert(
      fc.property(richText, (document) => {
        const node = nodeFromRichText(document);

        const again = nodeFromRichText(richTextFromNode(node));

        expect(again.eq(node)).toBe(true);
        expect(richTextFromNode(again)).toEqual(richTextFromNode(node));
      }),
    );
  });

  it('writes no default attributes, so that equal documents have equal JSON', () => {
    const document = {
      type: 'doc' as const,
      content: [
        {
          type: 'orderedList' as const,
          content: [{ type: 'listItem' as const, content: [{ type: 'paragraph' as const }] }],
        },
        {
          type: 'table' as const,
          content: [
            {
              type: 'tableRow' as const,
              content: [
                {
                  type: 'tableCell' as const,
                  attrs: { colspan: 2 },
                  content: [{ type: 'paragraph' as const }],
                },
              ],
            },
          ],
        },
      ],
    };

    expect(richTextFromNode(nodeFromRichText(document))).toEqual(document);
  });
});

describe('a position map', () => {
  it('leads from every text offset into the document and back', () => {
    fc.assert(
      fc.property(richText, (document) => {
        const map = positionMap(nodeFromRichText(document));

        const offsets = Array.from({ length: map.length + 1 }, (_, offset) => offset);

        expect(offsets.map((offset) => map.toOffset(map.toPosition(offset)))).toEqual(offsets);
      }),
    );
  });

  it('shows the same character on both sides', () => {
    fc.assert(
      fc.property(richText, (document) => {
        const node = nodeFromRichText(document);
        const map = positionMap(node);
        const text = textOf(node);

        const inDocument = Array.from({ length: text.length }, (_, offset) => {
          const position = map.toPosition(offset);
          const $position = node.resolve(position);
          return $position.parentOffset === $position.parent.content.size
            ? '\n'
            : node.textBetween(position, position + 1);
        });

        expect(inDocument.join('')).toBe(text);
      }),
    );
  });

  it('moves positions between blocks to the start of the later line, in order', () => {
    fc.assert(
      fc.property(richText, (document) => {
        const node = nodeFromRichText(document);
        const map = positionMap(node);

        const offsets = Array.from({ length: node.content.size + 1 }, (_, position) =>
          map.toOffset(position),
        );

        expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
        expect(offsets.at(0)).toBe(0);
        expect(offsets.at(-1)).toBe(map.length);
      }),
    );
  });

  it('moves offsets outside the text to its ends', () => {
    const map = positionMap(nodeFromRichText({ type: 'doc', content: [{ type: 'paragraph' }] }));

    expect([map.toPosition(-5), map.toPosition(99)]).toEqual([1, 1]);
  });
});
