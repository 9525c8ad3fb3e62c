// The content of the dialog for pasted text. It is kept while the project is open, so that closing the dialog loses
// nothing, and only in memory, because a text may be long.
import { useState } from 'react';
import { paragraphs } from '#core/text/plain-text.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { useProject } from '#renderer/state/use-project.ts';
import type { Kind } from './usual-class.ts';

export interface PasteDraft {
  readonly doc: RichText;
  readonly kind: Kind;
  readonly title: string;
  readonly date: string;
  readonly respondents: string;
}

const blank: PasteDraft = {
  doc: paragraphs(''),
  kind: 'document',
  title: '',
  date: '',
  respondents: '',
};

let kept: { readonly path: string; readonly draft: PasteDraft } | null = null;

/** The draft of this project, a function that changes it, and one that discards it. */
export function usePasteDraft(): {
  readonly draft: PasteDraft;
  readonly say: (part: Partial<PasteDraft>) => void;
  readonly forget: () => void;
} {
  const path = useProject((state) => state.open?.path ?? '');
  const [draft, setDraft] = useState(() => (kept?.path === path ? kept.draft : blank));
  return {
    draft,
    say: (part) => {
      kept = { path, draft: { ...draft, ...part } };
      setDraft(kept.draft);
    },
    forget: () => {
      kept = null;
    },
  };
}
