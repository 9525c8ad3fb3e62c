// Makes a team over a shared folder that was none before.
import { AppError } from '#core/errors.ts';
import type { FolderAccess } from './folder-log.ts';
import { FolderTeam } from './folder-team.ts';
import { TeamFolder } from './team-folder.ts';

/** What a new team over a folder is made of. */
export interface NewFolderTeam {
  readonly projectId: string;
  readonly name: string;
  readonly owner: { readonly login: string; readonly personId: string; readonly name: string };
  readonly replicaId: string;
  readonly machine: string;
  readonly schema: number;
  /** The id of the log. */
  readonly log: string;
}

/**
 * Makes a team in an empty folder, with the file that is described as its keeper. Goes on with one that the same file has begun
 * there. Rejects where something else is in the folder.
 */
export async function createFolderTeam(
  path: string,
  { projectId, name, owner, replicaId, machine, schema, log }: NewFolderTeam,
  access: FolderAccess,
): Promise<FolderTeam> {
  const folder = new TeamFolder(path);
  const at = access.now();
  await folder.at(async () => {
    const begun = { head: 0, chain: '' };
    if (!(await folder.isEmpty())) {
      const [keeping, ...later] = await folder.keepings();
      const isMine = keeping?.replicaId === replicaId && keeping.head === 0 && later.length === 0;
      if (!isMine || keeping.members.length > 1 || (await folder.facts()).projectId !== projectId)
        throw new AppError('conflict', 'team_folder:not_empty', { folder: path });
      return;
    }
    await folder.begin(
      { kind: 'concord-team', version: 1, projectId, name, log, begun },
      {
        keeping: 1,
        replicaId,
        personId: owner.personId,
        machine,
        after: begun,
        ranAt: at,
        ...begun,
        schema,
        members: [{ ...owner, role: 'owner', joinedAt: at, leftAt: null }],
        sent: {},
        cut: {},
        handedTo: null,
      },
    );
  });
  return new FolderTeam(folder, access);
}
