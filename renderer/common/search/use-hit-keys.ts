import { useActions } from '#renderer/app/services/action-handlers.ts';
import { stepHit, useHeldSearch } from './held-search.ts';

/**
 * F3 goes to the next hit of the search beside the text and Shift+F3 to the previous one, in any source. Use it in a
 * component that stays mounted while the source changes, so that no key press is lost.
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
