import { useState } from 'react';
import { draftOf, draftOver, draftRefused, isUnsent } from './draft.ts';

export interface DraftField {
  readonly text: string;
  /** Whether words were typed that are neither kept nor on their way. */
  readonly isChanged: boolean;
  readonly setText: (text: string) => void;
  /** Shows what is kept again. */
  readonly discard: () => void;
  /** Sends the text by `send`, and rejects as it does; a refused text gives way to what is kept. */
  readonly keep: (send: (text: string) => Promise<unknown>) => Promise<void>;
}

/** The text of a field for what is kept, which is saved when the field is left. */
export function useDraft(kept: string): DraftField {
  const [state, setDraft] = useState(() => draftOf(kept));
  const draft = draftOver(state, kept);
  if (draft !== state) setDraft(draft);
  const { text } = draft;
  return {
    text,
    isChanged: isUnsent(draft),
    setText: (next) => setDraft((now) => ({ ...now, text: next })),
    discard: () => setDraft((now) => draftOf(now.base)),
    keep: async (send) => {
      setDraft((now) => ({ ...now, sent: text }));
      try {
        await send(text);
      } catch (error) {
        setDraft((now) => draftRefused(now, text));
        throw error;
      }
    },
  };
}
