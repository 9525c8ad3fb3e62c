// Fetches the marked stretches of rows when they come into view, in one call for all.
import { createContext, use, useEffect, useState } from 'react';
import type { LayerRequest } from '#core/counting/request.ts';
import type { MarkedText } from '#electron/services/queries.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { gathering } from './gathering.ts';

/** The query whose parts are marked in the rows below. */
export interface MarkedQuery {
  readonly text: string;
  readonly parts: readonly MarkedPart[];
  readonly layer: LayerRequest | undefined;
}

/** A part of the query: its letter, the text that asks for it, and the colour of its code. */
export interface MarkedPart {
  readonly letter: string;
  readonly text: string;
  /** Null for words. */
  readonly colour: number | null;
}

/** The query of the list; null in the list of one code, whose rows are shown without marks. */
export const MarkedIn = createContext<MarkedQuery | null>(null);

interface Question {
  readonly of: MarkedQuery;
  readonly row: PassageRow;
}

const load = gathering<Question, MarkedText | null>(async (questions) => {
  const [first] = questions;
  if (!first) return [];
  // Questions of one moment are all about the query on the screen.
  const { text, parts, layer } = first.of;
  return api.queries.marks({
    text,
    parts: parts.map((part) => part.text),
    ...(layer === undefined ? {} : { layer }),
    rows: questions.map(({ row: { sourceId, span } }) => ({ sourceId, span })),
  });
}, 50);

/** The stretch of a row with its marks; undefined until known, null where the row has none. */
export function useMarked({ sourceId, span, codingIds }: PassageRow): MarkedText | null | undefined {
  const of = use(MarkedIn);
  const version = useProject((state) => state.versions.coding ?? 0);
  const isAsked = of !== null && span !== null;
  const key = isAsked ? JSON.stringify([of.text, of.parts, of.layer, version, sourceId, span]) : null;
  const [known, setKnown] = useState<{ readonly key: string; readonly value: MarkedText | null }>();
  useEffect(() => {
    if (key === null || of === null) return undefined;
    let gone = false;
    load({ of, row: { sourceId, span, codingIds } }).then((value) => {
      if (!gone) setKnown({ key, value });
    }, showError);
    return () => {
      gone = true;
    };
    // The key represents all that matters here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return key === null ? null : known?.value;
}
