import type { MemoRecord } from '#core/records.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';

type Memos = ReadonlyMap<string, MemoRecord>;

const seenBy = derived(({ tables }, blindId: string | null) => seenMemos(tables.memo, blindId));

/**
 * The memos that the working coder may see: in a second pass only their own, because the others reveal the first pass.
 */
export function useSeenMemos(): Memos {
  return useProject(seenBy(useBlindCoderId()));
}

/** All memos, or those of the blind coder; `blindId` is null if nobody codes blind. */
export function seenMemos(memos: Memos, blindId: string | null): Memos {
  return blindId === null ? memos : new Map([...memos].filter(([, { coderId }]) => coderId === blindId));
}
