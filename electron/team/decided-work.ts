// Decides otherwise where somebody else had changed the same and it was settled which value stands.
import { AppError } from '#core/errors.ts';
import type { Change } from '#core/change.ts';
import type { SettlingRemark } from '#core/settling/remark.ts';
import type { Row } from '#core/settling/rows.ts';
import { settle } from '#core/settling/settle.ts';
import { withFields } from '#core/settling/units.ts';
import { wordsOfBoth, type Take } from '#core/team/deciding.ts';
import type { ReadDb } from '#db/handles.ts';
import { lastKnown } from '#db/last-known.ts';
import { noteRemarkSeen, type TeamRemark, teamRemarks } from '#db/team/held.ts';
import { withdrawn } from '#db/withdrawn.ts';
import { find, rowsOf } from '#db/write.ts';
import { actOf } from './acts-here.ts';
import type { Deciding } from './held-work.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** The two sides of a decision, as the person of this file sees them. */
export interface DecidedSides {
  readonly ours: Row;
  readonly theirs: Row;
  /** Whose stands. */
  readonly stands: 'ours' | 'theirs';
  readonly fields: readonly string[];
  /** Whether the act that met others was done by the person of this file. */
  readonly isOwnAct: boolean;
}

/** The sides of a remark; null where it is not about two values of a field. */
export function sidesOf(db: ReadDb, { actId, remark }: TeamRemark, personId: string): DecidedSides | null {
  const { fields, ours: standing, theirs: arriving, isTaken = false } = remark;
  if (!fields || !standing || !arriving) return null;
  const by = actOf(db, actId, remark);
  const isOwnAct = by.personId === personId || by.coderId === personId;
  return {
    ours: isOwnAct ? arriving : standing,
    theirs: isOwnAct ? standing : arriving,
    stands: isTaken === isOwnAct ? 'ours' : 'theirs',
    fields,
    isOwnAct,
  };
}

/** Tables in which the words that give way are kept in a memo: both stand already. */
const keptBeside: ReadonlySet<string> = new Set(['memo', 'verdict', 'summary']);

/** Which of the two can stand now; nothing but what stands where the thing is gone, or was changed since. */
export function takesOf(db: ReadDb, remark: SettlingRemark, sides: DecidedSides): Take[] {
  const { stands, fields } = sides;
  const now = find(db, remark.table, remark.id) as Row | undefined;
  const isAsDecided = now !== undefined && fields.every((field) => isSame(now, sides[stands], field));
  if (!isAsDecided || keptBeside.has(remark.table)) return [stands];
  const isBoth = wordsOfBoth(fields, sides.theirs, sides.ours) !== null;
  return ['ours', 'theirs', ...(isBoth ? (['both'] as const) : [])];
}

function isSame(one: Row, other: Row, field: string): boolean {
  return field.endsWith('At') || field === 'at' || (one[field] ?? null) === (other[field] ?? null);
}

/**
 * Takes one side, or both one after the other, in an act named like the one that met others; where that side stands, it is only
 * noted that the person has looked. Returns the group of the act; null where nothing had to be done. Throws `not_found` for what
 * was looked at before, and `conflict` for a side that cannot stand any more. `before` looks at the change and may throw.
 */
export function decideRemark(
  study: ReplicaStudy,
  { id, take }: { readonly id: string; readonly take: Take },
  { now, newId, personId }: Deciding,
  before: (change: Change) => void,
): string | null {
  const { db } = study.store;
  const told = teamRemarks(db).find((each) => each.id === id);
  if (!told) throw new AppError('not_found', 'errors:team_no_such_held');
  const { remark, actId } = told;
  const sides = sidesOf(db, told, personId);
  if (sides === null || take === sides.stands) {
    noteRemarkSeen(db, id, { at: now, group: null });
    return null;
  }
  if (!takesOf(db, remark, sides).includes(take)) throw new AppError('conflict', 'errors:team_decided_gone');
  const { ours, theirs, fields } = sides;
  const present = find(db, remark.table, remark.id) as Row | undefined;
  if (!present) throw new AppError('conflict', 'errors:team_decided_gone');
  const both = take === 'both' ? wordsOfBoth(fields, theirs, ours) : null;
  const wanted = both
    ? { ...present, ...both }
    : withFields(present, take === 'ours' ? ours : theirs, fields);
  const group = newId();
  const { method } = actOf(db, actId, remark);
  const done = study.store.transact(
    { method, coderId: personId, at: now, group },
    (acting) => {
      const isWithdrawn = withdrawn(acting);
      settle(
        rowsOf(acting),
        { added: {}, updated: { [remark.table]: { [remark.id]: [present, wanted] } }, removed: {} },
        {
          coderId: personId,
          lastOf: lastKnown(acting),
          later: 'intended',
          newId,
          mayBring: (table, of) => !isWithdrawn(table, of),
        },
      );
      noteRemarkSeen(acting, id, { at: now, group });
    },
    (change) => {
      before(change);
      return {};
    },
  );
  study.tell([done]);
  return done.seq === null ? null : group;
}
