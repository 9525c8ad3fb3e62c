import { expect, test } from 'vitest';
import type { PortraitFigure, PortraitFigureLine } from '#core/figures/figure.ts';
import { portraitFigure } from '#figures/portraits.ts';

type Line = Extract<PortraitFigureLine, { what: 'line' }>;

function line(more: Partial<Line> = {}): Line {
  return {
    what: 'line',
    name: 'N1',
    label: 'university',
    date: '2023-12',
    length: 1,
    remark: '',
    marks: [
      { lane: 0, left: 0, width: 0.5, isCounterexample: false },
      { lane: 1, left: 0.5, width: 0.0001, isCounterexample: true },
    ],
    counts: ['1', '1'],
    spoken: 'N1, university: connector 1, guide 1',
    ...more,
  };
}

function figure(lines: readonly PortraitFigureLine[], more: Partial<PortraitFigure> = {}): PortraitFigure {
  return {
    title: '',
    subtitle: '',
    notes: [],
    language: 'en',
    lanes: [
      { label: 'connector', colour: 0 },
      { label: 'guide', colour: 1 },
    ],
    scale: ['first word', '¼', '½', '¾', 'last word'],
    lines,
    total: { label: 'Passages in all', counts: ['1', '1'] },
    stroke: 'counterexample',
    ...more,
  };
}

/** The bars of passages, which lie on the lanes of the text, from left to right. */
function bars(svg: string, fill: string) {
  return [
    ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="3.5" fill="(#\w+)"\/>/g),
  ].flatMap(([, x, y, width, colour]) =>
    colour === fill ? [{ x: Number(x), y: Number(y), width: Number(width) }] : [],
  );
}

test('a passage covers its share of the text on the lane of its theme, and the smallest can be seen', () => {
  const svg = portraitFigure(figure([line()]), { greys: true });
  const [half, least] = bars(svg, '#8d9196');

  expect(half!.y).toBeLessThan(least!.y);
  expect(least!.x).toBeCloseTo(half!.x + half!.width, 0);
  expect(least!.width).toBe(2);
});

test('without colours lanes are told by their numbers, counterexamples by a stroke of ink', () => {
  const svg = portraitFigure(figure([line()]), { greys: true, theme: 'light' });
  const fills = new Set([...svg.matchAll(/fill="(#\w+)"/g)].map(([, fill]) => fill));

  expect(svg).toContain('>1 connector<');
  expect(svg).toContain('>2 guide<');
  // Paper, ink, quiet ink, faint lines, and one grey.
  expect(fills).toEqual(new Set(['#23262b', '#5c6068', '#8d9196', '#e3dfd6', '#fbfaf7']));
});

test('a text that nobody reviewed says so in place of lanes, and every line is a sentence for screen readers', () => {
  const unread = line({
    name: 'N2',
    length: null,
    remark: 'not reviewed',
    marks: [],
    spoken: 'N2: not reviewed',
  });
  const group = { what: 'group', label: 'member: yes · 1 respondent', counts: ['1', '1'] } as const;
  const svg = portraitFigure(figure([group, line(), unread]));

  expect(svg).toContain('>not reviewed<');
  expect(svg).toContain('>member: yes · 1 respondent<');
  expect(svg.match(/role="img" aria-label="[^"]*"/g)).toEqual([
    'role="img" aria-label="N1, university: connector 1, guide 1"',
    'role="img" aria-label="N2: not reviewed"',
  ]);
});
