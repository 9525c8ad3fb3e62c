import { useMemo } from 'react';
import { keySets, type KeySet } from '#renderer/features/reader/class-keys.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';

export interface TriageKeys {
  readonly sets: readonly KeySet[];
  /** The set of codes in use; null if no code has a key. */
  readonly set: KeySet | null;
  readonly keys: KeySet['keys'];
  readonly choose: (setId: string) => void;
}

/** The codes applied by the digits, as in Read. */
export function useTriageKeys(): TriageKeys {
  const codebook = useProject((state) => state.codebook);
  const sets = useMemo(() => keySets(codebook), [codebook]);
  const [chosen, choose] = useChoice('reader.classify.by', '');
  const set = sets.find(({ id }) => id === chosen) ?? sets[0] ?? null;
  return { sets, set, keys: set?.keys ?? [], choose };
}
