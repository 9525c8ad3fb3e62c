import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLanes } from '#core/lanes.ts';
import { ROW_HEIGHT } from '#renderer/editor/margin-labels.ts';
import {
  lanePlace,
  layMargin,
  type MarginLayout,
  type MarginPlaces,
} from '#renderer/editor/margin-layout.ts';
import type { MarginCoding } from '#renderer/editor/margin-places.ts';

const LINE_HEIGHT_PX = 29;
/** Characters on a line. */
const CHARACTERS_PER_LINE = 60;
/** Lines in a paragraph; between two paragraphs there is space. */
const LINES_PER_PARAGRAPH = 4;

function placeOf(offset: number): { top: number; bottom: number; along: number } {
  const line = Math.floor(offset / CHARACTERS_PER_LINE);
  const top = line * LINE_HEIGHT_PX + Math.floor(line / LINES_PER_PARAGRAPH) * 11;
  return { top, bottom: top + LINE_HEIGHT_PX, along: (offset % CHARACTERS_PER_LINE) / CHARACTERS_PER_LINE };
}

interface Coded {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly above?: number;
  readonly code?: number;
  readonly note?: number;
}

/** The margin of a text with these codings, all of it near the screen. */
function placesOf(codings: readonly Coded[], room = 238): MarginPlaces {
  const lanes = packLanes(codings.map((coding) => ({ ...coding, key: coding.id })));
  return {
    codings: codings.map(({ id, start, end, above = 0, code = 70, note = 0 }): MarginCoding => ({
      id,
      start,
      end,
      lane: lanes.get(id) ?? 0,
      block: Math.floor(start / (CHARACTERS_PER_LINE * LINES_PER_PARAGRAPH)),
      first: placeOf(start),
      last: placeOf(end - 1),
      widths: { above, code, note },
    })),
    top: 0,
    bottom: 10_000,
    room,
  };
}

const lay = (codings: readonly Coded[], focusedId: string | null = null, room?: number): MarginLayout =>
  layMargin(placesOf(codings, room), focusedId);

/** Twelve codings on one passage of three lines, as in a densely coded paragraph. */
const twelve = Array.from({ length: 12 }, (_, at) => ({ id: `c${at}`, start: at * 3, end: 170 - at }));

/** Faults that make a margin unreadable: overlapping parts, and codings without any place. */
function faultsOf({ bars, labels, rests }: MarginLayout, codings: readonly Coded[]): string[] {
  const rows = [...labels, ...rests].toSorted((a, b) => a.top - b.top);
  const over = rows
    .slice(1)
    .flatMap((row, at) =>
      row.top - (rows[at]?.top ?? 0) < ROW_HEIGHT - 0.01 ? [`${row.id} lies over another`] : [],
    );
  // When bars take all the room, “+n” stays within the margin and covers the last bars.
  const crowdedOut = 238 - 38;
  const onBars = rows.flatMap((row) =>
    row.left < crowdedOut &&
    bars.some(
      (bar) =>
        bar.top < row.top + ROW_HEIGHT && bar.top + bar.height > row.top && bar.left + bar.width > row.left,
    )
      ? [`${row.id} lies over a bar`]
      : [],
  );
  const told = [...labels.map(({ id }) => id), ...rests.flatMap(({ ids }) => ids)];
  const lost = codings.flatMap(({ id }) => [
    ...(bars.some((bar) => bar.id === id && bar.height >= 5) ? [] : [`${id} has no bar`]),
    ...(told.filter((each) => each === id).length === 1 ? [] : [`${id} is not told once`]),
  ]);
  return [...over, ...onBars, ...lost];
}

describe('the margin', () => {
  it('drops no coding of twelve on one passage: each has a bar, and a label or a place in “+n”', () => {
    const laid = lay(twelve);

    expect(faultsOf(laid, twelve)).toEqual([]);
    expect(new Set(laid.bars.map(({ left }) => left)).size).toBe(12);
    const [rest] = laid.rests;
    expect([laid.rests.length, laid.labels.length + (rest?.ids.length ?? 0)]).toEqual([1, 12]);
    expect(laid.labels.length).toBeGreaterThanOrEqual(6);
  });

  it('shows five codings on five lines with five labels, at their own lines', () => {
    const five = Array.from({ length: 5 }, (_, at) => ({ id: `c${at}`, start: at * 50, end: at * 50 + 50 }));

    const { labels, rests } = lay(five);

    expect([labels.length, rests.length]).toEqual([5, 0]);
    expect(labels[3]?.top).toBe(placeOf(150).top);
  });

  it('stays readable with two hundred codings in one text, wherever they lie', () => {
    const spans = fc.array(fc.tuple(fc.nat(6_000), fc.integer({ min: 1, max: 400 })), {
      minLength: 200,
      maxLength: 200,
    });
    fc.assert(
      fc.property(spans, (made) => {
        const codings = made.map(([start, length], at) => ({ id: `c${at}`, start, end: start + length }));

        expect(faultsOf(lay(codings), codings)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('shows no label with room for only a character or two: it goes behind “+n”, unless it is the one in focus', () => {
    const twenty = Array.from({ length: 20 }, (_, at) => ({ id: `c${at}`, start: at, end: 110, code: 120 }));
    const narrow = lay(twenty, null, 160);
    const { labels, rests } = lay(twenty, 'c19', 160);

    expect([narrow.bars.length, narrow.labels, narrow.rests[0]?.ids.length]).toEqual([20, [], 20]);
    expect(labels.map(({ id }) => id)).toEqual(['c19']);
    // Its words, the square in its colour and its padding.
    expect(160 - (labels[0]?.left ?? 0)).toBeGreaterThanOrEqual(146);
    expect(rests[0]?.ids).toHaveLength(19);
  });

  it('always shows the label of the coding in focus', () => {
    for (const { id } of twelve) {
      expect(lay(twelve, id).labels.map((label) => label.id)).toContain(id);
    }
  });

  it('extends below a cluster by at most 64 pixels, and never into the next cluster', () => {
    const last = Math.max(
      ...[...lay(twelve).labels, ...lay(twelve).rests].map(({ top }) => top + ROW_HEIGHT),
    );
    const next = {
      id: 'next',
      start: CHARACTERS_PER_LINE * LINES_PER_PARAGRAPH,
      end: CHARACTERS_PER_LINE * LINES_PER_PARAGRAPH + 20,
    };
    const { labels, rests } = lay([...twelve, next]);

    expect(last).toBeLessThanOrEqual(placeOf(170).bottom + 64);
    expect(labels.find(({ id }) => id === 'next')?.top).toBe(placeOf(next.start).top);
    expect((rests[0]?.top ?? 0) + ROW_HEIGHT).toBeLessThanOrEqual(placeOf(next.start).top);
  });

  it('uses the free width: a label stands to the right of only the bars beside its own row', () => {
    const { labels } = lay([
      { id: 'alone', start: 0, end: 20 },
      ...Array.from({ length: 8 }, (_, at) => ({ id: `c${at}`, start: 480 + at, end: 600 })),
    ]);

    expect(labels.find(({ id }) => id === 'alone')?.left).toBe(12);
    expect(labels.find(({ id }) => id === 'c0')?.left).toBeGreaterThan(52);
  });

  it('drops the names of the parents of a code first, then the note', () => {
    const parts = (room: number) =>
      lay([{ id: 'a', start: 0, end: 20, above: 60, code: 70, note: 50 }], null, room).labels.map(
        ({ withAbove, withNote }) => [withAbove, withNote],
      )[0];

    expect([parts(260), parts(190), parts(140)]).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it('names the parents of a code only where few labels stand below one another', () => {
    const named = twelve.slice(0, 4).map((coding) => ({ ...coding, above: 20 }));

    expect(lay(named).labels.some(({ withAbove }) => withAbove)).toBe(false);
    expect(lay(named.slice(0, 3)).labels.every(({ withAbove }) => withAbove)).toBe(true);
  });

  it('of a narrow window keeps bars, with “+n” for each cluster', () => {
    const { bars, labels, rests } = lay(twelve, 'c3', 64);

    expect([bars.length, labels.length, rests[0]?.ids.length]).toEqual([12, 0, 12]);
  });

  it('sets six lanes of wide bars, then narrower ones: twelve take 70 pixels', () => {
    expect([lanePlace(0), lanePlace(5), lanePlace(6)]).toEqual([
      { left: 0, width: 4 },
      { left: 35, width: 4 },
      { left: 42, width: 3 },
    ]);
    expect(lanePlace(11).left + lanePlace(11).width).toBe(70);
  });

  it('lets codings that share a line follow each other in one lane', () => {
    const { bars } = lay([
      { id: 'a', start: 0, end: 90 },
      { id: 'b', start: 90, end: 170 },
    ]);

    expect(bars[0]?.left).toBe(bars[1]?.left);
    expect((bars[0]?.top ?? 0) + (bars[0]?.height ?? 0)).toBeLessThan(bars[1]?.top ?? 0);
  });

  it('draws a bar with both ends far away from edge to edge, without a label', () => {
    const far = { ...placesOf([{ id: 'whole', start: 0, end: 6_000 }]), top: 100, bottom: 700 };
    const codings = far.codings.map((coding) => ({ ...coding, first: null, last: null }));

    const { bars, labels, rests } = layMargin({ ...far, codings }, null);

    expect(bars).toMatchObject([{ top: 100, height: 600 }]);
    expect([labels, rests]).toEqual([[], []]);
  });
});
