// The text of a field that is saved when the field is left. What is kept may change while somebody types: by the answer to
// an earlier save, in another window, or by somebody else. What was typed since then stays.

export interface Draft {
  /** The kept text that the field last knew of. */
  readonly base: string;
  readonly text: string;
  /** The text that was last sent to be kept; null while nothing was. */
  readonly sent: string | null;
}

/** A field that shows what is kept. */
export function draftOf(kept: string): Draft {
  return { base: kept, text: kept, sent: null };
}

/** Whether the field holds words that are neither kept nor on their way. */
export function isUnsent({ base, text, sent }: Draft): boolean {
  return text !== (sent ?? base);
}

/** The field once it knows that this is kept: it shows it, unless somebody has typed something else since the last save. */
export function draftOver(draft: Draft, kept: string): Draft {
  if (kept === draft.base) return draft;
  return isUnsent(draft) ? { base: kept, text: draft.text, sent: null } : draftOf(kept);
}

/** The field after what was sent was refused: what is kept, unless somebody has typed something else meanwhile. */
export function draftRefused(draft: Draft, refused: string): Draft {
  return draft.text === refused ? draftOf(draft.base) : { ...draft, sent: null };
}
