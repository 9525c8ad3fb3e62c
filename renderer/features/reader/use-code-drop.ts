import { useState, type DragEvent } from 'react';
import type { Span } from '#core/span.ts';
import { meantPassage, type MeantPassage } from '#renderer/common/codes/passage-to-code.ts';
import type { ReaderDesk } from './reader-desk.ts';

/** The drag type of a code; the data is its id. */
export const CODE_DRAG = 'application/x-concord-code';

export interface CodeDrop {
  /** What would be coded if the code were dropped now; null while it is not over the text. */
  readonly span: Span | null;
  /**
   * Attach these to the element around the text, in the capture phase: the text would take what is dropped for words.
   */
  readonly handlers: {
    readonly onDragOverCapture: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDropCapture: (event: DragEvent) => void;
  };
}

/** Lets a code be dropped on the text: on the selection to code that, elsewhere to code the sentence there. */
export function useCodeDrop(desk: ReaderDesk, canCode: boolean): CodeDrop {
  const [span, setSpan] = useState<Span | null>(null);
  const under = ({ clientX, clientY }: DragEvent): MeantPassage | null => {
    const text = desk.surface.current;
    const at = text?.offsetAt(clientX, clientY) ?? null;
    if (!text || at === null) return null;
    const { selected } = desk;
    const isOnIt = selected !== null && at >= selected.start && at <= selected.end;
    return meantPassage(text.text(), isOnIt ? selected : { start: at, end: at });
  };
  const isCode = (event: DragEvent): boolean => canCode && event.dataTransfer.types.includes(CODE_DRAG);
  return {
    span,
    handlers: {
      onDragOverCapture: (event) => {
        if (!isCode(event)) return;
        event.stopPropagation();
        const passage = under(event);
        const now = passage?.span ?? null;
        setSpan((before) => (before?.start === now?.start && before?.end === now?.end ? before : now));
        if (!passage) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave: (event) => {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setSpan(null);
      },
      onDropCapture: (event) => {
        if (!isCode(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setSpan(null);
        const passage = under(event);
        if (!passage) return;
        desk.bar.hide();
        desk.attempt(desk.actions.applyFromAside(event.dataTransfer.getData(CODE_DRAG), passage));
      },
    },
  };
}
