// Pseudonyms replace names, and codings move with their words: passages are counted as before wherever names stand and
// codings end.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tally } from '#core/counting/tally.ts';
import { movedSpans } from '#core/replication/moved-spans.ts';
import { Names, replaced } from '#core/replication/names.ts';
import type { Span } from '#core/span.ts';
import { codings, studyOf, tableOf } from '../comparison/small-study.ts';

const names = new Names([
  { written: 'Wang Wei', instead: 'P12' },
  { written: 'Li', instead: 'P3' },
  { written: '王小明', instead: 'P4' },
]);

/** The text and the spans that `[…]`, `(…)` and `{…}` mark, each at most once. */
function marked(line: string): { text: string; spans: Span[] } {
  const text = line.replaceAll(/[[\](){}]/g, '');
  const placeOf = (sign: string): number =>
    line.slice(0, line.indexOf(sign)).replaceAll(/[[\](){}]/g, '').length;
  const spans = ['[]', '()', '{}'].flatMap(([open = '', close = '']) =>
    line.includes(open) ? [{ start: placeOf(open), end: placeOf(close) }] : [],
  );
  return { text, spans };
}

function moved(line: string): { quotes: string[]; changed: number } {
  const { text, spans } = marked(line);
  const replacements = names.find(text);
  const without = replaced(text, replacements);
  const { spans: after, changed } = movedSpans(replacements, spans);
  return { quotes: after.map(({ start, end }) => without.slice(start, end)), changed };
}

describe('codings that end within a name', () => {
  it.each([
    ['apart from every name', '[I met] Wang Wei', ['I met'], 0],
    ['contain the name when they begin in it', 'Wang [Wei said]', ['P12 said'], 0],
    ['contain the name when they end in it', '[I met Wang] Wei', ['I met P12'], 0],
    ['cover the whole name when they were a part of it', 'I met Wang [Wei].', ['P12'], 0],
    ['still touch, and do not overlap', '[I met 王](小明 there)', ['I met P4', ' there'], 0],
    ['still lie apart', '[I met Wang] (Wei there)', ['I met ', ' there'], 0],
    ['still overlap', '[I met (Wang] Wei there)', ['I met P12', 'P12 there'], 0],
    [
      'still overlap when one covers only the name',
      '[I met W](ang Wei){ there}',
      ['I met ', 'P12', ' there'],
      0,
    ],
    [
      'overlap when the two together were the name, with a report',
      'I met [Wang ](Wei) there',
      ['P12', 'P12'],
      2,
    ],
    ['of several names', '[I met Wang](Wei and L){i} here', ['I met P12', ' and ', 'P3'], 0],
  ])('%s: %s', (_, line, quotes, changed) => {
    expect(moved(line)).toEqual({ quotes, changed });
  });
});

describe('any codings near names', () => {
  const word = fc.constantFrom('Wang Wei', 'Li', '王小明', ' ', ', ', ' met ', '😀', 'WangWei');
  const study = fc.array(word, { minLength: 1, maxLength: 8 }).chain((words) => {
    const text = words.join('|');
    const place = fc.nat({ max: text.length });
    return fc.record({
      text: fc.constant(text),
      coded: fc.array(fc.tuple(fc.constantFrom('guide', 'bridge'), place, place), { maxLength: 6 }),
    });
  });

  /** The passages of each theme and of both together; with touching codings apart, then joined. */
  function counted(spans: readonly (readonly [code: string, span: Span])[]): unknown {
    const corpus = studyOf(1, 0, ['guide', 'bridge', 'either']);
    const line = (code: string, { start, end }: Span, at: number): string[] => [
      `D1 ${code} ${start} ${end} ${at}`,
    ];
    const table = tableOf(
      ...[...spans.entries()].flatMap(([at, [code, span]]) => [
        codings('wei', line(code, span, at)),
        codings('wei', line('either', span, at)),
      ]),
    );
    return [false, true].map((joinAdjacent) =>
      tally(corpus, table, { of: 'themes', unit: 'passages', joinAdjacent }).rows.map(
        ({ total }) => total?.units.passages,
      ),
    );
  }

  it('give as many passages as before, unless a change is reported', () => {
    let kept = 0;
    fc.assert(
      fc.property(study, ({ text, coded }) => {
        const before = coded.flatMap(([code, a, b]): [string, Span][] =>
          a === b ? [] : [[code, { start: Math.min(a, b), end: Math.max(a, b) }]],
        );
        const { spans, changed } = movedSpans(
          names.find(text),
          before.map(([, span]) => span),
        );
        const after = before.map(([code], at): [string, Span] => [code, spans[at]!]);

        fc.pre(changed === 0);
        kept += 1;
        expect(counted(after)).toEqual(counted(before));
      }),
      { numRuns: 400 },
    );
    expect(kept).toBe(400);
  });

  it('are all kept, in order, and cut no pseudonym', () => {
    fc.assert(
      fc.property(study, ({ text, coded }) => {
        const before = coded.flatMap(([, a, b]) =>
          a === b ? [] : [{ start: Math.min(a, b), end: Math.max(a, b) }],
        );
        const replacements = names.find(text);
        const { spans } = movedSpans(replacements, before);
        const pseudonyms = movedSpans(replacements, replacements).spans;

        for (const { start, end } of spans) {
          expect(start).toBeLessThan(end);
          for (const place of [start, end])
            for (const name of pseudonyms) expect(name.start < place && place < name.end).toBe(false);
        }
        for (const [at, a] of before.entries())
          for (const [of, b] of before.entries())
            expect(a.start <= b.start && spans[at]!.start > spans[of]!.end).toBe(false);
      }),
    );
  });

  it('change nothing when they meet within names, in one place each, and never at the end of a name', () => {
    const met = fc.array(fc.tuple(fc.constantFrom('Wang Wei', '王小明'), fc.nat({ max: 1 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(met, (parts) => {
        let text = 'so ';
        let from = 0;
        const before: Span[] = [];
        for (const [name, more] of parts) {
          const cut = text.length + 1 + more;
          before.push({ start: from, end: cut });
          from = cut;
          text += `${name}, and `;
        }

        const { spans, changed } = movedSpans(names.find(text), before);

        expect(changed).toBe(0);
        for (const [at, { end }] of spans.slice(0, -1).entries()) expect(spans[at + 1]!.start).toBe(end);
      }),
    );
  });
});
