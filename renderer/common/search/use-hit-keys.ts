import { useActions } from '#renderer/app/services/action-handlers.ts';
import { stepHit, useHeldSearch } from './held-search.ts';

/**
 * F3 goes to the next hit of the search beside the text, Shift+F3 to the one before, in whatever source it stands.
 * To be attached where it stays while one source gives way to another: a key in between is not lost.
 */
export function useHitKeys(): void {
  const held = useHeldSearch();
  useActions(
    held
      ? {
          'search.next': { run: () => stepHit(1), enabled: held.index < held.total - 1, looksItself: true },
          'search.previous': { run: () => stepHit(-1), enabled: held.index > 0, looksItself: true },
        }
      : {},
  );
}
