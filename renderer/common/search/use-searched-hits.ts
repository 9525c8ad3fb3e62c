import { useEffect, useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import type { SearchRequest } from '#core/search/request.ts';
import type { Span } from '#core/span.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useHeldSearch } from './held-search.ts';

export interface SearchedHits {
  readonly spans: readonly Span[];
  /** The index of the hit that was opened; -1 if it is in another source. */
  readonly index: number;
}

/** The hits in a text, and the search they belong to. */
interface Marked {
  readonly request: SearchRequest;
  readonly textHash: string;
  readonly spans: readonly Span[];
}

const none: SearchedHits = { spans: [], index: -1 };

/**
 * The hits to mark in the open source, from the search beside the text. `isAsStored` says that the text on the screen
 * is the one searched; while it is being edited, the places would be wrong.
 */
export function useSearchedHits(source: SourceRecord, isAsStored: boolean): SearchedHits {
  const held = useHeldSearch();
  const [found, setFound] = useState<Marked | null>(null);
  const { id, textHash } = source;
  const request = held?.request;
  useEffect(() => {
    if (!request) return undefined;
    const gone = new AbortController();
    api.search.hitsIn({ request, sourceId: id }, { signal: gone.signal }).then(
      (answer) => {
        if (!gone.signal.aborted) setFound({ ...answer, request });
      },
      (error: unknown) => {
        if (!gone.signal.aborted) showError(error);
      },
    );
    return () => gone.abort();
    // A changed text has other hits.
  }, [request, id, textHash]);
  if (!held || !isAsStored || found?.textHash !== textHash || found.request !== request) return none;
  const { row } = held;
  const index =
    row.sourceId === id
      ? found.spans.findIndex(({ start, end }) => start === row.start && end === row.end)
      : -1;
  return { spans: found.spans, index };
}
