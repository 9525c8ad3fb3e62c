import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

export const triageViews = ['queue', 'duplicates', 'samples', 'flow'] as const;
export type TriageView = (typeof triageViews)[number];

const choice = 'triage.view';

/** The part of triage shown, with its setter; remembered. */
export function useTriageView(): readonly [TriageView, (view: TriageView) => void] {
  return useChoice<TriageView>(choice, 'queue');
}

/** Shows a part of triage. */
export function showTriageView(view: TriageView): void {
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [choice]: view } }));
}
