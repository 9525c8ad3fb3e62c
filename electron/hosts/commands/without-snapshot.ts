// An import makes a snapshot first. If none can be made the import is refused, unless the person chooses to go on
// without.
import type { CallOptions } from '../../rpc/transport.ts';

/** The option of the verbs that ask for a snapshot. */
export interface WithoutSnapshot {
  readonly withoutSnapshot?: boolean;
}

/** The call options of such a verb. */
export function withoutSnapshot({ withoutSnapshot: goesOn }: WithoutSnapshot): CallOptions {
  return goesOn === true ? { withoutSnapshot: true } : {};
}

const refusals: ReadonlySet<string> = new Set(['errors:snapshots_folder', 'errors:snapshot_no_space']);

/** Whether an error says that a call was refused because no snapshot could be made. */
export function isWithoutSnapshot(key: string): boolean {
  return refusals.has(key);
}
