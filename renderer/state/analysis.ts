// The kind of analysis shown: remembered for each study.
import { analysisKindIn, analysisKindName, type AnalysisKind } from './analysis-kind.ts';
import { useWorkspace, workspaceStore } from './workspace.ts';

/** The kind of analysis chosen in the current study; tallies until another is chosen. */
export function useAnalysisKind(): AnalysisKind {
  return useWorkspace(analysisKindIn);
}

/** Goes to a kind of analysis. */
export function showAnalysis(kind: AnalysisKind): void {
  workspaceStore.setState(({ choices, projectPath }) => ({
    screen: 'analysis',
    choices: { ...choices, [analysisKindName(projectPath)]: kind },
  }));
}
