import { useChoice } from '#renderer/state/workspace.ts';
import type { KeyHabits } from './deciding.ts';

/** What keys do besides, as it was left. */
export function useKeyHabits(): readonly [KeyHabits, (habits: KeyHabits) => void] {
  return useChoice<KeyHabits>('triage.habits', { marksReviewed: true, goesOn: true });
}
