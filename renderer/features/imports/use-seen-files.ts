import { distinctNames } from '#core/imports/file-facts/distinct-names.ts';
import { api, host } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
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
  const asked = chosen.count > 0 ? JSON.stringify(chosen.names) : null;
  const byName = distinctNames(chosen.names.map((name) => ({ name, path: null }))).map((name) => ({
    name,
    beginning: null,
  }));
  const { found } = useLook(asked, '', async (_, signal): Promise<readonly SeenFile[]> => {
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
  const isLookedAt = found !== null;
  return { files: found ?? byName, isKnown: isLookedAt || chosen.folders === 0, isLookedAt };
}
