import { describe, expect, it } from 'vitest';
import { tokens } from '#renderer/ui/figure/svg-element.ts';
import { bars } from '#figures/bars.ts';
import { barFigure } from '../../figures/two-figures.ts';

describe('the parts of a figure', () => {
  it('are its elements with their attributes, and its words unescaped', () => {
    expect([
      ...tokens('<svg width="8"><text x="1">A &amp; B &lt; C</text><rect fill="#fff"/></svg>'),
    ]).toEqual([
      { kind: 'open', name: 'svg', attributes: [['width', '8']] },
      { kind: 'open', name: 'text', attributes: [['x', '1']] },
      'A & B < C',
      { kind: 'close', name: 'text', attributes: [] },
      { kind: 'empty', name: 'rect', attributes: [['fill', '#fff']] },
      { kind: 'close', name: 'svg', attributes: [] },
    ]);
  });

  it('open and close evenly in a drawn figure', () => {
    let depth = 0;
    let elements = 0;

    for (const token of tokens(bars(barFigure))) {
      if (typeof token === 'string') continue;
      if (token.kind !== 'close') elements += 1;
      depth += token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0;
    }

    expect(depth).toBe(0);
    expect(elements).toBeGreaterThan(20);
  });

  it.each([
    '<svg><script>alert(1)</script></svg>',
    '<svg><image href="https://example.org/a.png"/></svg>',
    '<svg><g onclick="alert(1)"/></svg>',
    '<svg><a xlink:href="https://example.org">x</a></svg>',
    '<svg><!-- <script> --></svg>',
    '<svg><text x=1>unquoted</text></svg>',
    '<svg><foreignObject/></svg>',
  ])('are never a script, a link or anything unknown: %s', (svg) => {
    expect(() => [...tokens(svg)]).toThrow(/A figure holds/);
  });
});
