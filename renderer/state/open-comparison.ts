// Which stored comparison is shown, and how other screens show one.
import { projectStore } from './project.ts';
import { show, workspaceStore } from './workspace.ts';

/** The name under which the workspace remembers which comparison of a project is shown. */
export function chosenComparisonName(projectPath: string): string {
  return `compare.chosen ${projectPath}`;
}

/** Shows the stored comparison with this id. */
export function openComparison(id: string): void {
  const name = chosenComparisonName(projectStore.getState().open?.path ?? '');
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [name]: id } }));
  show('compare');
}
