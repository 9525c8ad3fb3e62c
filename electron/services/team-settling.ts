// Methods for what waits in a team: deciding where two people had changed the same.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import { takes } from '#core/team/deciding.ts';
import { noteRemarkSeen, noteUndecided } from '#db/team/held.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import { decideRemark } from '../team/decided-work.ts';
import { settleHeld } from '../team/held-work.ts';
import { seenWaiting } from '../team/seen-waiting.ts';
import { settleAll, type SettledAll } from '../team/settle-all.ts';
import { waitingIn } from '../team/waiting.ts';
import { waitingDetail } from '../team/waiting-detail.ts';
import { openStudy, timeOfAct, type TeamContext } from './team-context.ts';
import { refuseByRole } from './team-members.ts';

const query = queryFor<TeamContext>();
const job = jobFor<TeamContext>();

/** The person of the open file, which is of a team. */
function memberHere(context: TeamContext): string {
  return expectTeam(openStudy(context).db).personId;
}

/** The same where nothing is decided. */
function readerHere({ study }: TeamContext): string {
  return expectTeam(study().store.db).personId;
}

export const teamSettling = {
  /** What waits for a decision, and what was decided where somebody else had changed the same. */
  waiting: query(z.strictObject({}), (context) => waitingIn(context.study(), readerHere(context))),

  /**
   * One of these wholly: both versions, who wrote them and when, and what can be decided; of held work that is not tried where
   * another program has the file. Throws `not_found`.
   */
  waitingDetail: job(z.strictObject({ id: z.string() }), (context, { id }) => {
    const personId = readerHere(context);
    return Promise.resolve(waitingDetail(context.study(), id, { personId, newId: randomUUID }));
  }),

  /**
   * Decides about what waits, or otherwise about what was decided: one's own, that of the others, or both one after the other;
   * `parts` for each part of a text that both have changed. Returns the group of the act, which can be undone; null where
   * nothing had to be done.
   */
  settle: job(
    z.strictObject({ id: z.string(), take: z.enum(takes), parts: z.array(z.enum(takes)).optional() }),
    (context, { id, take, parts = [] }) => {
      const personId = memberHere(context);
      const { db } = openStudy(context);
      const deciding = { now: timeOfAct(context), newId: randomUUID, personId };
      const { held, remarks } = seenWaiting(context.study());
      const isHeld = held.some((each) => each.id === id);
      if (!isHeld && !remarks.some((each) => each.id === id))
        throw new AppError('not_found', 'errors:team_no_such_held');
      const before = (change: Change): void => {
        refuseByRole(db, change);
        context.refuseInRound(change);
      };
      const group = isHeld
        ? settleHeld(context.study(), { id, take, parts }, deciding, before)
        : decideRemark(context.study(), { id, take }, deciding, before);
      context.told();
      return Promise.resolve({ group });
    },
  ),

  /**
   * Decides the same about several things that wait. What has no place even so, or is refused, waits on. Returns the group of the acts, which are
   * undone together, and the ids of what waits no more.
   */
  settleAll: job(
    z.strictObject({ ids: z.array(z.string()).min(1), take: z.enum(takes) }),
    async (context, { ids, take }) => {
      const personId = memberHere(context);
      const { db } = openStudy(context);
      const before = (change: Change): void => {
        refuseByRole(db, change);
        context.refuseInRound(change);
      };
      const { progress, signal } = context;
      const seen = new Set(seenWaiting(context.study()).held.map(({ id }) => id));
      const meant = ids.filter((id) => seen.has(id));
      const deciding = { now: timeOfAct(context), newId: randomUUID, personId };
      try {
        const study = context.study();
        const all = (): Promise<SettledAll> =>
          settleAll(study, { ids: meant, take }, deciding, { before, progress, signal });
        return await (study.working ? study.working.during(all) : all());
      } finally {
        context.told();
      }
    },
  ),

  /** Has what was decided without an act wait again, as what was dropped or looked at. Throws `not_found`. */
  reopen: job(z.strictObject({ ids: z.array(z.string()) }), (context, { ids }) => {
    const { db } = openStudy(context);
    const reopened = ids.reduce((sum, id) => sum + noteUndecided(db, id), 0);
    if (reopened === 0) throw new AppError('not_found', 'errors:team_no_such_held');
    context.told();
    return Promise.resolve();
  }),

  /** Notes that the person has looked at what was decided; by default at all of it. Returns the ids of these. */
  seen: job(z.strictObject({ ids: z.array(z.string()).optional() }), (context, { ids }) => {
    memberHere(context);
    const { db } = openStudy(context);
    const seen = ids ?? seenWaiting(context.study()).remarks.map(({ id }) => id);
    db.sqlite.transaction(() => {
      for (const id of seen) noteRemarkSeen(db, id, { at: context.now(), group: null });
    })();
    context.told();
    return Promise.resolve({ ids: seen });
  }),
};
