import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editBetween,
  joinEdits,
  lostAnchors,
  moveSpan,
  wholeCharacters,
  type TextEdit,
} from '#core/text/anchors.ts';
import { splitsPair } from '#core/span.ts';

/** Edits a marked text and moves the span: `[` and `]` mark the coded words; each edit replaces `out` by `into`. */
function moved(marked: string, ...edits: [out: string, into: string, at?: number][]) {
  const start = marked.indexOf('[');
  const span = { start, end: marked.indexOf(']') - 1 };
  let text = marked.replace('[', '').replace(']', '');
  const made: TextEdit[] = [];
  for (const [out, into, at] of edits) {
    const place = at ?? text.indexOf(out);
    made.push({ start: place, removed: out.length, inserted: into.length });
    text = text.slice(0, place) + into + text.slice(place + out.length);
  }
  const result = moveSpan(span, made);
  const { span: now, place } = result;
  return {
    fate: result.fate,
    text: now ? `${text.slice(0, now.start)}[${text.slice(now.start, now.end)}]${text.slice(now.end)}` : text,
    place: text.slice(place.start, place.end),
  };
}

describe('a coded span', () => {
  it.each([
    [
      'moves when words are written before it',
      'It [felt odd].',
      [['It', 'To me it']],
      'To me it [felt odd].',
      'kept',
    ],
    [
      'stays when words are written behind it',
      'It [felt odd].',
      [['.', ' then.']],
      'It [felt odd] then.',
      'kept',
    ],
    [
      'leaves out text inserted at its start',
      'It [felt odd].',
      [['', 'once ', 3]],
      'It once [felt odd].',
      'kept',
    ],
    [
      'leaves out text inserted at its end',
      'It [felt odd].',
      [['', ' once', 11]],
      'It [felt odd] once.',
      'kept',
    ],
    [
      'includes text inserted inside it',
      'It [felt odd].',
      [['', ' very', 7]],
      'It [felt very odd].',
      'changed',
    ],
    [
      'includes the replacement of its first word',
      'It [felt odd].',
      [['felt', 'seemed']],
      'It [seemed odd].',
      'changed',
    ],
    [
      'includes the replacement of its last word',
      'It [felt odd].',
      [['odd', 'strange']],
      'It [felt strange].',
      'changed',
    ],
    ['keeps the rest when its start is cut', 'It [felt odd].', [['It felt', 'How']], 'How[ odd].', 'changed'],
    ['keeps the rest when its end is cut', 'It [felt odd].', [[' odd.', '!']], 'It [felt]!', 'changed'],
    ['is deleted with its words', 'It [felt odd].', [['felt odd', '']], 'It .', 'deleted'],
    ['is deleted with the words around it', 'It [felt odd].', [['It felt odd.', '']], '', 'deleted'],
  ] as const)('%s', (_, marked, edits, text, fate) => {
    const result = moved(marked, ...(edits as unknown as [string, string, number?][]));

    expect(result).toMatchObject({ text, fate });
  });

  it('remembers what was written in its place, also later and around it', () => {
    const result = moved('It [felt odd].', ['felt odd', 'was'], ['was', 'was fine'], ['It', 'To me it']);

    expect(result).toEqual({ fate: 'deleted', text: 'To me it was fine.', place: 'was fine' });
  });

  it('follows the unedited words wherever they go', () => {
    const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(3), fc.string({ maxLength: 4 })), { maxLength: 12 });
    fc.assert(
      fc.property(edits, (steps) => {
        let text = 'before the ⟨coded words⟩ and after them';
        const words = '⟨coded words⟩';
        const start = text.indexOf(words);
        const made: TextEdit[] = [];
        for (const [at, removed, into] of steps) {
          const coded = text.indexOf(words);
          const place = Math.min(at, text.length);
          const end = Math.min(place + removed, text.length);
          if (place < coded + words.length && end > coded) continue;
          made.push({ start: place, removed: end - place, inserted: into.length });
          text = text.slice(0, place) + into + text.slice(end);
        }

        const { span, fate } = moveSpan({ start, end: start + words.length }, made);

        expect(fate).toBe('kept');
        expect(span && text.slice(span.start, span.end)).toBe(words);
      }),
    );
  });

  it('never leaves its text', () => {
    const length = 30;
    const step = fc.record({ at: fc.nat(60), removed: fc.nat(40), inserted: fc.nat(9) });
    fc.assert(
      fc.property(fc.nat(29), fc.nat(29), fc.array(step, { maxLength: 20 }), (a, b, steps) => {
        let now = length;
        const made = steps.map(({ at, removed, inserted }) => {
          const start = Math.min(at, now);
          const out = Math.min(removed, now - start);
          now += inserted - out;
          return { start, removed: out, inserted };
        });

        const { span, place } = moveSpan({ start: Math.min(a, b), end: Math.max(a, b) + 1 }, made);

        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.start).toBeLessThanOrEqual(place.end);
        expect(place.end).toBeLessThanOrEqual(now);
        expect(span === null || span.start < span.end).toBe(true);
      }),
    );
  });
});

describe('two edits', () => {
  const type = (start: number, inserted: number): TextEdit => ({ start, removed: 0, inserted });
  const erase = (start: number, removed: number): TextEdit => ({ start, removed, inserted: 0 });

  it.each([
    ['typing on', type(5, 1), type(6, 1), type(5, 2)],
    ['erasing what was typed', type(5, 2), erase(6, 1), type(5, 1)],
    ['erasing backwards', erase(9, 1), erase(8, 1), erase(8, 2)],
    ['erasing forwards', erase(9, 1), erase(9, 1), erase(9, 2)],
    ['erasing, then typing', erase(5, 4), type(5, 1), { start: 5, removed: 4, inserted: 1 }],
  ])('are one when the second continues with %s', (_, last, next, joined) => {
    expect(joinEdits(last, next)).toEqual(joined);
  });

  it.each([
    ['elsewhere', type(5, 1), type(9, 1)],
    ['erasing text that stood there before', type(5, 1), erase(6, 1)],
  ])('stay two when the second is made %s', (_, last, next) => {
    expect(joinEdits(last, next)).toBeNull();
  });

  it('are one, so that a word typed again letter by letter stays inside its coding', () => {
    let edit: TextEdit = { start: 8, removed: 3, inserted: 1 };
    for (const at of [9, 10, 11]) edit = joinEdits(edit, type(at, 1)) ?? edit;

    const { span } = moveSpan({ start: 3, end: 11 }, [edit]);

    expect(span).toEqual({ start: 3, end: 12 });
  });

  it('joined change the length of a text as the two did', () => {
    const edit = fc.record({ start: fc.nat(12), removed: fc.nat(6), inserted: fc.nat(6) });
    fc.assert(
      fc.property(edit, edit, (last, next) => {
        const joined = joinEdits(last, next);
        fc.pre(joined !== null);

        const growth = joined.inserted - joined.removed;

        expect(growth).toBe(last.inserted - last.removed + next.inserted - next.removed);
        expect(joined.inserted).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the edit between two texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '协', '🎓', '🎒', '\n'), maxLength: 12 });

  it('turns one into the other and splits no character', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edit = editBetween(before, after) ?? { start: 0, removed: 0, inserted: 0 };

        const inserted = after.slice(edit.start, edit.start + edit.inserted);
        expect(before.slice(0, edit.start) + inserted + before.slice(edit.start + edit.removed)).toBe(after);
        expect(splitsPair(before, edit.start) || splitsPair(before, edit.start + edit.removed)).toBe(false);
        expect(splitsPair(after, edit.start + edit.inserted)).toBe(false);
      }),
    );
  });

  it('is empty between equal texts', () => {
    expect(editBetween('same', 'same')).toBeNull();
  });
});

describe('anchors', () => {
  it('widen to whole characters', () => {
    expect(wholeCharacters('a🎓b🎓', { start: 2, end: 5 })).toEqual({ start: 1, end: 6 });
  });

  it('are lost when the words under the span differ, or the text ends before it', () => {
    const digestOf = (quote: string): string => `digest of ${quote}`;
    const anchored = [
      { id: 'kept', start: 0, end: 3, quoteDigest: 'digest of one' },
      { id: 'moved', start: 1, end: 4, quoteDigest: 'digest of one' },
      { id: 'beyond', start: 4, end: 90, quoteDigest: 'digest of two' },
    ];

    expect(lostAnchors('one two', anchored, digestOf)).toEqual(['moved', 'beyond']);
  });
});
