// Questions that a screen keeps up to date: it asks again when a change touches a table that the answer was read from.
// The program reports these tables with each answer.
import { useEffect, useRef, useState } from 'react';
import type { TableName } from '#core/records.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { askingClient } from '#renderer/api.ts';
import { isTrueStill, type Reads, type Versions } from '#renderer/state/questions.ts';
import { projectStore } from '#renderer/state/project.ts';

export interface Answer<T> {
  /** The latest answer, kept while a new one is under way; undefined before the first. */
  readonly value: T | undefined;
  readonly error: Error | undefined;
  readonly loading: boolean;
}

/**
 * Asks a question with the given client and no other, so that the tables read are known. The signal is aborted when the
 * answer is no longer wanted.
 */
export type Ask<T> = (asking: Client<Api>, signal: AbortSignal) => Promise<T>;

/**
 * Asks the store a question, and again when a published change touches a table read for the answer, or when `key`
 * changes. `key` must name everything `ask` depends on; null asks nothing. `isFixed` promises that the key determines
 * the answer, as a hash does, so no change can alter it.
 */
export function useAnswer<T>(key: string | null, ask: Ask<T>, { isFixed = false } = {}): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T> & { key: string | null }>({
    key: null,
    value: undefined,
    error: undefined,
    loading: true,
  });
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (key === null) return undefined;
    return keepAsking<T>(
      (asking, signal) => latest.current(asking, signal),
      (value, error) => setAnswer({ key, value, error, loading: false }),
      isFixed,
    );
  }, [key, isFixed]);
  return answer.key === key ? answer : { value: answer.value, error: undefined, loading: key !== null };
}

/** One round of asking, which may send several calls, and the tables they read. */
interface Asked {
  readonly at: Versions;
  readonly ended: AbortController;
  readonly reads: Set<TableName>;
  /** Whether every call reported the tables it read. */
  isKnown: boolean;
  isAnswered: boolean;
  /** Whether the answer can never change. */
  isFinal: boolean;
}

/** Asks again and again until the returned function is called; `onAnswer` receives each answer and each error. */
function keepAsking<T>(
  ask: Ask<T>,
  onAnswer: (value: T | undefined, error: Error | undefined) => void,
  isFixed: boolean,
): () => void {
  let latest: Asked;
  const isTrue = ({ isFinal, isKnown, reads, at }: Asked): boolean =>
    isFinal ||
    isTrueStill(isKnown && reads.size > 0 ? [...reads] : null, at, projectStore.getState().versions);
  const begin = (): void => {
    const at = projectStore.getState().versions;
    const mine: Asked = {
      at,
      ended: new AbortController(),
      reads: new Set(),
      isKnown: true,
      isAnswered: false,
      isFinal: false,
    };
    latest = mine;
    const noteReads = (reads: Reads): void => {
      if (reads) for (const table of reads) mine.reads.add(table);
      else mine.isKnown = false;
    };
    const answered = (value: T | undefined, error: Error | undefined): void => {
      if (mine.ended.signal.aborted) return;
      mine.isAnswered = true;
      mine.isFinal = isFixed && error === undefined;
      // An error may come from a state that has already passed, so it is reported only if nothing has changed since.
      if (isTrue(mine) || error === undefined) onAnswer(value, error);
      if (!isTrue(mine)) begin();
    };
    ask(askingClient(mine.ended.signal, noteReads), mine.ended.signal).then(
      (value) => answered(value, undefined),
      (error: unknown) => answered(undefined, error as Error),
    );
  };
  begin();
  const unsubscribe = projectStore.subscribe(({ open }) => {
    // A closed study answers no questions.
    if (open !== null && latest.isAnswered && !isTrue(latest)) begin();
  });
  return () => {
    unsubscribe();
    latest.ended.abort();
  };
}
