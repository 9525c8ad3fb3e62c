// Questions that a screen goes on asking: again whenever something changes by which the answer goes. By what that is, the
// study tells with each answer.
import { useEffect, useRef, useState } from 'react';
import type { TableName } from '#core/records.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { askingClient } from '#renderer/api.ts';
import { isTrueStill, type Reads, type Versions } from '#renderer/state/questions.ts';
import { projectStore } from '#renderer/state/project.ts';

export interface Answer<T> {
  /** The last answer, also while a new one is under way; undefined before the first. */
  readonly value: T | undefined;
  readonly error: Error | undefined;
  readonly loading: boolean;
}

/** Asks by the client that it is given, and by no other: so it is known what the answer goes by. */
export type Ask<T> = (asking: Client<Api>) => Promise<T>;

/**
 * Asks the store a question, and asks it again when a published change touches what was read for the answer, or when `key`
 * changes. `key` must say all that `ask` depends on; null asks nothing. `isFixed` says that the key names what the answer is
 * made of, as a hash does: then no change makes it another.
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
      (asking) => latest.current(asking),
      (value, error) => setAnswer({ key, value, error, loading: false }),
      isFixed,
    );
  }, [key, isFixed]);
  return answer.key === key ? answer : { value: answer.value, error: undefined, loading: key !== null };
}

/** What one asking has read, in however many questions. */
interface Asked {
  readonly at: Versions;
  readonly ended: AbortController;
  readonly reads: Set<TableName>;
  /** Whether it is known of every question what was read for it. */
  isKnown: boolean;
  isAnswered: boolean;
  /** Answered for good. */
  isFinal: boolean;
}

/** Asks until the returned function is called; `told` hears each answer, and each failure. */
function keepAsking<T>(
  ask: Ask<T>,
  told: (value: T | undefined, error: Error | undefined) => void,
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
    const heard = (reads: Reads): void => {
      if (reads) for (const table of reads) mine.reads.add(table);
      else mine.isKnown = false;
    };
    const answered = (value: T | undefined, error: Error | undefined): void => {
      if (mine.ended.signal.aborted) return;
      mine.isAnswered = true;
      mine.isFinal = isFixed && error === undefined;
      // What failed may have failed by what is over: it is told where it fails as things are now.
      if (isTrue(mine) || error === undefined) told(value, error);
      if (!isTrue(mine)) begin();
    };
    ask(askingClient(mine.ended.signal, heard)).then(
      (value) => answered(value, undefined),
      (error: unknown) => answered(undefined, error as Error),
    );
  };
  begin();
  const unsubscribe = projectStore.subscribe(({ open }) => {
    // A study that is closed answers nothing.
    if (open !== null && latest.isAnswered && !isTrue(latest)) begin();
  });
  return () => {
    unsubscribe();
    latest.ended.abort();
  };
}
