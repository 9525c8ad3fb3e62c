import { useMemo } from 'react';
import type { MemoRecord } from '#core/records.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';

type Memos = ReadonlyMap<string, MemoRecord>;

/** The memos that the working coder may see: in a second pass one's own alone, for the others tell of the first pass. */
export function useSeenMemos(): Memos {
  const memos = useProject((state) => state.tables.memo);
  const blindId = useBlindCoderId();
  return useMemo(() => seenMemos(memos, blindId), [memos, blindId]);
}

/** All memos, or those of the coder who codes blind; `blindId` is null where nobody does. */
export function seenMemos(memos: Memos, blindId: string | null): Memos {
  return blindId === null ? memos : new Map([...memos].filter(([, { coderId }]) => coderId === blindId));
}
