// The change group of a split's commands: a single one as long as nothing else is done in between.
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';

/** The group a split began with, and the group of its latest command; null before the first. */
export interface SplitGroups {
  readonly group: string;
  readonly lastGroup: string | null;
}

/**
 * The group for the next command of a split. After another change or an undo in between it is a new one: the history
 * would otherwise store the command under a group that this window does not know, and its undo would be refused.
 */
export async function groupToGoOn(
  history: Pick<Client<Api>['history'], 'state'>,
  { group, lastGroup }: SplitGroups,
): Promise<string> {
  if (lastGroup === null) return group;
  const { undo } = await history.state();
  return undo?.group === lastGroup ? lastGroup : crypto.randomUUID();
}

/** Whether one undo reverts the whole split. */
export function isOneAct({ group, lastGroup }: SplitGroups): boolean {
  return lastGroup === null || lastGroup === group;
}
