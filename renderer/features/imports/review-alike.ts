import { showTriageView } from '#renderer/common/openers/triage-view.ts';
import { show } from '#renderer/state/workspace.ts';

/** Goes to the groups of similar sources, to link them or tell them apart. */
export function reviewAlike(): void {
  showTriageView('duplicates');
  show('triage');
}
