// Methods about this file's own part in its team: its password, what is edited here, and handing on.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { expectTeam, type Team } from '#db/team/team-of.ts';
import { jobFor } from '../rpc/method.ts';
import { addressOf, isFolder } from '../team/place.ts';
import { linkOf, openStudy, type TeamContext } from './team-context.ts';

const job = jobFor<TeamContext>();

function ownTeam(context: TeamContext): Team {
  return expectTeam(openStudy(context).db);
}

export const teamHere = {
  /** Connects with a password that a person gave, and exchanges acts. A refused password is not kept. */
  enter: job(z.strictObject({ password: z.string() }), async (context, { password: given }) => {
    const link = linkOf(context);
    const own = ownTeam(context);
    const address = addressOf(own);
    context.passwords.keep(address, own.login, given);
    try {
      await link.sync();
    } catch (error) {
      if (error instanceof AppError && error.key === 'team_server:wrong_password')
        context.passwords.forget(address, own.login);
      throw error;
    }
    return link.state();
  }),

  /** Whether the password of this file's login is known here, and whether it outlasts the program. */
  password: job(z.strictObject({}), async (context) => {
    const own = ownTeam(context);
    // A folder asks for none.
    if (own.transport === 'folder') return { isKnown: false, lasts: false };
    const known = await context.passwords.of(addressOf(own), own.login);
    return { isKnown: known !== null, lasts: context.passwords.last };
  }),

  /** Forgets the password of this file's login; it is asked for with the next connection. */
  forgetPassword: job(z.strictObject({}), (context) => {
    const own = ownTeam(context);
    context.passwords.forget(addressOf(own), own.login);
    return Promise.resolve();
  }),

  /** Tells the team which sources are edited in this window, for those who read them. */
  editing: job(z.strictObject({ sourceIds: z.array(z.string()).max(100) }), ({ link }, { sourceIds }) => {
    link()?.edits(sourceIds);
    return Promise.resolve();
  }),

  /** Lets one file send no more, such as that of a lost computer: one's own, or for owners anybody's. */
  cutOff: job(z.strictObject({ replicaId: z.string() }), async (context, { replicaId }) => {
    const { members } = await linkOf(context).connected();
    if (replicaId === ownTeam(context).replicaId) throw new AppError('conflict', 'errors:team_cuts_itself');
    await members.cutOff(replicaId);
    const cut = (await members.replicas()).find(({ id, cutAt }) => id === replicaId && cutAt !== null);
    if (!cut) throw new AppError('conflict', 'errors:team_cuts_own');
  }),

  /**
   * Makes a member an owner, and the person of this file a coder; over a folder, once the member's file has taken the log over, which it
   * does by itself.
   */
  handOver: job(z.strictObject({ login: z.string().min(1) }), async (context, { login }) => {
    const link = linkOf(context);
    const place = await link.connected();
    const { members } = place;
    const own = ownTeam(context);
    if (isFolder(place)) {
      // All that waits goes into the log first: nothing does until the other file takes over.
      await link.sync();
      await place.handOver(login);
    } else {
      await members.setRole(login, 'owner');
      await members.setRole(own.login, 'coder');
    }
    await link.sync();
    return link.state();
  }),
};
