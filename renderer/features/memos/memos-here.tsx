import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { beginMemo, chooseMemo } from '#renderer/common/openers/open-memo.ts';

/** A new memo, wherever one is in an open project. Among the memos the screen has its own way to one. */
export function MemosHere() {
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const isAmongMemos = useWorkspace((state) => state.screen === 'memos');
  // The memo that lies open in one project is not there in the next.
  useEffect(() => () => chooseMemo(null), []);
  useActions(readOnly || isAmongMemos ? {} : { 'edit.memo': () => beginMemo({ about: 'free' }) });
  return null;
}
