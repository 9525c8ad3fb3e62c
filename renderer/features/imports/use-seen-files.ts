import { distinctNames } from '#core/imports/file-facts/distinct-names.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { host } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import type { SeenFile } from './text-lines.ts';
import type { Files } from './use-files.ts';

/**
 * The maximum number of files that are handed over before the import to read their beginnings, if handing over takes
 * time.
 */
const MAX_HANDED_OVER = 50;

const nothing = (): void => undefined;

/**
 * The chosen files with folders opened and the beginnings of a few texts; only names until those are known. `isKnown`
 * is false while a folder has not been opened.
 */
export function useSeenFiles(chosen: Files): {
  readonly files: readonly SeenFile[];
  readonly isKnown: boolean;
  /** Whether the beginnings of the texts were read, where possible. */
  readonly isLookedAt: boolean;
} {
  const asked = chosen.count > 0 ? JSON.stringify(chosen.names) : null;
  const byName = distinctNames(chosen.names.map((name) => ({ name, path: null }))).map((name) => ({
    name,
    beginning: null,
  }));
  const look = async (asking: Client<Api>, _: string, signal: AbortSignal): Promise<readonly SeenFile[]> => {
    // In the desktop window handing a file over only passes its path.
    const isHandedOver = chosen.count <= MAX_HANDED_OVER || host.chooseFiles !== null;
    if (!isHandedOver) return byName;
    try {
      const handed = await chosen.handOver(nothing, signal);
      if (signal.aborted || handed.length === 0) return byName;
      const files = handed.map(({ reference, name }) => ({ reference, name }));
      return await asking.imports.look({ files });
    } catch {
      // Files that cannot be previewed are judged by name; the import itself reports what is wrong.
      return byName;
    }
  };
  const { found, isEarlier } = useLook(asked, '', look, { isFixed: true });
  const isLookedAt = found !== null && !isEarlier;
  return { files: isLookedAt ? found : byName, isKnown: isLookedAt || chosen.folders === 0, isLookedAt };
}
