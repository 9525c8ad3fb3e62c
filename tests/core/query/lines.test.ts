// The lines of the builder: every query that they can show is the same after it was made of them again, and no step at
// them loses what was not removed.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLine,
  changeLine,
  indent,
  moveDown,
  moveUp,
  outdent,
  removeLine,
  type Edited,
} from '#core/query/edit-lines.ts';
import { linesOf, queryOf, takesOperand, type Line, type QueryLines } from '#core/query/lines.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { queries } from './random-queries.ts';
import '../../helpers/in-time.ts';

/** The lines of a text, one a string: `1 OVERLAPPING b`. */
function linesIn(text: string): QueryLines {
  const lines = linesOf(readQuery(text));
  if (!lines) throw new Error(`${text} has no lines`);
  return lines;
}

function textOf(lines: readonly Line[], filters: QueryLines['filters'] = []): string {
  const query = queryOf({ lines, filters });
  return query ? writeQuery(query) : '';
}

/** A random query may choose codings where there are only words, which cannot be written. */
function isOfGrammar(query: Query): boolean {
  try {
    return writeQuery(readQuery(writeQuery(query))) !== '';
  } catch {
    return false;
  }
}

const code = (name: string): Query & { readonly what: 'code' } => ({
  what: 'code',
  code: name,
  direct: false,
});

describe('lines', () => {
  it('make the query again that they were made of', () => {
    let shown = 0;
    fc.assert(
      fc.property(queries, (query) => {
        const lines = linesOf(query);
        if (!lines || !isOfGrammar(query)) return;
        shown += 1;

        expect(queryOf(lines)).toEqual(query);
      }),
      { numRuns: 1_000, seed: 5 },
    );

    expect(shown).toBeGreaterThan(500);
  });

  it('are one below the other for a chain, and further in for a group', () => {
    const depths = (text: string): number[] => linesIn(text).lines.map(({ depth }) => depth);

    expect(depths('a OVERLAPPING b INSIDE c')).toEqual([0, 1, 1]);
    expect(depths('a OR (b AND c)')).toEqual([0, 1, 2]);
    expect(depths('2 OF (a, b OR c, d) IN class:news')).toEqual([0, 1, 1, 2, 1]);
    expect(linesIn('(a OR b IN class:news) IN kind:interview').filters).toEqual([
      { on: 'kind', kind: 'interview' },
    ]);
  });

  it('are none for what is too long or too deep to be read as lines', () => {
    const long = Array.from({ length: 21 }, (_, at) => `c${at}`);

    expect(linesOf(readQuery(long.join(' OR ')))).toBeNull();
    expect(linesOf(readQuery(long.slice(1).join(' OR ')))?.lines).toHaveLength(20);
    expect(linesOf(readQuery('a OR (b AND (c OR (d AND (e OR (f AND g)))))'))).toBeNull();
    expect(linesOf(readQuery(`${'a OR ('.repeat(100)}b${')'.repeat(100)}`))).toBeNull();
  });

  it('that have no operand yet are passed over', () => {
    const { lines } = linesIn('a OR b');
    const begun = addLine(lines, 1, { what: 'and' });

    expect(begun?.at).toBe(2);
    expect(textOf(begun?.lines ?? [])).toBe('a OR b');
    expect(textOf(changeLine(begun?.lines ?? [], 2, { operand: code('c') }).lines)).toBe('(a OR b) AND c');
    expect(textOf([{ depth: 0, operator: null, operand: null }])).toBe('');
  });
});

/** Whether a line is indented below something that it can act on. */
function isWellPlaced(lines: readonly Line[], { depth }: Line, index: number): boolean {
  const above = lines[index - 1];
  if (!above) return depth === 0;
  return depth > 0 && depth <= above.depth + 1 && (depth <= above.depth || takesOperand(above.operator));
}

function isComplete({ operand, operator }: Line): boolean {
  return operand !== null || !takesOperand(operator);
}

describe('a step at the lines', () => {
  it('indents a line below the one above it, and takes it out again', () => {
    const { lines } = linesIn('(a OR b) AND c');
    const grouped = indent(lines, 2);

    expect(textOf(grouped?.lines ?? [])).toBe('a OR (b AND c)');
    expect(textOf(outdent(grouped?.lines ?? [], 2)?.lines ?? [])).toBe('(a OR b) AND c');
    // The first line stands alone, and below it everything already is.
    expect([indent(lines, 0), indent(lines, 1), outdent(lines, 1)]).toEqual([null, null, null]);
  });

  it('moves a line, and changes the first operand of a group with the next', () => {
    const { lines } = linesIn('(a OR b) AND c');

    expect(textOf(moveUp(lines, 2)?.lines ?? [])).toBe('(a AND c) OR b');
    expect(textOf(moveUp(lines, 1)?.lines ?? [])).toBe('(b OR a) AND c');
    expect(textOf(moveDown(lines, 0)?.lines ?? [])).toBe('(b OR a) AND c');
    expect(moveDown(lines, 1)).toMatchObject({ at: 2 });
    expect(moveDown(lines, 2)).toBeNull();
  });

  it('removes a line alone: what was below it takes its place', () => {
    const { lines } = linesIn('a OR (b AND c INSIDE d)');

    expect(textOf(removeLine(lines, 1)?.lines ?? [])).toBe('a OR (c INSIDE d)');
    expect(textOf(removeLine(lines, 0)?.lines ?? [])).toBe('b AND (c INSIDE d)');
    expect(removeLine(linesIn('a').lines, 0)).toBeNull();
  });

  it('makes an at-least of what stands there, which never asks for more than its parts', () => {
    const { lines } = linesIn('a OVERLAPPING b');
    const begun = changeLine(lines, 1, { operand: { what: 'at-least', least: 2 } });
    const filled = changeLine(begun.lines, 3, { operand: code('c') });

    expect(textOf(begun.lines)).toBe('a');
    expect(textOf(filled.lines)).toBe('a OVERLAPPING (2 OF (b, c))');
    expect(textOf(removeLine(filled.lines, 3)?.lines ?? [])).toBe('a OVERLAPPING (1 OF (b))');
  });

  it('never leaves lines that make no sense, whatever is done', () => {
    const step = fc.tuple(fc.nat(6), fc.nat(20));
    fc.assert(
      fc.property(queries, fc.array(step, { maxLength: 12 }), (query, steps) => {
        let lines = linesOf(query)?.lines ?? [];
        if (lines.length === 0) return;
        for (const [which, place] of steps) {
          const at = place % lines.length;
          const acts: readonly (() => Edited | null)[] = [
            () => addLine(lines, at, { what: 'or' }),
            () => indent(lines, at),
            () => outdent(lines, at),
            () => moveUp(lines, at),
            () => moveDown(lines, at),
            () => removeLine(lines, at),
            () =>
              takesOperand(lines[at]?.operator ?? null)
                ? changeLine(lines, at, { operand: code('x') })
                : null,
          ];
          const edited = acts[which]?.() ?? null;
          if (!edited) continue;
          ({ lines } = edited);

          expect(lines[0]).toMatchObject({ depth: 0, operator: null });
          expect(edited.at).toBeLessThan(lines.length);
          expect(lines.filter((line, index) => !isWellPlaced(lines, line, index))).toEqual([]);
          const made = queryOf({ lines, filters: [] });
          const isWhole = made !== null && lines.every(isComplete);
          const written = isWhole ? writeQuery(made) : 'x';
          expect(writeQuery(readQuery(written))).toBe(written);
        }
      }),
      { numRuns: 400, seed: 6 },
    );
  });
});
