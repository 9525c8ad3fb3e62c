// The kinds of analysis on the screen Analysis, and the names under which the workspace keeps their settings.
import type { WorkspaceState } from './workspace-state.ts';

/** The kinds that count, in the order of the strip. */
export const countingKinds = [
  'tally',
  'crosstab',
  'relations',
  'timeline',
  'portraits',
  'grid',
  'words',
  'saturation',
] as const;

/** All kinds in the order of the strip; at its end `tables`, the kept tables and figures, and the report. */
export const analysisKinds = [...countingKinds, 'tables', 'report'] as const;

/** A kind of analysis. */
export type AnalysisKind = (typeof analysisKinds)[number];

/** What counts by the settings that all kinds share, and keeps its own beside them: the kinds, and agreement. */
export type CountingPlace = AnalysisKind | 'agreement';

/** The name under which the workspace remembers the kind shown in the study at `path`. */
export function analysisKindName(path: string | null): string {
  return `analysis.kind ${path ?? ''}`;
}

/** The name under which the workspace remembers what all kinds of analysis count in the study at `path`. */
export function countingName(path: string): string {
  return `analysis ${path}`;
}

/** The name under which the workspace remembers the settings that one of them alone has in the study at `path`. */
export function kindSettingsName(kind: CountingPlace, path: string): string {
  // Earlier versions kept all settings of tallies under this name.
  return kind === 'tally' ? `tallies ${path}` : `${kind} ${path}`;
}

/** The name under which the workspace remembers which part of Agreement is shown in the study at `path`. */
export function agreementViewName(path: string): string {
  return `agreement.view ${path}`;
}

/** The kind shown in the current study; tallies until another is chosen. */
export function analysisKindIn({
  choices,
  projectPath,
}: Pick<WorkspaceState, 'choices' | 'projectPath'>): AnalysisKind {
  return (choices[analysisKindName(projectPath)] as AnalysisKind | undefined) ?? 'tally';
}
