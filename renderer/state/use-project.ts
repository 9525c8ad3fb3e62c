import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '#core/errors.ts';
import type { TableName } from '#core/records.ts';
import { projectStore, type ProjectState } from './project.ts';

/** A part of the project's state; the component renders again when that part changes. */
export function useProject<T>(select: (state: ProjectState) => T): T {
  return useStore(projectStore, select);
}

export interface Answer<T> {
  /** The last answer, also while a new one is under way; undefined before the first. */
  readonly value: T | undefined;
  readonly error: AppError | Error | undefined;
  readonly loading: boolean;
}

/**
 * Asks the store a question and asks it again when a published change touches one of `tables`, or when `key`
 * changes. `key` must say all that `ask` depends on; null asks nothing.
 */
export function useAnswer<T>(
  key: string | null,
  tables: readonly TableName[],
  ask: () => Promise<T>,
): Answer<T> {
  const version = useProject((state) => tables.reduce((sum, table) => sum + (state.versions[table] ?? 0), 0));
  const [answer, setAnswer] = useState<Answer<T> & { key: string | null }>({
    key: null,
    value: undefined,
    error: undefined,
    loading: true,
  });
  const asked = useEffectEvent(ask);
  useEffect(() => {
    if (key === null) return undefined;
    let stale = false;
    asked().then(
      (value) => {
        if (!stale) setAnswer({ key, value, error: undefined, loading: false });
      },
      (error: unknown) => {
        if (!stale) setAnswer({ key, value: undefined, error: error as Error, loading: false });
      },
    );
    return () => {
      stale = true;
    };
  }, [key, version]);
  return answer.key === key ? answer : { value: answer.value, error: undefined, loading: key !== null };
}
