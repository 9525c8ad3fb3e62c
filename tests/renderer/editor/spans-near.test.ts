import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps } from '#core/span.ts';
import { indexSpans } from '#renderer/editor/spans-near.ts';

const span = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 120 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('spans near a stretch', () => {
  it('are those that share a character with it, in text order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 60 }), span, (spans, stretch) => {
        const { ordered, near } = indexSpans(spans);

        expect(near(stretch)).toEqual(ordered.filter((each) => overlaps(each, stretch)));
      }),
    );
  });
});
