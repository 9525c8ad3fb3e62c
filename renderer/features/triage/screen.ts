import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { TriageInspector } from './triage-inspector.tsx';
import { TriageNavigator } from './triage-navigator.tsx';
import { TriageWork } from './triage-work.tsx';

/** The triage screen: the queue, near-duplicates, samples, and the flow of all sources. */
export const triageScreen: ScreenView = {
  Work: TriageWork,
  Navigator: TriageNavigator,
  Inspector: TriageInspector,
};
