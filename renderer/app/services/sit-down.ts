import { isStanding } from '#core/sealing/sight.ts';
import { api, workingCoderId } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { projectStore } from '#renderer/state/project.ts';
import { personAtWork } from '#renderer/state/working-coder.ts';
import { workAs, workspaceStore } from '#renderer/state/workspace.ts';

/**
 * Makes the coder the one who works in this window, and remembers the person behind a layer that several people write.
 */
export function sitDownAs(path: string, coderId: string): void {
  const person = personAtWork(projectStore.getState(), workspaceStore.getState());
  takingSeat(coderId, () => workAs(path, coderId, person));
}

/** Makes another person the one who works in this window. */
export function giveSeatTo(path: string, coderId: string): void {
  takingSeat(coderId, () => workAs(path, coderId));
}

/** While persons code blind, it is noted who goes on where another worked: what a paper says of the round counts it. */
function takingSeat(coderId: string, sitDown: () => void): void {
  const leftId = workingCoderId();
  sitDown();
  const { open, tables } = projectStore.getState();
  const isApart = [...tables.blindRound.values()].some(
    (round) => isStanding(round) && round.kind === 'persons',
  );
  if (!isApart || open?.readOnly !== false || leftId === undefined || leftId === coderId) return;
  api.rounds.sit({ leftId }, { as: coderId }).catch(showError);
}
