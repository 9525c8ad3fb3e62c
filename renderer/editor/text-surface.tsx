// The text of one source with its codings, for reading, coding and writing. It knows no store: codings come in as
// props, requests go out as callbacks.
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { RichText } from '#core/text/rich-text.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { BesideSpan } from './beside-span.tsx';
import { DensityStrip } from './density-strip.tsx';
import { EdgeHandles } from './edge-handles.tsx';
import { holdTyping } from './held-typing.ts';
import { Margin } from './margin.tsx';
import { positionMap, textOf } from './position-map.ts';
import { selectedIn, selectIn } from './reading-caret.ts';
import { isInSight, revealSpan } from './reveal-span.ts';
import { isExternal } from './source-editor.ts';
import { indexSpans } from './spans-near.ts';
import type { SurfaceHandle, SurfaceProps, SurfaceSelection } from './surface.ts';
import { useCaretBox } from './use-caret-box.ts';
import { useCodingPointer } from './use-coding-pointer.ts';
import { usePulledEdge } from './use-pulled-edge.ts';
import { useSourceEditor } from './use-source-editor.ts';
import { useSurfaceKeys } from './use-surface-keys.ts';
import { useSurfaceLayout } from './use-surface-layout.ts';
import { useTopLine } from './use-top-line.ts';
import { boxAt, offsetAtPoint } from './visible-text.ts';
import { wholeWords } from './word-edges.ts';
import styles from './text-surface.module.css';
import './prosemirror.css';

export interface TextSurfaceProps extends SurfaceProps {
  /** Identifies the text: another key creates another editor. */
  readonly textKey: string;
  readonly content: RichText;
  readonly mode: 'read' | 'write';
  /** The editor now shows this document from outside; the analyst did not edit it. */
  readonly onDocument?: (doc: Node) => void;
  /** The analyst edited the text, or moved the caret while writing. */
  readonly onTransaction?: (transaction: Transaction) => void;
}

const noSpans: readonly never[] = [];
/**
 * The browser skips blocks far from the screen and therefore watches every block at each key press. A text with more
 * blocks than this is laid out whole instead.
 */
const MAX_WATCHED_BLOCKS = 8_000;

export function TextSurface(props: TextSurfaceProps) {
  const { textKey, content, mode, codings, focusedId, labels, onSelect, onFocusCoding } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const margin = useRef<HTMLDivElement>(null);
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const [openRestId, setOpenRestId] = useState<string | null>(null);

  const [, setDoc] = useState<Node | null>(null);
  const editor = useSourceEditor(host, textKey, content, mode, (transaction) => {
    if (isExternal(transaction)) props.onDocument?.(transaction.doc);
    else props.onTransaction?.(transaction);
    // Rendering paints and measures the new text.
    if (transaction.docChanged) setDoc(transaction.doc);
  });
  const onDocument = useRef(props.onDocument);
  onDocument.current = props.onDocument;
  useLayoutEffect(() => {
    if (editor) onDocument.current?.(editor.state.doc);
  }, [editor]);
  const index = useMemo(() => indexSpans(codings), [codings]);
  const byId = useMemo(() => new Map(codings.map((coding) => [coding.id, coding])), [codings]);
  const focused = (focusedId !== null && byId.get(focusedId)) || null;
  const pulled = usePulledEdge(
    focused,
    () => (editor ? textOf(editor.state.doc) : ''),
    (x, y) => editor && offsetAtPoint(editor.view, x, y),
    props.onResize,
  );
  const tinted = pulled.drawn;

  const layout = useSurfaceLayout({
    editor,
    scroller,
    page,
    margin,
    index,
    pending: props.pending ?? noSpans,
    tinted,
    marked: props.marked ?? null,
    found: props.found ?? noSpans,
    foundIndex: props.foundIndex ?? -1,
  });
  const caret = useCaretBox(editor, mode === 'read', page, layout.version);

  const topLine = useTopLine(editor, scroller);
  const selection = useCallback(
    (): SurfaceSelection | null => (editor ? selectedIn(editor.view) : null),
    [editor],
  );

  useImperativeHandle(
    props.ref,
    (): SurfaceHandle => ({
      text: () => (editor ? textOf(editor.state.doc) : ''),
      selection,
      select: (span) => editor && selectIn(editor.view, span),
      reveal: (span) => {
        if (editor && scroller.current) revealSpan(editor.view, scroller.current, span);
      },
      isInSight: (offset) =>
        editor !== null && scroller.current !== null && isInSight(editor.view, scroller.current, offset),
      firstInSight: topLine.first,
      bringToTop: topLine.bring,
      boxesOf(span) {
        const visible = layout.visible();
        const first = boxAt(visible, span.start);
        const last = boxAt(visible, Math.max(span.start, span.end - 1));
        return first && last && { first, last };
      },
      offsetAt: (x, y) => (editor ? offsetAtPoint(editor.view, x, y) : null),
      isComposing: () => editor?.view.composing ?? false,
      holdTyping: () => (editor ? holdTyping(editor) : () => undefined),
      focus: () => editor?.view.dom.focus({ preventScroll: true }),
    }),
    [editor, layout, selection, topLine],
  );

  useEffect(() => {
    if (!editor) return undefined;
    const { dom } = editor.view;
    dom.setAttribute('role', 'textbox');
    dom.setAttribute('aria-multiline', 'true');
    dom.setAttribute('aria-label', labels.text);
    dom.setAttribute('aria-readonly', String(mode === 'read'));
    return undefined;
  }, [editor, labels.text, mode]);

  useEffect(() => {
    const onChange = (): void => {
      onSelect?.(selection());
    };
    document.addEventListener('selectionchange', onChange);
    return () => {
      document.removeEventListener('selectionchange', onChange);
    };
  }, [selection, onSelect]);

  useSurfaceKeys(editor, scroller, mode, (event) => {
    if (event.key !== 'Escape' || openRestId === null) return props.onKey?.(event) ?? false;
    setOpenRestId(null);
    return true;
  });

  useCodingPointer(editor, host, {
    index,
    visible: layout.visible,
    focusedId,
    onFocus: (id) => onFocusCoding?.(id),
    onHover: setHoveredId,
    onReleased: (exactly) => {
      if (!exactly && mode === 'read') selectWholeWords();
      props.onPointerSelect?.();
    },
    onMenu: (place) => props.onTextMenu?.(place) ?? false,
  });

  const selectWholeWords = (): void => {
    const now = selection();
    if (!editor || !now || now.start === now.end) return;
    const whole = wholeWords(textOf(editor.state.doc), now);
    if (whole.start < now.start || whole.end > now.end) selectIn(editor.view, whole);
  };

  const chosen = (id: string): void => {
    onFocusCoding?.(id);
    editor?.view.dom.focus({ preventScroll: true });
  };

  const length = editor ? positionMap(editor.state.doc).length : 0;
  return (
    <div className={styles.surface} lang={props.language ?? undefined}>
      <div className={styles.scroller} ref={scroller} onScroll={props.onScrolled}>
        {props.head}
        <div className={styles.page} ref={page}>
          <div
            className={cx(
              styles.text,
              mode === 'read' && styles.reading,
              hoveredId !== null && styles.onCoding,
            )}
            ref={host}
            data-painted
            data-laid-out={content.content.length > MAX_WATCHED_BLOCKS ? 'whole' : undefined}
          />
          <div className={styles.margin} ref={margin}>
            <Margin
              places={layout.places}
              codings={byId}
              focusedId={focusedId}
              hoveredId={hoveredId}
              openRestId={openRestId}
              label={labels.margin}
              restLabel={labels.rest}
              onHover={setHoveredId}
              onOpenRest={setOpenRestId}
              card={props.card ?? null}
              onChoose={chosen}
              onMenu={(id, at) => {
                chosen(id);
                props.onCodingMenu?.(id, at);
              }}
            />
          </div>
          {caret && <span className={styles.caret} style={caret} aria-hidden />}
          {tinted && mode === 'read' && props.onResize && (
            <EdgeHandles
              id={tinted.id}
              edges={layout.edgesOf(tinted)}
              colour={tinted.colour}
              labels={labels}
              {...pulled.handlers}
            />
          )}
          {props.beside && (
            <BesideSpan edges={layout.edgesOf(props.beside.span)} scroller={scroller}>
              {props.beside.content}
            </BesideSpan>
          )}
        </div>
      </div>
      <DensityStrip
        spans={codings}
        length={length}
        view={layout.share}
        label={labels.density}
        onGo={(offset) => {
          if (editor && scroller.current)
            revealSpan(editor.view, scroller.current, { start: offset, end: offset });
        }}
      />
    </div>
  );
}
