import { projectStore } from './project.ts';
import { personAtWork } from './working-coder.ts';
import { workAs, workspaceStore } from './workspace.ts';

/** Makes the coder the one who works here; who is at it stays known, also in a layer that several write. */
export function sitDownAs(path: string, coderId: string): void {
  workAs(path, coderId, personAtWork(projectStore.getState(), workspaceStore.getState()));
}
