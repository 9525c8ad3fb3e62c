import { useSyncExternalStore } from 'react';
import type { Theme } from '#core/codes/colours.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

function watch(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}

/** Whether the page is light or dark now, by setting or by the system. */
export function useGround(): Theme {
  const chosen = useWorkspace((state) => state.theme);
  const system = useSyncExternalStore(watch, () => (dark.matches ? 'dark' : 'light'));
  return chosen === 'system' ? system : chosen;
}
