import { describe, expect, it } from 'vitest';
import { labelHeight, layMargin, type MarginCoding } from '#renderer/editor/margin-layout.ts';

const line = 30;

/** A coding from `[line, along]` to `[line, along]`. */
function coding(
  id: string,
  lane: number,
  first: [number, number] | null,
  last: [number, number] | null,
): MarginCoding {
  const place = (at: [number, number] | null) =>
    at && { top: at[0] * line, bottom: (at[0] + 1) * line, along: at[1] };
  return { id, lane, first: place(first), last: place(last), labelHeight: 18 };
}

describe('the margin', () => {
  it('gives a code further lines where its name is longer than the margin is wide, whatever stands above it', () => {
    const high = (label: string[], room: number) => labelHeight({ label, note: '' }, room);
    const long = 'standardisation and what firms say of it';

    expect(high(['unclear returns'], 160)).toBe(18);
    expect(high(['interview codes', 'challenges', 'learning'], 160)).toBe(18);
    expect([high([long], 160), high([long], 240), high([long], 400)]).toEqual([52, 35, 18]);
    expect(high(['企业在标准化工作中的困难'], 160)).toBe(35);
    expect(labelHeight({ label: [long], note: 'qualifies' }, 160)).toBe(67);
  });

  it('lets codings that share a line follow each other in one lane', () => {
    const [first, second] = layMargin(
      [coding('b', 0, [1, 0.5], [2, 1]), coding('a', 0, [0, 0], [1, 0.5])],
      0,
      900,
    );

    expect(first?.id).toBe('a');
    expect((first?.top ?? 0) + (first?.height ?? 0)).toBeLessThan(second?.top ?? 0);
  });

  it('never lays one label over another', () => {
    const bars = layMargin(
      [0, 0.1, 0.2, 0.3].map((along, index) => coding(`c${index}`, index, [0, along], [3, 1])),
      0,
      900,
    );

    const tops = bars.map(({ labelTop }) => labelTop ?? 0);
    expect(tops.slice(1).every((top, index) => top - (tops[index] ?? 0) >= 18)).toBe(true);
  });

  it('leaves out a label that would stand far below its bar', () => {
    const crowd = Array.from({ length: 12 }, (_, index) =>
      coding(`c${index}`, index, [0, index / 20], [0, 0.9]),
    );

    const bars = layMargin(crowd, 0, 900);

    expect(bars.at(0)?.labelTop).not.toBeNull();
    expect(bars.at(-1)?.labelTop).toBeNull();
  });

  it('runs a bar whose ends are far away from edge to edge, without a label', () => {
    const [bar] = layMargin([coding('whole', 0, null, null)], 100, 700);

    expect(bar).toMatchObject({ top: 100, height: 600, labelTop: null });
  });

  it('sets a label beside all bars at its height', () => {
    const bars = layMargin(
      [coding('outer', 0, [0, 0], [8, 1]), coding('inner', 2, [0, 0.4], [1, 1])],
      0,
      900,
    );

    expect(bars.map(({ labelLane }) => labelLane)).toEqual([2, 2]);
  });
});
