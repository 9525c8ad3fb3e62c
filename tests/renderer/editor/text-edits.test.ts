import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextEdit } from '#core/text/anchors.ts';
import { textOf } from '#renderer/editor/position-map.ts';
import { nodeFromRichText } from '#renderer/editor/rich-text-node.ts';
import { textEdits } from '#renderer/editor/text-edits.ts';
import { afterEdits, currentSpans, trackCodings } from '#renderer/editor/tracked-codings.ts';
import { gesture, perform, richText } from './random-document.ts';

/** Whether `edits`, with any inserted text, lead from one text to the other. */
function leads(before: string, edits: readonly TextEdit[], after: string): boolean {
  // The edits do not say what they insert: inserted units are marked and taken from the final text.
  let units = Array.from({ length: before.length + 1 }, (_, at): number | null => at);
  for (const { start, removed, inserted } of edits) {
    units = [...units.slice(0, start), ...Array<null>(inserted).fill(null), ...units.slice(start + removed)];
  }
  const ended = `${before}\n`;
  const goal = `${after}\n`;
  return units.length === goal.length && units.every((at, index) => at === null || ended[at] === goal[index]);
}

describe('the text edits of a transform', () => {
  it('account for the whole new text', () => {
    fc.assert(
      fc.property(richText, fc.array(gesture, { maxLength: 8 }), (document, gestures) => {
        let doc = nodeFromRichText(document);
        for (const one of gestures) {
          const transform = perform(doc, one);

          expect(leads(textOf(doc), textEdits(transform), textOf(transform.doc))).toBe(true);
          doc = transform.doc;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are none when only the structure or the formatting changes', () => {
    const doc = nodeFromRichText({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Sees little knowledge.' }] }],
    });
    const gestures = (['heading', 'list', 'bold'] as const).map((what) =>
      perform(doc, { what, at: 3, length: 5, words: '', pasted: { type: 'doc', content: [] } }),
    );

    expect(gestures.map((transform) => transform.steps.length)).toEqual([1, 1, 1]);
    expect(gestures.flatMap(textEdits)).toEqual([]);
  });
});

describe('editing a note at random', () => {
  it('never moves a coding off its words', () => {
    fc.assert(
      fc.property(
        richText,
        fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 6 }),
        fc.array(gesture, { minLength: 1, maxLength: 12 }),
        (document, spans, gestures) => {
          let doc = nodeFromRichText(document);
          const text = textOf(doc);
          fc.pre(text.length > 0);
          const codings = spans.map(([at, length], index) => {
            const start = at % text.length;
            return { id: `c${index}`, start, end: Math.min(start + length, text.length) };
          });
          // Each unit of the text has a number of its own, so that words are tracked by identity and not by spelling.
          let identity = Array.from({ length: text.length + 1 }, (_, at): number | null => at);
          let tracked = trackCodings(codings);
          for (const one of gestures) {
            const transform = perform(doc, one);
            const edits = textEdits(transform);
            for (const { start, removed, inserted } of edits) {
              const written = Array<null>(inserted).fill(null);
              identity = [...identity.slice(0, start), ...written, ...identity.slice(start + removed)];
            }
            tracked = afterEdits(tracked, edits);
            doc = transform.doc;
          }

          const after = textOf(doc);
          identity = identity.slice(0, after.length);
          for (const { id, span, fate } of currentSpans(tracked, after.length)) {
            const { start, end } = codings[Number(id.slice(1))] ?? { start: 0, end: 0 };
            const own = (at: number | null): boolean => at !== null && at >= start && at < end;
            const under = span ? identity.slice(span.start, span.end) : [];
            // The coding covers no foreign unit, and none of its own is left outside.
            expect(under.filter((at) => at !== null)).toEqual(identity.filter(own));
            expect(fate === 'deleted' && identity.some(own)).toBe(false);
            const quote = span && after.slice(span.start, span.end);
            expect(fate !== 'kept' || quote === text.slice(start, end)).toBe(true);
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});
