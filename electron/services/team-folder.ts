// Methods for a team over a shared folder, which has no server: one file of the team keeps its log there.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { isGivenName } from '#core/settling/names.ts';
import { readFolderInvitation } from '#core/team/folder-invitation.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { find, mainCoderId } from '#db/write.ts';
import { jobFor } from '../rpc/method.ts';
import { makeTeam } from '../team/make-team.ts';
import { isFolder } from '../team/place.ts';
import { projectPath } from './desk.ts';
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
      const invitation = readFolderInvitation(text, (encoded) =>
        Buffer.from(encoded, 'base64url').toString(),
      );
      if (!invitation) throw new AppError('invalid', 'errors:no_invitation');
      if (name !== null && !isGivenName(name))
        throw new AppError('invalid', 'errors:team_given_name', { name });
      if (folder === undefined && !existsSync(join(invitation.folder, 'TEAM.json')))
        throw new AppError('not_found', 'team_folder:where', { folder: invitation.folder });
      const shared = folderAt(folder ?? invitation.folder);
      expectOutside(projectPath(path), shared);
      const login = {
        folder: shared,
        login: invitation.login,
        now: context.now,
        replicaId: null,
      };
      return await joined(context, { invitation, login, path: projectPath(path), name }, () => undefined);
    },
  ),
};

/** Throws `invalid` for a study in the folder of its team. */
function expectOutside(path: string, folder: string): void {
  if (resolve(path).startsWith(join(folder, '/')))
    throw new AppError('invalid', 'team_folder:study_inside', { folder });
}

/** The folder with that path. Throws `not_found` where there is none. */
function folderAt(path: string): string {
  const full = resolve(path);
  let isThere = false;
  try {
    isThere = statSync(full).isDirectory();
  } catch {
    // Not there, or not to be read.
  }
  if (!isThere) throw new AppError('not_found', 'team_folder:no_folder', { folder: full });
  return full;
}
