// Reads the log of a team once more, as far as a file has received it: what somebody changed there afterwards stops only those
// who still have to receive it.
import { AppError } from '#core/errors.ts';
import type { ReadDb } from '#db/handles.ts';
import { chainAfter } from '#db/team/chain.ts';
import type { Copying } from '../engines/copying.ts';
import type { ConnectedTeam } from './place.ts';
import { nameOf } from './taking-in.ts';

/**
 * Throws `conflict` where a parcel of the log, up to act `to`, is not what this file received, `locked` where one cannot be read in
 * its folder, and `cancelled` where the signal says so.
 */
export async function expectUnchanged(
  db: ReadDb,
  team: Pick<ConnectedTeam, 'pull' | 'bases'>,
  to: number,
  copying: Copying,
): Promise<void> {
  const { progress, signal } = copying;
  const [base] = await team.bases.list();
  const begun = base?.head ?? 0;
  let [head, chain] = [begun, base?.chain ?? ''];
  while (head < to) {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    const parcels = await team.pull(head);
    // It is damaged or gone, or a folder has it not as a whole yet: nobody can say that it is what it was.
    if (parcels.length === 0) throw new AppError('locked', 'team_folder:lacks', { number: head + 1 });
    for (const parcel of parcels) {
      if (parcel.first > head + 1)
        throw new AppError('conflict', 'errors:team_log_lacks', { number: head + 1 });
      if (parcel.chain !== chainAfter(chain, parcel.bytes))
        throw new AppError('conflict', 'errors:team_log_changed', {
          name: nameOf(db, parcel.personId),
          number: parcel.first,
        });
      head = parcel.last;
      chain = parcel.chain;
      if (head >= to) break;
    }
    progress({ done: head - begun, total: to - begun });
  }
}
