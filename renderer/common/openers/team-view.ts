// Opens the parts of the team's screen.
import { show } from '#renderer/state/workspace.ts';

/** Opens what waits for a decision in the team. */
export function showToSettle(): void {
  show('team');
}
