// Methods for a team over a shared folder, which has no server: one file of the team keeps its log there.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { isGivenName } from '#core/settling/names.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { find, mainCoderId } from '#db/write.ts';
import { jobFor } from '../rpc/method.ts';
import { makeTeam } from '../team/make-team.ts';
import { isFolder } from '../team/place.ts';
import { projectPath } from './desk.ts';
import { expectOutside, folderAt, folderInvitationIn, sharedFolder } from './shared-folder.ts';
import { joined } from './team-begin.ts';
import { linkOf, openStudy, type TeamContext } from './team-context.ts';

const job = jobFor<TeamContext>();

const personName = z.string().trim().min(1).max(100).optional();

export const teamFolder = {
  /**
   * Makes the open study the study of a team over an empty folder, with its main coder as the owner, named `name` where one is
   * given, and this file as the keeper of the log. Reports bytes.
   */
  createInFolder: job(
    z.strictObject({ folder: z.string().min(1), name: personName }),
    async (context, { folder, name }) => {
      const { path, db } = openStudy(context);
      const { now } = context;
      const login = name ?? find(db, 'coder', mainCoderId(db) ?? '')?.name ?? '';
      const full = folderAt(folder);
      expectOutside(path, full);
      await makeTeam(context.study(), { folder: full, login, now, replicaId: null }, { name, now }, context);
      context.begin();
      await linkOf(context).sync();
      return linkOf(context).state();
    },
  ),

  /**
   * Has the open study's file keep the log of its team over a folder from now on, instead of the one that does: an owner's, once
   * it has received all of the log.
   */
  keepFolder: job(z.strictObject({}), async (context) => {
    const { db } = openStudy(context);
    const link = linkOf(context);
    const place = await link.connected();
    if (!isFolder(place)) throw new AppError('conflict', 'team_folder:no_keeper');
    await link.sync();
    const own = expectTeam(db);
    await place.takeOver(own);
    await link.sync();
    return link.state();
  }),

  /** Makes a new file at `path` of a study of a team over a folder, opens it, and returns how it stands. Reports bytes. */
  joinFolder: job(
    z.strictObject({
      path: z.string().min(1),
      /** The invitation, or a text that it stands in. */
      invitation: z.string().max(1_000_000),
      /** Where the folder lies on this machine; by default where it lies for who invited. */
      folder: z.string().min(1).optional(),
      name: personName,
    }),
    async (context, { path, invitation: text, folder, name = null }) => {
      const invitation = folderInvitationIn(text);
      if (name !== null && !isGivenName(name))
        throw new AppError('invalid', 'errors:team_given_name', { name });
      const login = {
        folder: sharedFolder(projectPath(path), folder, invitation.folder),
        login: invitation.login,
        now: context.now,
        replicaId: null,
      };
      return await joined(context, { invitation, login, path: projectPath(path), name }, () => undefined);
    },
  ),
};
