// Methods for a team: its people, and exchanging acts with its log. How one begins: `team-begin.ts`.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { writeFolderInvitation } from '#core/team/folder-invitation.ts';
import { writeInvitation } from '#core/team/invitation.ts';
import { expectLogin } from '#core/team/login.ts';
import type { CoderRecord } from '#core/records.ts';
import type { TeamState } from '#core/team/link-state.ts';
import type { TeamMember } from '#core/team/place.ts';
import { stoppedBy } from '#core/team/stopped.ts';
import { roles } from '#core/team/transport.ts';
import type { Store } from '#db/store.ts';
import { expectTeam, leaveTeam } from '#db/team/team-of.ts';
import { all } from '#db/write.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import { addressOf, placeInWords } from '../team/place.ts';
import { TeamRounds, type RoundsThere } from '../team/team-rounds.ts';
import { expectUnchanged } from '../team/verify-log.ts';
import { projectRow } from './project.ts';
import { syncedAnew, teamAnew } from './team-anew.ts';
import { teamBegin } from './team-begin.ts';
import { asking, linkOf, openStudy, timeOfAct, type TeamContext } from './team-context.ts';
import { teamFolder } from './team-folder.ts';
import { teamHere } from './team-here.ts';
import { teamOriginals } from './team-originals.ts';
import { teamRules } from './team-rules.ts';
import { teamSettling } from './team-settling.ts';

const query = queryFor<TeamContext>();
const job = jobFor<TeamContext>();

const role = z.enum(roles);

export const team = {
  ...teamBegin,
  ...teamFolder,
  ...teamHere,
  ...teamOriginals,
  ...teamSettling,
  ...teamAnew,
  ...teamRules,

  /** How the open study stands in its team; null where it is of nobody but those who share its file. */
  state: query(z.strictObject({}), ({ link }): TeamState | null => link()?.state() ?? null),

  /** What is on the server of the team: people, and their machines. */
  people: job(z.strictObject({}), async (context) => {
    const { members } = await linkOf(context).connected();
    return {
      members: await members.list(),
      replicas: await members.replicas(),
      /** The time by the clock of the server, as this file knows it. */
      at: timeOfAct(context),
    };
  }),

  /** The blind rounds of the team as the server has them, how far they are, and who could read what is sealed. */
  rounds: job(z.strictObject({}), (context): Promise<RoundsThere> => {
    const rounds = new TeamRounds(() => context.study().store.db, linkOf(context));
    return rounds.there();
  }),

  /** Makes a login a member, and returns the invitation; `coder`, by name, is who that person is in the study already. */
  invite: job(
    z.strictObject({ login: z.string().min(1), role, coder: z.string().optional() }),
    async (context, input) => {
      const store = openStudy(context);
      expectLogin(input.login);
      const { members } = await linkOf(context).connected();
      const bound = input.coder === undefined ? undefined : personNamed(store, input.coder);
      if (bound) refuseBinding(await members.list(), input.login, bound);
      const { sql, password: made } = await members.invite(input.login, input.role, {
        ...(bound && { personId: bound.id, name: bound.name }),
      });
      const own = expectTeam(store.db);
      const { name } = projectRow(store.db);
      const { projectId } = own;
      const { login } = input;
      const encode = (text: string): string => Buffer.from(text).toString('base64url');
      const invitation =
        own.transport === 'folder'
          ? writeFolderInvitation({ projectId, name, folder: placeInWords(own), login }, encode)
          : writeInvitation({ projectId, name, address: addressOf(own), login }, encode);
      return { invitation, sql, password: made };
    },
  ),

  /** Gives a member another role; null takes them off. Their work stays. Throws `not_found` for a login that nobody invited. */
  member: job(
    z.strictObject({ login: z.string().min(1), role: role.nullable() }),
    async (context, { login, role: given }) => {
      const { members } = await linkOf(context).connected();
      const known = await members.list();
      if (!known.some((one) => one.login === login))
        throw new AppError('not_found', 'errors:team_no_such_member', {
          login,
          logins: known.map((one) => one.login).join(', '),
        });
      await (given === null ? members.remove(login) : members.setRole(login, given));
    },
  ),

  /** How the open study stands in its team, after asking the server; where it cannot be asked, the answer says why. */
  look: job(z.strictObject({}), (context) =>
    asking(context, async (link) => {
      await link.compare().catch(() => undefined);
      return link.state();
    }),
  ),

  /** The number of the last change here and in the log; throws where what this file has received is not what the log holds. */
  check: job(z.strictObject({}), (context) =>
    asking(context, async (link) => {
      const compared = await link.compare();
      await expectUnchanged(context.study().store.db, await link.connected(), compared.here, context);
      return compared;
    }),
  ),

  /** Keeps the study in step by itself from now on; windows do so anyway. */
  keep: job(z.strictObject({}), (context) => {
    linkOf(context).keep();
    return Promise.resolve();
  }),

  /** Receives, settles and sends until nothing is left; takes the study anew first where the log began anew. */
  sync: job(z.strictObject({}), syncedAnew),

  /**
   * Leaves the team after sending what is unsent; the file stays, with all of the study. Returns how many acts wait for a
   * decision, which stay undone, and how many are in this file alone: a reader sends nothing, nor does somebody who was taken
   * off the team, or whose file was cut off, who leaves without the server.
   */
  leave: job(z.strictObject({}), async (context) => {
    openStudy(context);
    try {
      await syncedAnew(context);
      const link = linkOf(context);
      const { login, sealed, isFolder, coming } = link.state();
      if (coming.count > 0)
        throw new AppError('conflict', 'errors:team_leave_originals', {
          count: coming.count,
          megabytes: Math.ceil(coming.bytes / 1e6),
        });
      // Nobody else has what a round over a folder leaves in this file.
      if (isFolder && sealed > 0)
        throw new AppError('conflict', 'team_folder:leave_in_round', { count: sealed });
      await (await link.connected()).members.remove(login);
    } catch (error) {
      if (error instanceof AppError && error.code === 'locked') throw unreached(linkOf(context).state());
      if (!isTakenOff(error)) throw error;
    }
    const { held, unsent: left, keeping } = linkOf(context).state();
    // What lies in a folder is taken from there.
    const unsent = left - (keeping?.waiting ?? 0);
    await context.end();
    leaveTeam(openStudy(context).db.sqlite);
    context.ended();
    return { held, unsent };
  }),
};

/** The refusal to leave while the server cannot be reached, with what would stay in this file alone. */
function unreached({ unsent, place }: TeamState): AppError {
  return new AppError('locked', 'errors:team_leave_offline', { count: unsent, place });
}

/** Whether the person is in the team no more, or this file sends nothing more: an owner has taken them off, or cut it off. */
function isTakenOff(error: unknown): boolean {
  return error instanceof AppError && stoppedBy(error.key) === 'off';
}

function personNamed({ db }: Store, name: string) {
  const found = all(db, 'coder', { name, kind: 'person' });
  const [coder] = found;
  if (!coder) throw new AppError('not_found', 'errors:no_such_coder_name', { name });
  return coder;
}

/** Throws `conflict` where the coder is another login in the team, or the login, having joined, another coder: neither changes. */
function refuseBinding(
  members: readonly TeamMember[],
  login: string,
  { id, name }: Pick<CoderRecord, 'id' | 'name'>,
): void {
  const other = members.find((member) => member.personId === id && member.login !== login);
  if (other) throw new AppError('conflict', 'errors:team_coder_bound', { name, login: other.login });
  const own = members.find((member) => member.login === login);
  if (own && own.joinedAt !== null && own.personId !== id)
    throw new AppError('conflict', 'errors:team_login_bound', { login, name: own.name ?? login });
}
