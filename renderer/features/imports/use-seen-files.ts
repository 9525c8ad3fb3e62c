import { useEffect, useEffectEvent, useState } from 'react';
import { distinctNames } from '#core/imports/file-facts/distinct-names.ts';
import { api, host } from '#renderer/api.ts';
import type { SeenFile } from './text-lines.ts';
import type { Files } from './use-files.ts';

/** So many files are handed over before the import, so that their texts can be looked at too, where that takes time. */
const MOST_HANDED = 50;

const nothing = (): void => undefined;

/**
 * The files that were chosen, folders opened, and how the texts of a few begin; by their names alone until that is known.
 * `isKnown` is false while a folder has not been opened yet.
 */
export function useSeenFiles(chosen: Files): {
  readonly files: readonly SeenFile[];
  readonly isKnown: boolean;
  /** Whether the texts were looked at, those that can be. */
  readonly isLookedAt: boolean;
} {
  const [seen, setSeen] = useState<{ readonly of: string; readonly files: readonly SeenFile[] }>();
  const key = JSON.stringify(chosen.names);
  const byName = distinctNames(chosen.names.map((name) => ({ name, path: null }))).map((name) => ({
    name,
    beginning: null,
  }));
  const look = useEffectEvent(async (signal: AbortSignal): Promise<readonly SeenFile[]> => {
    // Beside the program that reads them, files are handed over by their places alone.
    const isHandedOver = chosen.count <= MOST_HANDED || host.chooseFiles !== null;
    if (!isHandedOver) return byName;
    try {
      const handed = await chosen.handOver(nothing, signal);
      if (signal.aborted || handed.length === 0) return byName;
      const files = handed.map(({ reference, name }) => ({ reference, name }));
      return await api.imports.look({ files }, { signal });
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
  const isLookedAt = shown !== undefined;
  return { files: shown ?? byName, isKnown: isLookedAt || chosen.folders === 0, isLookedAt };
}
