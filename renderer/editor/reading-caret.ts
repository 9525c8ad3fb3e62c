// The caret of Read: the browser's selection in text that cannot be edited, moved by keys like an editor's caret. No
// input method can start there.
import type { EditorView } from '@tiptap/pm/view';
import { TextSelection } from '@tiptap/pm/state';
import type { Span } from '#core/span.ts';
import { positionMap } from './position-map.ts';

interface Motion {
  readonly direction: 'forward' | 'backward';
  readonly granularity: 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary';
}

/** The motion of a key; null for other keys. The surface handles page keys, because it knows the page height. */
export function motionOf(event: KeyboardEvent, onApple: boolean): Motion | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  const byWord = onApple ? altKey : ctrlKey;
  const toEnd = onApple && metaKey;
  if (onApple ? ctrlKey : altKey || metaKey) return null;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const granularity = toEnd ? 'lineboundary' : byWord ? 'word' : 'character';
      return { direction: key === 'ArrowRight' ? 'forward' : 'backward', granularity };
    }
    case 'ArrowUp':
    case 'ArrowDown':
      // With Ctrl (⌘) these keys go to another source.
      if (onApple ? metaKey : ctrlKey) return null;
      return { direction: key === 'ArrowDown' ? 'forward' : 'backward', granularity: 'line' };
    case 'Home':
    case 'End':
      return {
        direction: key === 'End' ? 'forward' : 'backward',
        granularity: ctrlKey ? 'documentboundary' : 'lineboundary',
      };
    default:
      return null;
  }
}

/** Moves the caret or, with `extend`, the moving end of the selection. */
export function move(view: EditorView, { direction, granularity }: Motion, extend: boolean): void {
  const selection = view.dom.ownerDocument.getSelection();
  if (!selection) return;
  if (!selection.focusNode || !view.dom.contains(selection.focusNode)) selectIn(view, { start: 0, end: 0 });
  if (granularity === 'documentboundary') {
    // The browser would continue to the end of the page, because this text is not a document of its own.
    goTo(view, direction === 'forward' ? positionMap(view.state.doc).length : 0, extend);
    return;
  }
  const before = extend ? selectedIn(view) : null;
  if (!extend && !selection.isCollapsed && granularity === 'character') {
    if (direction === 'forward') selection.collapseToEnd();
    else selection.collapseToStart();
    return;
  }
  selection.modify(extend ? 'extend' : 'move', direction, granularity);
  // After the last line the browser continues to what follows the text on the page.
  if (selection.focusNode && view.dom.contains(selection.focusNode)) return;
  const end = direction === 'forward' ? positionMap(view.state.doc).length : 0;
  if (!extend || !before) goTo(view, end, false);
  else selectIn(view, { start: Math.min(before.base, end), end: Math.max(before.base, end) });
}

/** Sets the caret or, with `extend`, the moving end of the selection to an offset. */
export function goTo(view: EditorView, offset: number, extend: boolean): void {
  if (!extend) {
    selectIn(view, { start: offset, end: offset });
    return;
  }
  const at = view.domAtPos(positionMap(view.state.doc).toPosition(offset));
  view.dom.ownerDocument.getSelection()?.extend(at.node, at.offset);
}

/** The selection; `start === end` is a caret. */
export interface Selected extends Span {
  /** The fixed end and the moving end. */
  readonly base: number;
  readonly head: number;
}

/** The selection as a span of the text; null if it is elsewhere. */
export function selectedIn(view: EditorView): Selected | null {
  const selection = view.dom.ownerDocument.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  if (!anchorNode || !focusNode) return null;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return null;
  const map = positionMap(view.state.doc);
  const base = map.toOffset(view.posAtDOM(anchorNode, anchorOffset ?? 0));
  const head = map.toOffset(view.posAtDOM(focusNode, focusOffset ?? 0));
  return { start: Math.min(base, head), end: Math.max(base, head), base, head };
}

/** Selects a span, or sets the caret if the span is empty, in Read and in Write. */
export function selectIn(view: EditorView, span: Span): void {
  const map = positionMap(view.state.doc);
  const [from, to] = [map.toPosition(span.start), map.toPosition(span.end)];
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  if (view.editable) return;
  const anchor = view.domAtPos(from, 1);
  const head = view.domAtPos(to, from === to ? 1 : -1);
  view.dom.ownerDocument.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset);
}
