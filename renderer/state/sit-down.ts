import { projectStore } from './project.ts';
import { personAtWork } from './working-coder.ts';
import { workAs, workspaceStore } from './workspace.ts';

/**
 * Makes the coder the one who works in this window, and remembers the person behind a layer that several people write.
 */
export function sitDownAs(path: string, coderId: string): void {
  workAs(path, coderId, personAtWork(projectStore.getState(), workspaceStore.getState()));
}
