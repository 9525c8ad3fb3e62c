// What happens in a round of blind work between its opening and its unlock, and belongs into the sentence about it.
import * as z from 'zod';
import { changeIn } from '#core/change.ts';
import { codersOf } from '#core/sealing/sight.ts';
import type { BlindRoundEventRecord, BlindRoundRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { personOf } from '#db/person.ts';
import { actsAbout } from '#db/row-acts.ts';
import { all, get, insert } from '#db/write.ts';
import type { CommandContext } from '../context.ts';
import { standingRounds } from './round-rows.ts';

type EventFields = Pick<BlindRoundEventRecord, 'kind'> &
  Partial<Pick<BlindRoundEventRecord, 'at' | 'leftId' | 'openKind'>>;

/** Notes what the acting coder did in a round. */
export function noteInRound(
  { db, newId, now, coderId }: CommandContext,
  roundId: string,
  fields: EventFields,
): void {
  insert(db, 'blindRoundEvent', {
    id: newId(),
    roundId,
    at: now(),
    coderId,
    leftId: null,
    openKind: null,
    ...fields,
  });
}

export const seatInput = z.strictObject({
  /** The coder who worked at this window until now. */
  leftId: z.string(),
});

/**
 * Notes in every round of persons that lasts that the acting coder goes on where somebody else worked, if either codes in it.
 * Somebody who goes on in another of their own roles has not changed seats. Throws `not_found` for an unknown coder.
 */
export function takeSeat(context: CommandContext, { leftId }: z.output<typeof seatInput>): void {
  const { db, coderId, personId } = context;
  get(db, 'coder', leftId);
  const [before, now] = [personOf(db, leftId, personId), personOf(db, coderId, personId)];
  if (before === now) return;
  const members = all(db, 'blindRoundCoder');
  for (const { id, kind } of standingRounds(db)) {
    const persons = codersOf(members, id).map((member) => personOf(db, member));
    if (kind === 'persons' && (persons.includes(before) || persons.includes(now)))
      noteInRound(context, id, { kind: 'seat', leftId });
  }
}

/** Whether a round came with an exchanged file before it was unlocked: what was displayed until then is in the log of another file. */
export function cameStanding(whole: ReadDb, { id }: BlindRoundRecord): boolean {
  const { sql, values } = actsAbout(whole, [`blindRound ${id}`]);
  const first = whole.sqlite
    .prepare(`SELECT method, body FROM change WHERE ${sql} ORDER BY seq LIMIT 1`)
    .get(...values) as { readonly method: string; readonly body: string } | undefined;
  if (first?.method !== 'exchange.bringIn') return false;
  return changeIn(first.body).added.blindRound?.[id]?.unlockedAt === null;
}
