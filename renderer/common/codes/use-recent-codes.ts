import { useCallback } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { workspaceStore, useWorkspace } from '#renderer/state/workspace.ts';

const KEPT = 5;
const none: readonly string[] = [];

/** The codes applied last in this project, the latest first, and how one is added. */
export function useRecentCodes(): readonly [readonly string[], (codeId: string) => void] {
  const path = useProject(({ open }) => open?.path ?? '');
  const name = `reader.recent.${path}`;
  const recent = useWorkspace(({ choices }) => (choices[name] as readonly string[] | undefined) ?? none);
  const remember = useCallback(
    (codeId: string) => {
      workspaceStore.setState(({ choices }) => {
        const before = (choices[name] as readonly string[] | undefined) ?? none;
        const next = [codeId, ...before.filter((id) => id !== codeId)].slice(0, KEPT);
        return { choices: { ...choices, [name]: next } };
      });
    },
    [name],
  );
  return [recent, remember];
}
