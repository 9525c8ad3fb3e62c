import { useEffect, useState } from 'react';
import type { MemoRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { MemoWriting } from '#renderer/common/memos/memo-writing.ts';
import { noteStored, type Sheet } from '#renderer/common/openers/open-memo.ts';
import { useSavedOnLeaving } from '#renderer/common/memos/saved-on-leaving.ts';

/** Outlives the screen: on return before the memo is stored, writing continues on the same one. */
let last: { readonly key: number; readonly writing: MemoWriting } | null = null;

/** The writing of a sheet, saved when the sheet or the page closes. `memo` is its row; undefined until it is stored. */
export function useMemoWriting(sheet: Sheet, memo: MemoRecord | undefined): MemoWriting {
  const [writing] = useState(() => {
    if (last?.key !== sheet.key) last = { key: sheet.key, writing: begun(sheet, memo) };
    return last.writing;
  });
  useEffect(() => {
    if (memo) writing.hear(memo);
  }, [memo, writing]);
  useSavedOnLeaving(writing);
  return writing;
}

function begun(sheet: Sheet, memo: MemoRecord | undefined): MemoWriting {
  return new MemoWriting(memo ?? null, {
    add: async (text) => {
      const { id } = await api.memos.add({ ...sheet.begun, ...text });
      noteStored(sheet.key, id);
      return id;
    },
    update: (id, text) => api.memos.update({ id, ...text }),
    failed: showError,
  });
}
