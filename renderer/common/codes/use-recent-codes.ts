import { useCallback } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { recentCodes, rememberCode } from './recent-codes.ts';

/** The codes applied most recently in this project, newest first, and a function that adds one. */
export function useRecentCodes(): readonly [readonly string[], (codeId: string) => void] {
  const path = useProject(({ open }) => open?.path ?? '');
  const recent = useWorkspace((state) => recentCodes(state, path));
  return [recent, useCallback((codeId: string) => rememberCode(path, codeId), [path])];
}
