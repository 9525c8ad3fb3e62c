// Paints and measures what is near the screen, and again when the reader scrolls far enough or the text or its layout
// changes.
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Span } from '#core/span.ts';
import { paintRanges, type PaintedText } from './coding-paint.ts';
import { createPainter } from './highlight-paint.ts';
import { labelMeasure } from './label-widths.ts';
import { noMargin, type MarginPlaces } from './margin-layout.ts';
import type { LinePlace } from './margin-places.ts';
import { positionMap } from './position-map.ts';
import type { SpanIndex } from './spans-near.ts';
import type { SurfaceCoding } from './surface-coding.ts';
import { boxAt, rangeIn, visibleText, type VisibleText } from './visible-text.ts';

export interface SurfaceLayoutInput extends PaintedText {
  readonly editor: Editor | null;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly page: RefObject<HTMLElement | null>;
  readonly margin: RefObject<HTMLElement | null>;
}

export interface SurfaceLayout {
  readonly places: MarginPlaces;
  /** Rises whenever positions on the screen may have changed. */
  readonly version: number;
  /** The part of the text on the screen, as shares of its length. */
  readonly share: { readonly from: number; readonly to: number };
  readonly visible: () => VisibleText;
  /** The places of a span's edges, in pixels from the page; null for an edge that is not near the screen. */
  readonly edgesOf: (span: Span) => { readonly start: EdgePlace | null; readonly end: EdgePlace | null };
}

export interface EdgePlace {
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

interface Geometry {
  readonly places: MarginPlaces;
  readonly share: SurfaceLayout['share'];
  readonly version: number;
}

const nothingVisible: VisibleText = { span: { start: 0, end: 0 }, runs: [], blocks: [] };

export function useSurfaceLayout(input: SurfaceLayoutInput): SurfaceLayout {
  const { editor, scroller, page, margin } = input;
  const painter = useMemo(() => createPainter(), []);
  const latest = useRef(input);
  latest.current = input;
  const near = useRef<VisibleText>(nothingVisible);
  const centre = useRef(Number.NaN);
  const [geometry, setGeometry] = useState<Geometry>({
    places: noMargin,
    share: { from: 0, to: 1 },
    version: 0,
  });

  const measuredOf = useRef<Editor | null>(null);

  const refresh = useCallback((): void => {
    const frame = scroller.current;
    const origin = page.current;
    const beside = margin.current;
    if (!editor || editor.isDestroyed || !frame || !origin || !beside) return;
    measuredOf.current = editor;
    centre.current = frame.scrollTop;
    near.current = visibleText(editor.view, frame, frame.clientHeight);
    painter.paint(rangesOf(near.current, latest.current));
    const places = placesOf(near.current, latest.current.index, origin, editor.view.dom, beside);
    const share = shareOf(editor, frame, near.current);
    setGeometry((before) => ({ places, share, version: before.version + 1 }));
  }, [editor, scroller, page, margin, painter]);

  // After every change of what is shown, before the browser paints.
  const { index, pending, tinted, marked, found, foundIndex } = input;
  const doc = editor?.state.doc;
  useLayoutEffect(() => {
    // For a new text the browser does not yet know which blocks are visible; the observer reports that.
    if (measuredOf.current === editor) refresh();
    // What is measured and painted is read through `latest`.
  }, [editor, refresh, index, doc]);
  useLayoutEffect(() => {
    painter.paint(rangesOf(near.current, latest.current));
  }, [painter, pending, tinted, marked, found, foundIndex]);
  useEffect(
    () => () => {
      painter.clear();
    },
    [painter],
  );

  useLayoutEffect(() => {
    const frame = scroller.current;
    if (!editor || !frame) return undefined;
    let asked = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => {
        // Paint extends a screen beyond the edges: refresh when half of it is used up.
        if (Math.abs(frame.scrollTop - centre.current) > frame.clientHeight / 2) refresh();
        else {
          const share = shareOf(editor, frame, near.current);
          setGeometry((before) => (sameShare(before.share, share) ? before : { ...before, share }));
        }
      });
    };
    // The observer calls between layout and paint, so the bars never lag behind a new text or a new height.
    let measured = '';
    const observer = new ResizeObserver(() => {
      const sizes = sizesOf(editor, frame);
      if (sizes === measured) return;
      measured = sizes;
      flushSync(refresh);
    });
    observer.observe(editor.view.dom);
    observer.observe(frame);
    frame.addEventListener('scroll', onScroll, { passive: true });
    // A font that loads late moves words without changing any height.
    document.fonts.addEventListener('loadingdone', refresh);
    return () => {
      cancelAnimationFrame(asked);
      observer.disconnect();
      frame.removeEventListener('scroll', onScroll);
      document.fonts.removeEventListener('loadingdone', refresh);
    };
  }, [editor, scroller, refresh]);

  const visible = useCallback(() => near.current, []);
  const edgesOf = useCallback<SurfaceLayout['edgesOf']>(
    (span) => {
      const origin = page.current?.getBoundingClientRect();
      if (!origin) return { start: null, end: null };
      const at = (offset: number, side: 'left' | 'right'): EdgePlace | null => {
        const box = boxAt(near.current, offset);
        return box && { left: box[side] - origin.left, top: box.top - origin.top, height: box.height };
      };
      return { start: at(span.start, 'left'), end: at(span.end - 1, 'right') };
    },
    [page],
  );
  return useMemo(() => ({ ...geometry, visible, edgesOf }), [geometry, visible, edgesOf]);
}

function rangesOf(visible: VisibleText, input: SurfaceLayoutInput): Map<string, AbstractRange[]> {
  return paintRanges(visible.span, input, (span) => {
    const range = rangeIn(visible, span);
    return range ? [range] : [];
  });
}

function placesOf(
  visible: VisibleText,
  index: SpanIndex<SurfaceCoding>,
  page: HTMLElement,
  text: HTMLElement,
  margin: HTMLElement,
): MarginPlaces {
  const origin = page.getBoundingClientRect();
  const column = text.getBoundingClientRect();
  const place = (box: DOMRect, side: 'left' | 'right'): LinePlace => ({
    top: box.top - origin.top,
    bottom: box.bottom - origin.top,
    along: Math.min(1, Math.max(0, (box[side] - column.left) / column.width)),
  });
  const first = visible.blocks[0]?.element.getBoundingClientRect();
  const last = visible.blocks.at(-1)?.element.getBoundingClientRect();
  if (!first || !last) return noMargin;
  const widthsOf = labelMeasure();
  const blockOf = (offset: number): number => visible.blocks.findLastIndex((block) => block.start <= offset);
  const codings = index.near(visible.span).map((coding) => {
    const start = coding.start >= visible.span.start ? boxAt(visible, coding.start) : null;
    const end = coding.end <= visible.span.end ? boxAt(visible, coding.end - 1) : null;
    return {
      id: coding.id,
      lane: coding.lane,
      start: coding.start,
      end: coding.end,
      block: blockOf(coding.start),
      first: start && place(start, 'left'),
      last: end && place(end, 'right'),
      widths: widthsOf(coding),
    };
  });
  return {
    codings,
    top: first.top - origin.top,
    bottom: last.bottom - origin.top,
    room: margin.clientWidth,
  };
}

function shareOf(editor: Editor, frame: HTMLElement, visible: VisibleText): SurfaceLayout['share'] {
  const { length } = positionMap(editor.state.doc);
  const { top, bottom } = frame.getBoundingClientRect();
  const shown = visible.blocks.filter(({ element }) => {
    const box = element.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last || length === 0) return { from: 0, to: 1 };
  return { from: first.start / length, to: (last.start + last.length) / length };
}

/** The sizes that a new layout changes, as a key: an observer also calls once for each element it starts to observe. */
function sizesOf(editor: Editor, frame: HTMLElement): string {
  const { offsetWidth, offsetHeight } = editor.view.dom;
  return [offsetWidth, offsetHeight, frame.clientWidth, frame.clientHeight].join(' ');
}

function sameShare(a: SurfaceLayout['share'], b: SurfaceLayout['share']): boolean {
  return a.from === b.from && a.to === b.to;
}
