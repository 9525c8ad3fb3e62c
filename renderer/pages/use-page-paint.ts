import { useEffect, useLayoutEffect, useMemo } from 'react';
import { paintRanges, type PaintedText } from '#renderer/editor/coding-paint.ts';
import { createPainter } from '#renderer/editor/highlight-paint.ts';
import type { PageLayers } from './page-layers.ts';

/** Paints over the words on the screen. `version` says when other words are there. */
export function usePagePaint(layers: PageLayers, version: unknown, painted: PaintedText): void {
  const painter = useMemo(() => createPainter(), []);
  const { index, tinted, marked, selected, found, foundIndex } = painted;
  useLayoutEffect(() => {
    const shown = { index, tinted, marked, selected: selected ?? null, found, foundIndex };
    painter.paint(paintRanges(layers.near(), shown, (span) => layers.rangesIn(span)));
    // `version` stands for the words, which the layers hold.
  }, [painter, layers, version, index, tinted, marked, selected, found, foundIndex]);
  useEffect(() => () => painter.clear(), [painter]);
}
