// An import makes a snapshot first. Where none can be made it is refused, unless the person goes on without.
import type { CallOptions } from '../../rpc/transport.ts';

/** The option of the verbs that ask for a snapshot. */
export interface WithoutSnapshot {
  readonly withoutSnapshot?: boolean;
}

/** How such a verb calls. */
export function withoutSnapshot({ withoutSnapshot: goesOn }: WithoutSnapshot): CallOptions {
  return goesOn === true ? { withoutSnapshot: true } : {};
}

const refusals: ReadonlySet<string> = new Set(['errors:snapshots_folder', 'errors:snapshot_no_space']);

/** Whether something was refused because no snapshot could be made before it. */
export function isWithoutSnapshot(key: string): boolean {
  return refusals.has(key);
}
