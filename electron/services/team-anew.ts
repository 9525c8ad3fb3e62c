// Methods for a log that begins anew: an owner moves the team or begins its log anew; a file goes where the log is, and takes the
// study anew.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { basename } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { Synced } from '#core/team/link-state.ts';
import { isFolderInvitation } from '#core/team/folder-invitation.ts';
import type { Hello } from '#core/team/transport.ts';
import { readMigrations } from '#db/migrations.ts';
import { askLanesAgain } from '#db/team/known-rounds.ts';
import { expectTeam, noteTeam, type Team } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import { jobFor } from '../rpc/method.ts';
import { takeAnew, type TakingAnew } from '../team/anew.ts';
import { atPlace, expectPerson } from '../team/at-place.ts';
import { moveToFolder } from '../team/move-to-folder.ts';
import { addressOf, loginOf, placeFacts, type FolderLogin } from '../team/place.ts';
import { type Moved, moveTeam } from '../team/move-team.ts';
import type { TeamLogin } from '../team/team-login.ts';
import { PROGRAM } from '../version.ts';
import { openOptions } from './desk.ts';
import { projectRow } from './project.ts';
import { addressIn, invitationIn, loginAt } from './team-begin.ts';
import { linkOf, openStudy, timeOfAct, type TeamContext } from './team-context.ts';
import { expectOutside, folderAt, folderInvitationIn, sharedFolder } from './shared-folder.ts';

const job = jobFor<TeamContext>();

const password = z.string().nullable().default(null);

/** What an exchange with the log did; `kept`: the path of the file as it was, where the study was taken anew. */
export type SyncedAnew = Synced & { readonly kept?: string };

/**
 * Exchanges acts; where the log began anew, takes the study anew first. Rejects with `cancelled` where the signal says so; what was
 * begun then goes on by itself.
 */
export async function syncedAnew(context: TeamContext): Promise<SyncedAnew> {
  const synced = (): Promise<Synced> => linkOf(context).syncAwaited(context.signal);
  try {
    return await synced();
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'errors:team_begun_anew') throw error;
    const kept = await renewed(context);
    return { ...(await synced()), kept };
  }
}

/** Takes the study anew from where the file keeps its log. Returns the path of the file as it was. */
async function renewed(context: TeamContext): Promise<string> {
  const team = expectTeam(openStudy(context).db);
  const login = loginOf(team, context);
  return await atPlace(login, team.projectId, (place) => taken(context, login, place), context.signal);
}

export const teamAnew = {
  /**
   * Takes the study anew where the team's log began anew: what the person of this file did and the new log has not is sent
   * afterwards. Returns the path of the file as it was.
   */
  renew: job(z.strictObject({}), async (context) => {
    openStudy(context);
    const kept = await renewed(context);
    await linkOf(context).sync();
    return { kept };
  }),

  /**
   * Goes where the log of the team is kept now: where the old place says, or an invitation. Takes the study anew there unless
   * it goes on where this file stands. Rejects, with nothing changed, where the log has not moved, the invitation is of another
   * study, or the login somebody else's. `folder`: where the team's folder lies on this machine, where the log is in one now;
   * without an invitation also where it lies now, if it is not where this file knew it. Returns how the file stands there, and how many acts it received and sent.
   */
  follow: job(
    z.strictObject({
      invitation: z.string().optional(),
      login: z.string().min(1).optional(),
      folder: z.string().min(1).optional(),
      password,
    }),
    async (context, { invitation: text, password: given, ...way }) => {
      openStudy(context);
      const team = expectTeam(openStudy(context).db);
      const asked = { ...way, password: given };
      const login = text === undefined ? await wayAlone(context, team, asked) : wayTo(context, text, asked);
      await context.end();
      let kept: string | null = null;
      try {
        kept = await atPlace(
          login,
          team.projectId,
          async (place) => {
            await expectPerson(place, login.login, team.personId);
            const hello = await place.hello(factsOf(team));
            const isKnown = hello.epoch === team.epoch || (await place.isEarlier(team.epoch));
            // Whom the owner invited by hand is told by the owner that it is the same study.
            if (!isKnown && text === undefined)
              throw new AppError('conflict', 'errors:team_other_log', { here: team.head, there: hello.head });
            if (goesOn(hello, team)) {
              if (hello.epoch !== team.epoch) askLanesAgain(openStudy(context).db);
              noteTeam(openStudy(context).db, { ...placeFacts(login), epoch: hello.epoch, stopped: null });
              return null;
            }
            return await taken(context, login, place);
          },
          context.signal,
        );
      } finally {
        // A file that was exchanged has a link already.
        if (context.link() === null) context.begin();
      }
      // Nothing of a lane is in a folder: it is counted there again, or goes openly where no round lasts there.
      if ('folder' in login) askLanesAgain(openStudy(context).db);
      else if (given !== null) context.passwords.keep(login.address, login.login, given);
      const link = linkOf(context);
      const own = find(openStudy(context).db, 'coder', team.personId)?.name;
      if (own !== undefined) await (await link.connected()).members.introduce(own);
      const { received, sent } = await link.sync();
      return { ...link.state(), received, sent, ...(kept !== null && { kept }) };
    },
  ),

  /**
   * Moves the team to the server that the URL names, or into an empty folder, or, with neither, has its log begin anew on its own
   * server. Without `anew` it rejects, with nothing done, where the log there is not what this file has, or would begin anew for
   * its length alone.
   */
  move: job(
    z.strictObject({
      url: z.string().nullable().default(null),
      folder: z.string().min(1).nullable().default(null),
      anew: z.boolean().default(false),
      password,
    }),
    async (context, { url, folder, anew, password: given }): Promise<Moved> => {
      const { path, db } = openStudy(context);
      const team = expectTeam(db);
      const shared = folder === null ? null : folderAt(folder);
      if (shared !== null) expectOutside(path, shared);
      if (url === null && shared === null && team.transport === 'folder')
        throw new AppError('unsupported', 'team_folder:no_restart');
      const to = url === null ? null : addressIn(context, url);
      // What others have sent goes with the study; a place that is lost, or has lost something, cannot be asked.
      await syncedAnew(context).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
      });
      const from = loginOf(team, context);
      await context.end();
      try {
        const moving = { from, newId: randomUUID, now: () => timeOfAct(context) };
        if (shared !== null)
          return await moveToFolder(context.study(), { ...moving, folder: shared }, context);
        const { address, login } = to ?? { address: addressOf(team), login: team.login };
        const there = loginAt(context, address, login, given);
        const moved = await moveTeam(context.study(), { ...moving, to: there, anew }, context);
        if (given !== null) context.passwords.keep(address, login, given);
        return moved;
      } finally {
        context.begin();
      }
    },
  ),
};

/** What a person says of the way to another place. */
interface WayGiven {
  readonly login?: string | undefined;
  readonly folder?: string | undefined;
  readonly password: string | null;
}

/**
 * The way without an invitation: where the old place says; or the same folder, at another path of this computer, where it is no longer
 * at the one that the file knows. Throws as `movedTo` and `wayTo` do.
 */
async function wayAlone(context: TeamContext, team: Team, given: WayGiven): Promise<TeamLogin | FolderLogin> {
  try {
    return wayTo(context, await movedTo(context, team), given);
  } catch (error) {
    const isGone = error instanceof AppError && error.key === 'team_folder:gone';
    if (!isGone || given.folder === undefined) throw error;
    const folder = sharedFolder(openStudy(context).path, given.folder, given.folder);
    return { folder, login: team.login, now: context.now, replicaId: team.replicaId };
  }
}

/** The way to the place that an invitation names. Throws `conflict` for one to another study. */
function wayTo(context: TeamContext, text: string, given: WayGiven): TeamLogin | FolderLogin {
  const { path, db } = openStudy(context);
  const team = expectTeam(db);
  const ofFolder = isFolderInvitation(text) ? folderInvitationIn(text) : null;
  const invitation = ofFolder ?? invitationIn(text);
  if (invitation.projectId !== team.projectId)
    throw new AppError('conflict', 'errors:team_other_study', {
      name: projectRow(db).name,
      other: invitation.name,
    });
  const named = given.login ?? (invitation.login === '*' ? team.login : invitation.login);
  if ('address' in invitation) return loginAt(context, invitation.address, named, given.password);
  const folder = sharedFolder(path, given.folder, invitation.folder);
  return { folder, login: named, now: context.now, replicaId: team.replicaId };
}

/** What the old place says of where the log is now. Throws `conflict` where it has not moved, or says too little. */
async function movedTo(context: TeamContext, team: Team): Promise<string> {
  const login = loginOf(team, context);
  const { movedTo: text } = await atPlace(
    login,
    team.projectId,
    (place) => place.hello(factsOf(team)),
    context.signal,
  );
  if (text === null) throw new AppError('conflict', 'errors:team_not_moved');
  return text;
}

function factsOf({ replicaId, head, epoch }: Team) {
  return { replicaId, machine: hostname(), program: PROGRAM, schema: readMigrations().length, head, epoch };
}

/** Whether the log goes on where the file stands. */
function goesOn({ chainAtMine, head }: Hello, team: Team): boolean {
  return head >= team.head && chainAtMine === team.chain;
}

/** Takes the study anew from a place, which the file follows from then on. */
async function taken(
  context: TeamContext,
  login: TeamLogin | FolderLogin,
  place: TakingAnew['transport'],
): Promise<string> {
  const study = context.study();
  const options = openOptions(context.settings, context.now());
  return await takeAnew(
    {
      study,
      transport: place,
      place: placeFacts(login),
      machine: hostname(),
      program: PROGRAM,
      schema: readMigrations().length,
      now: context.now,
      newId: randomUUID,
      options,
      refusingActs: (work) => context.refusingActs(basename(study.store.path), work),
      exchange: context.exchange,
    },
    context,
  );
}
