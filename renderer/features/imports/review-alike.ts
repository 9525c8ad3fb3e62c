import { showTriageView } from '#renderer/common/openers/triage-view.ts';
import { show } from '#renderer/state/workspace.ts';

/** Goes to the groups of sources that look alike, to be linked or told apart. */
export function reviewAlike(): void {
  showTriageView('duplicates');
  show('triage');
}
