import { describe, expect, it } from 'vitest';
import type { FlowFigure, FlowFigureBox } from '#core/figures/figure.ts';
import { flow } from '#figures/flow.ts';
import { grounds } from '#figures/ground.ts';
import { textWidth } from '#figures/text-width.ts';
import { parseSvg, numberIn, type SvgElement } from './xml.ts';

function box(name: string, number: string, details: FlowFigureBox['details'] = []): FlowFigureBox {
  return { box: name, label: `The ${name}`, number, details };
}

const figure: FlowFigure = {
  title: 'Flow of the documents',
  subtitle: 'All documents',
  notes: ['What the numbers mean.'],
  language: 'en',
  steps: [
    { box: box('found', '2,719'), leaving: box('duplicates', '318') },
    {
      box: box('single', '2,401'),
      leaving: box('excluded', '402', [
        { label: 'off topic', number: '260' },
        {
          label: 'outside the period of the study, which begins with the founding of the federation',
          number: '90',
        },
        { label: '只有标题，没有正文', number: '52' },
      ]),
    },
    { box: box('kept', '1,999'), leaving: null },
  ],
};

interface Place {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function placeOf(rect: SvgElement): Place {
  const [left, top] = [numberIn(rect, 'x'), numberIn(rect, 'y')];
  return { left, top, right: left + numberIn(rect, 'width'), bottom: top + numberIn(rect, 'height') };
}

/** The frames of the boxes, in the order of drawing. */
function frames(svg: string): Place[] {
  return parseSvg(svg)
    .elements.filter(({ name, attributes }) => name === 'rect' && attributes['rx'] !== undefined)
    .map(placeOf);
}

const ways = [480, 800, 1200].flatMap((width) =>
  (['light', 'dark'] as const).map((theme) => ({ width, theme })),
);

describe('the flow figure', () => {
  it('is a standalone file with its title, its numbers and its notes', () => {
    const { root, texts } = parseSvg(flow(figure));

    expect(root.attributes).toMatchObject({ role: 'figure', 'aria-label': figure.title });
    expect(texts).toEqual(
      expect.arrayContaining([
        'The found',
        '2,719',
        'The excluded',
        '402',
        'off topic',
        '260',
        figure.notes[0],
      ]),
    );
  });

  it('names its boxes and describes each in a sentence', () => {
    const groups = parseSvg(flow(figure)).elements.filter(({ attributes }) => attributes['data-box']);

    expect(groups.map(({ attributes }) => attributes['data-box'])).toEqual([
      'found',
      'duplicates',
      'single',
      'excluded',
      'kept',
    ]);
    expect(groups[3]?.attributes['aria-label']).toMatch(/^The excluded 402; off topic 260; /);
  });

  it.each(ways)('keeps boxes apart and inside the page: %o', (drawing) => {
    const svg = flow(figure, drawing);
    const places = frames(svg);
    const page = numberIn(parseSvg(svg).elements[0]!, 'width');
    const height = numberIn(parseSvg(svg).elements[0]!, 'height');

    expect(places).toHaveLength(5);
    for (const [index, a] of places.entries()) {
      expect(a.left).toBeGreaterThan(0);
      expect(a.right).toBeLessThan(page);
      expect(a.bottom).toBeLessThan(height);
      for (const b of places.slice(index + 1)) {
        const apart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
        expect(apart).toBe(true);
      }
    }
  });

  it.each(ways)('keeps every line of text inside its box: %o', (drawing) => {
    const svg = flow(figure, drawing);
    const places = frames(svg);
    const [kept] = places.slice(-1);
    const excluded = places[3];
    if (!kept || !excluded) throw new Error('There are five boxes.');

    const lines = svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)"[^>]*>([^<]*)<\/text>/g);
    const inExcluded = [...lines].filter(
      ([, x, y]) => Number(x) >= excluded.left && Number(y) > excluded.top && Number(y) < excluded.bottom,
    );

    expect(inExcluded.length).toBeGreaterThanOrEqual(4);
    for (const [, x, , size, words = ''] of inExcluded)
      expect(Number(x) + textWidth(words, Number(size))).toBeLessThan(excluded.right);
  });

  it('has no colours except those of its background', () => {
    for (const theme of ['light', 'dark'] as const) {
      const colours = new Set(flow(figure, { theme }).match(/#[0-9a-f]{6}/gi));
      expect(Object.values(grounds[theme])).toEqual(expect.arrayContaining([...colours]));
    }
  });

  it('escapes what the analyst wrote', () => {
    const hostile = box('found', '<1>', [{ label: '"><script>alert(1)</script>', number: '&' }]);

    const svg = flow({ ...figure, steps: [{ box: hostile, leaving: null }] });

    expect(svg).not.toContain('<script');
    expect(parseSvg(svg).texts.join('')).toContain('<1>');
  });

  it('is drawn without any step too', () => {
    expect(frames(flow({ ...figure, steps: [] }))).toEqual([]);
  });
});
