// Reads the log of a team once more, as far as a file has received it: what somebody changed there afterwards stops only those
// who still have to receive it.
import { AppError } from '#core/errors.ts';
import type { LoggedParcel } from '#core/team/transport.ts';
import type { ReadDb } from '#db/handles.ts';
import { chainAfter } from '#db/team/chain.ts';
import type { Copying } from '../engines/copying.ts';
import type { ConnectedTeam } from './place.ts';
import { nameOf } from './taking-in.ts';

/** Throws `conflict` where a parcel of the log, up to act `to`, is not what this file received, and `cancelled` where the signal says so. */
export async function expectUnchanged(
  db: ReadDb,
  team: Pick<ConnectedTeam, 'pull' | 'bases'>,
  to: number,
  copying: Copying,
): Promise<void> {
  const changed = await changedParcel(team, to, copying);
  if (changed === null) return;
  const name = nameOf(db, changed.personId);
  throw new AppError('conflict', 'errors:team_log_changed', { name, number: changed.first });
}

/** The first such parcel; null where there is none. */
async function changedParcel(
  team: Pick<ConnectedTeam, 'pull' | 'bases'>,
  to: number,
  { progress, signal }: Copying,
): Promise<LoggedParcel | null> {
  const [base] = await team.bases.list();
  const begun = base?.head ?? 0;
  let [head, chain] = [begun, base?.chain ?? ''];
  while (head < to) {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    const parcels = await team.pull(head);
    if (parcels.length === 0) break;
    for (const parcel of parcels) {
      if (parcel.first !== head + 1 || parcel.chain !== chainAfter(chain, parcel.bytes)) return parcel;
      head = parcel.last;
      chain = parcel.chain;
      if (head >= to) break;
    }
    progress({ done: head - begun, total: to - begun });
  }
  return null;
}
