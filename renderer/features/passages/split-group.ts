// Under which group the commands of a split are written: one while nothing else is done in between.
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';

/** The group a split began with, and the one its last command was written under; null before the first. */
export interface SplitGroups {
  readonly group: string;
  readonly lastGroup: string | null;
}

/**
 * The group for the next command of a split. Once another act or an undo has come in between, it is a new one: the
 * history would write the command under a group that this window does not know, and its undo would be refused.
 */
export async function groupToGoOn(
  history: Pick<Client<Api>['history'], 'state'>,
  { group, lastGroup }: SplitGroups,
): Promise<string> {
  if (lastGroup === null) return group;
  const { undo } = await history.state();
  return undo?.group === lastGroup ? lastGroup : crypto.randomUUID();
}

/** Whether one undo takes back all that the split has done. */
export function isOneAct({ group, lastGroup }: SplitGroups): boolean {
  return lastGroup === null || lastGroup === group;
}
