// The place of the bar of codes: beside words selected by the pointer, from its release until a key press or a new
// selection.
import type { Span } from '#core/span.ts';
import type { SurfaceSelection } from '#renderer/editor/surface.ts';
import { meantPassage } from '#renderer/common/codes/passage-to-code.ts';
import type { ReaderDesk } from './reader-desk.ts';

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock']);

export function barAtSelection(desk: ReaderDesk) {
  let shownFor: Span | null = null;
  let watched: AbortController | null = null;
  const hide = (): void => {
    shownFor = null;
    watched?.abort();
    watched = null;
    if (desk.over.getState().barAt !== null) desk.over.setState({ barAt: null });
  };
  return {
    hide,
    /** Shows the bar after the pointer was released, if words are selected. */
    show(): void {
      hide();
      const { selected } = desk;
      const passage = selected && meantPassage(desk.text(), selected);
      if (!passage) return;
      shownFor = selected;
      desk.over.setState({ barAt: passage.span });
      watched = new AbortController();
      document.addEventListener('keydown', ({ key }) => !MODIFIERS.has(key) && hide(), {
        capture: true,
        signal: watched.signal,
      });
    },
    /** Notes the current selection. */
    told(selection: SurfaceSelection | null): void {
      if (shownFor && (selection?.start !== shownFor.start || selection.end !== shownFor.end)) hide();
    },
  };
}
