import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { beginMemo, chooseMemo } from '#renderer/common/openers/open-memo.ts';

/** The action for a new memo, available anywhere in an open project; the Memos screen has its own. */
export function MemosHere() {
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const isAmongMemos = useWorkspace((state) => state.screen === 'memos');
  // Another project has other memos.
  useEffect(() => () => chooseMemo(null), []);
  useActions(readOnly || isAmongMemos ? {} : { 'edit.memo': () => beginMemo({ about: 'free' }) });
  return null;
}
