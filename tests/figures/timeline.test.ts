import { expect, test } from 'vitest';
import type { TimelineFigure, TimelinePoint } from '#core/figures/figure.ts';
import { timelineFigure } from '#figures/timeline.ts';

function point(count: number | null, n: number | null): TimelinePoint {
  const share = count !== null && n !== null && n >= 20 ? count / n : null;
  const label = share === null ? `${count} of ${n}` : `${Math.round(share * 100)}%`;
  return { count, n, share, label, base: String(n ?? ''), spoken: label };
}

function figure(points: readonly TimelinePoint[], more: Partial<TimelineFigure> = {}): TimelineFigure {
  return {
    title: '',
    subtitle: '',
    notes: [],
    language: 'en',
    ticks: points.map((_, place) => {
      const year = String(2016 + place);
      return { label: year, short: `’${year.slice(2)}`, year, isApart: false };
    }),
    themes: [{ label: 'guide', label2: '', colour: 0 }],
    lines: [{ label: 'News', note: '' }],
    points: [[points]],
    isShares: true,
    isOwnScale: false,
    squareNote: 'each square one source',
    events: [],
    ...more,
  };
}

/** How many strokes the line of joined points is made of, and how many points it joins. */
function joined(svg: string): { readonly strokes: number; readonly points: number } {
  const [, d = ''] = /d="([^"]*)" fill="none" stroke="[^"]*" stroke-width="1.4"/.exec(svg) ?? [];
  return { strokes: d.split('M').length - 1, points: d.split(/[ML]/).length - 1 };
}

test('points are joined only between neighbours with a base of twenty; few are hollow, a gap is hatched', () => {
  const svg = timelineFigure(
    figure([point(9, 20), point(10, 30), point(8, 17), point(12, 40), point(null, 0), point(20, 40)]),
  );

  expect(joined(svg)).toEqual({ strokes: 3, points: 4 });
  expect(svg).toContain('8 of 17');
  expect(svg).toContain('stroke-dasharray="2.5 2"');
  expect(svg).not.toContain('each square one');
  // The greatest share, and the last one.
  expect(svg).toContain('>50%<');
});

test('without any base of twenty every source is a square, filled if it carries the theme', () => {
  const svg = timelineFigure(figure([point(2, 3), point(0, 1)]));

  expect(joined(svg).points).toBe(0);
  expect(svg.match(/rx="1.5"/g)).toHaveLength(4);
  expect(svg).toContain('each square one');
});

test('counts are bars from zero, and every point can be pressed', () => {
  const svg = timelineFigure(figure([point(2, 3), point(0, 30)], { isShares: false }));

  expect(svg.match(/data-place="/g)).toHaveLength(2);
  expect(svg).toContain('data-place="0 0 1"');
  expect(joined(svg).points).toBe(0);
});

test('an event is a dotted line with its letter, and one outside the time is not drawn', () => {
  const both = [
    { letter: 'A', at: 0.5 },
    { letter: 'B', at: 7 },
  ];
  const svg = timelineFigure(figure([point(9, 20), point(9, 20)], { events: both }));

  expect(svg).toContain('stroke-dasharray="1.5 3"');
  expect(svg).toContain('>A<');
  expect(svg).not.toContain('>B<');
});
