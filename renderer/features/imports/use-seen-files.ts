import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '#renderer/api.ts';
import type { SeenFile } from './text-lines.ts';
import type { Files } from './use-files.ts';

/** So many files are handed over before the import, so that their texts can be looked at too. */
const MOST_HANDED = 50;

const nothing = (): void => undefined;

/**
 * The files that were chosen, folders opened, and how the texts of a few begin; by their names alone until that is known.
 * `isKnown` is false while a folder has not been opened yet.
 */
export function useSeenFiles(chosen: Files): {
  readonly files: readonly SeenFile[];
  readonly isKnown: boolean;
} {
  const [seen, setSeen] = useState<{ readonly of: string; readonly files: readonly SeenFile[] }>();
  const key = JSON.stringify(chosen.names);
  const byName = chosen.names.map((name) => ({ name, beginning: null }));
  const look = useEffectEvent(async (signal: AbortSignal): Promise<readonly SeenFile[]> => {
    const isFew = chosen.count <= MOST_HANDED;
    try {
      const handed = isFew ? await chosen.handOver(nothing, signal) : chosen.ready;
      if (signal.aborted || handed.length === 0) return byName;
      const files = handed.map(({ reference, name }) => ({ reference, name }));
      const looked = await api.imports.look({ files }, { signal });
      return isFew
        ? looked
        : [...looked, ...chosen.dropped.map(({ path }) => ({ name: path, beginning: null }))];
    } catch {
      // What cannot be looked at is guessed from its name; the import itself says what is wrong.
      return byName;
    }
  });
  const isAsked = chosen.count > 0;
  useEffect(() => {
    if (!isAsked) return undefined;
    const gone = new AbortController();
    void look(gone.signal).then((files) => {
      if (!gone.signal.aborted) setSeen({ of: key, files });
    });
    return () => gone.abort();
  }, [key, isAsked]);
  const shown = seen?.of === key ? seen.files : undefined;
  return { files: shown ?? byName, isKnown: shown !== undefined || chosen.folders === 0 };
}
