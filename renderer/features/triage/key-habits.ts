import { useChoice } from '#renderer/state/workspace.ts';
import type { KeyHabits } from './deciding.ts';

/** The side effects of keys as last set, with their setter. */
export function useKeyHabits(): readonly [KeyHabits, (habits: KeyHabits) => void] {
  return useChoice<KeyHabits>('triage.habits', { marksReviewed: true, goesOn: true });
}
