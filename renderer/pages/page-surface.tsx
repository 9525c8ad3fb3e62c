// The pages of an original with the codings of its text: read and coded like the text, through the same props.
import { useImperativeHandle, useMemo, useRef, useState, type ReactNode } from 'react';
import type { PageLayout } from '#core/text/page-layout.ts';
import type { Span } from '#core/span.ts';
import { BesideSpan } from '#renderer/editor/beside-span.tsx';
import { DensityStrip } from '#renderer/editor/density-strip.tsx';
import { EdgeHandles } from '#renderer/editor/edge-handles.tsx';
import { Margin } from '#renderer/editor/margin.tsx';
import { indexSpans } from '#renderer/editor/spans-near.ts';
import type { SurfaceHandle, SurfaceProps } from '#renderer/editor/surface.ts';
import { usePulledEdge } from '#renderer/editor/use-pulled-edge.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { PageLayers } from './page-layers.ts';
import { marginOfPages } from './page-margin.ts';
import { PageSheet } from './page-sheet.tsx';
import { nextZoom, zoomOf, type Zoom } from './page-stack.ts';
import { PageToolbar } from './page-toolbar.tsx';
import type { PdfFile } from './pdf-file.ts';
import { placeText, runAt } from './placed-text.ts';
import { usePageFrame } from './use-page-frame.ts';
import { usePageKeys } from './use-page-keys.ts';
import { usePagePaint } from './use-page-paint.ts';
import { usePagePlaces } from './use-page-places.ts';
import { usePagePointer } from './use-page-pointer.ts';
import { endsOf, selectionOf, usePageSelection } from './use-page-selection.ts';
import styles from './page-surface.module.css';

export interface PageSurfaceProps extends SurfaceProps {
  readonly text: string;
  /** Null until loaded. */
  readonly layout: readonly PageLayout[] | null;
  /** Draws the pages; null until it is open. */
  readonly file: PdfFile | null;
  /** Nothing can draw the pages, so their words are shown instead. */
  readonly isWordsOnly: boolean;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly pageLabel: (page: number) => string;
  /** Called if a page could not be drawn. */
  readonly onFailure: () => void;
  /** Shown over the pages. */
  readonly notice?: ReactNode;
}

const noPages: readonly PageLayout[] = [];
const noSpans: readonly never[] = [];
/** The space around the pages and before their margin, in pixels: the same as in the style sheet. */
const FRAME_PADDING_PX = 24 + 14 + 12;

/** The width of the margin with its labels. */
function marginIn(room: number): number {
  return room < 620 ? 80 : room < 960 ? 130 : 220;
}

function besideIn(room: number): number {
  return marginIn(room) + FRAME_PADDING_PX;
}

export function PageSurface(props: PageSurfaceProps) {
  const { text, layout, codings, focusedId, labels, zoom, onZoom, onFocusCoding } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const sheets = useRef<HTMLDivElement>(null);
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const [openRestId, setOpenRestId] = useState<string | null>(null);
  const [layersVersion, setLayersVersion] = useState(0);
  const [layers] = useState(() => new PageLayers(() => setLayersVersion((version) => version + 1)));

  const pages = layout ?? noPages;
  const placed = useMemo(() => placeText(pages), [pages]);
  layers.show(placed);
  const frame = usePageFrame(scroller, sheets, pages, zoom, besideIn);
  const { stack, near } = frame;
  const places = usePagePlaces(scroller, sheets, placed, text, frame);
  const { placeOf, hit, reveal } = places;
  const selection = usePageSelection(scroller, layers, layersVersion, props.onSelect);
  const { ends, now, select } = selection;
  const index = useMemo(() => indexSpans(codings), [codings]);
  const byId = useMemo(() => new Map(codings.map((coding) => [coding.id, coding])), [codings]);
  const focused = (focusedId !== null && byId.get(focusedId)) || null;
  const pulled = usePulledEdge(
    focused,
    () => text,
    (x, y) => hit(x, y)?.offset ?? null,
    props.onResize,
  );
  const tinted = pulled.drawn;

  useImperativeHandle(
    props.ref,
    (): SurfaceHandle => ({
      text: () => text,
      selection: now,
      select: (span) => select(endsOf(span)),
      reveal: places.reveal,
      isInSight: places.isInSight,
      firstInSight: () => places.seen()?.start ?? null,
      bringToTop: places.bringToTop,
      offsetAt: (x, y) => hit(x, y)?.offset ?? null,
      isComposing: () => false,
      boxesOf: (span) => {
        const first = places.boxOf(span.start);
        const last = places.boxOf(Math.max(span.start, span.end - 1));
        return first && last && { first, last };
      },
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [text, now, select, places, hit],
  );

  usePagePaint(layers, layersVersion, {
    index,
    pending: props.pending ?? noSpans,
    tinted,
    marked: props.marked ?? null,
    selected: useMemo(() => (ends && ends.base !== ends.head ? selectionOf(ends) : null), [ends]),
    found: props.found ?? noSpans,
    foundIndex: props.foundIndex ?? -1,
  });
  usePagePointer(scroller, sheets, {
    text,
    index,
    focusedId,
    selection,
    hit,
    onFocus: (id) => onFocusCoding?.(id),
    onHover: setHoveredId,
    onReleased: () => props.onPointerSelect?.(),
    onMenu: (place) => props.onTextMenu?.(place) ?? false,
  });
  const changeZoom = (to: 1 | -1 | 'width'): void => {
    const next = to === 'width' ? to : nextZoom(zoomOf(stack.scale), to);
    if (next !== null) onZoom(next);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Escape' || openRestId === null) return props.onKey?.(event) ?? false;
    setOpenRestId(null);
    return true;
  };
  usePageKeys(scroller, { text, selection, onZoom: changeZoom, onKey });

  const marginPlaces = useMemo(
    () => marginOfPages(placed, text, stack, near, index, marginIn(frame.room)),
    [placed, text, stack, near, index, frame.room],
  );
  const choose = (id: string): void => {
    onFocusCoding?.(id);
    scroller.current?.focus({ preventScroll: true });
  };
  const edgePlace = (offset: number, side: 'left' | 'right') => {
    const box = placeOf(offset);
    return box && { left: box[side], top: box.top, height: box.height };
  };
  const edgesOf = ({ start, end }: Span) => ({
    start: edgePlace(start, 'left'),
    end: edgePlace(Math.max(start, end - 1), 'right'),
  });

  // Pages that hold an end of the selection keep their words; otherwise the browser would lose it.
  const withWords = new Set(near);
  for (const end of ends ? [ends.base, ends.head] : []) {
    const run = runAt(placed, end);
    if (run) withWords.add(run.page);
  }
  const caret = ends && ends.base === ends.head ? placeOf(ends.head) : null;
  const seen = places.seen();
  return (
    <div className={styles.surface}>
      <PageToolbar
        page={frame.current + 1}
        pages={pages.length}
        zoom={zoom}
        shown={zoomOf(stack.scale)}
        onPage={(page) => {
          const sheet = stack.sheets[page - 1];
          if (sheet) frame.scrollTo(sheet.top, 0);
        }}
        onZoom={onZoom}
        onDone={() => scroller.current?.focus({ preventScroll: true })}
      />
      {props.notice}
      <div className={styles.desk}>
        <div
          ref={scroller}
          className={styles.scroller}
          onScroll={props.onScrolled}
          // The keyboard scrolls, selects and codes here.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="document"
          aria-label={labels.text}
          onCopy={(event) => {
            const selected = now();
            if (!selected || selected.start === selected.end) return;
            event.preventDefault();
            event.clipboardData.setData('text/plain', text.slice(selected.start, selected.end));
          }}
        >
          {props.head}
          <div className={styles.pages} style={{ width: stack.width + besideIn(frame.room) }}>
            <div
              ref={sheets}
              className={cx(styles.stack, hoveredId !== null && styles.onCoding)}
              style={{ width: stack.width, height: stack.height }}
            >
              {[...withWords]
                .toSorted((a, b) => a - b)
                .map((page) => {
                  const sheet = stack.sheets[page];
                  const laid = pages[page];
                  if (!sheet || !laid) return null;
                  return (
                    <PageSheet
                      key={laid.page}
                      place={sheet}
                      scale={stack.scale}
                      page={laid.page}
                      label={props.pageLabel(laid.page)}
                      file={props.file}
                      isWordsOnly={props.isWordsOnly}
                      isDrawn={near.includes(page)}
                      runs={placed.pages[page] ?? []}
                      text={text}
                      language={props.language}
                      onLayer={layers.set}
                      onFailure={props.onFailure}
                    />
                  );
                })}
              {caret && (
                <span
                  className={styles.caret}
                  style={{ left: caret.left, top: caret.top, height: caret.height }}
                  aria-hidden
                />
              )}
              {tinted && props.onResize && (
                <EdgeHandles
                  id={tinted.id}
                  edges={edgesOf(tinted)}
                  colour={tinted.colour}
                  labels={labels}
                  {...pulled.handlers}
                />
              )}
              {props.beside && (
                <BesideSpan edges={edgesOf(props.beside.span)} scroller={scroller}>
                  {props.beside.content}
                </BesideSpan>
              )}
            </div>
            <div className={styles.margin} style={{ width: marginIn(frame.room) }}>
              <Margin
                places={marginPlaces}
                codings={byId}
                focusedId={focusedId}
                hoveredId={hoveredId}
                openRestId={openRestId}
                label={labels.margin}
                restLabel={labels.rest}
                onHover={setHoveredId}
                onOpenRest={setOpenRestId}
                card={props.card ?? null}
                onChoose={choose}
                onMenu={(id, at) => {
                  choose(id);
                  props.onCodingMenu?.(id, at);
                }}
              />
            </div>
          </div>
        </div>
        <DensityStrip
          spans={codings}
          length={text.length}
          view={seen ? { from: seen.start / text.length, to: seen.end / text.length } : { from: 0, to: 1 }}
          label={labels.density}
          onGo={(offset) => reveal({ start: offset, end: offset })}
        />
      </div>
    </div>
  );
}
