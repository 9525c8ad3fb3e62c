// A dialog that chooses one file, shows what it would change here, and then imports it.
import { useState } from 'react';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';

export interface FilePreview<T> {
  readonly file: ChosenFile | null;
  /** Takes the first of these files. The same file may be chosen again, after it was edited. */
  readonly choose: (files: readonly ChosenFile[]) => void;
  /**
   * What this file would change. It stays while the file is looked at again with other settings, so that controls made
   * from it keep the focus. Undefined until the file has been read, and if that fails.
   */
  readonly preview: T | undefined;
  readonly problem: Error | undefined;
  /** Whether the file is being read, with the settings of now. */
  readonly loading: boolean;
}

/**
 * Previews a file, and again after changes of the project. `settings` must name everything besides the file that
 * `look` depends on.
 */
export function useFilePreview<T>(
  settings: unknown,
  look: (asking: Client<Api>, file: ChosenFile) => Promise<T>,
): FilePreview<T> {
  const [{ file, time }, setChosen] = useState<{ file: ChosenFile | null; time: number }>({
    file: null,
    time: 0,
  });
  const { value, error, loading } = useAnswer(
    file && JSON.stringify([time, settings]),
    async (asking) => file && { time, preview: await look(asking, file) },
  );
  const isOfThisFile = error === undefined && value?.time === time;
  return {
    file,
    choose: ([first]) => setChosen((last) => ({ file: first ?? null, time: last.time + 1 })),
    preview: isOfThisFile ? value.preview : undefined,
    problem: error,
    loading,
  };
}
