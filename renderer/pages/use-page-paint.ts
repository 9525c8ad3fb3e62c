import { useEffect, useLayoutEffect, useMemo } from 'react';
import { paintRanges, type PaintedText } from '#renderer/editor/coding-paint.ts';
import { createPainter } from '#renderer/editor/highlight-paint.ts';
import type { PageLayers } from './page-layers.ts';

/** Paints over the words on the screen. `version` changes when other words are shown. */
export function usePagePaint(layers: PageLayers, version: unknown, painted: PaintedText): void {
  const painter = useMemo(() => createPainter(), []);
  const { index, pending, tinted, marked, selected, found, foundIndex } = painted;
  useLayoutEffect(() => {
    const shown = { index, pending, tinted, marked, selected: selected ?? null, found, foundIndex };
    painter.paint(paintRanges(layers.near(), shown, (span) => layers.rangesIn(span)));
    // `version` stands for the words held by the layers.
  }, [painter, layers, version, index, pending, tinted, marked, selected, found, foundIndex]);
  useEffect(() => () => painter.clear(), [painter]);
}
