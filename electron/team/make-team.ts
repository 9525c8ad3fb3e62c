// Makes the open study the study of a team.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { tableRights } from '#core/team/roles.ts';
import { AppError } from '#core/errors.ts';
import { isStanding } from '#core/sealing/sight.ts';
import { isGivenName } from '#core/settling/names.ts';
import { fileIdOf } from '#db/file-id.ts';
import { readMigrations } from '#db/migrations.ts';
import type { CoderRecord } from '#core/records.ts';
import { startTeam, teamOf } from '#db/team/team-of.ts';
import { all, get, mainCoderId, update } from '#db/write.ts';
import type { Copying } from '../engines/copying.ts';
import { PROGRAM } from '../version.ts';
import { sendBase } from './base.ts';
import { createFolderTeam } from './folder/make-folder-team.ts';
import { folderAccess, placeFacts, type ConnectedTeam, type FolderLogin } from './place.ts';
import type { NewTeam, PostgresTeam } from './postgres/connect.ts';
import type { ReplicaStudy } from './replica-study.ts';
import type { TeamLogin } from './team-login.ts';

/**
 * Makes a team at its place, with the main coder as its owner, named `name` where one is given, and sends the study as its first
 * base. What is done here meanwhile is sent afterwards. Until the base is there the study stays that of one person, and a try
 * that was broken off goes on. Throws `conflict` for a study that has a team, and `invalid` for an owner without a given name.
 */
export async function makeTeam(
  study: ReplicaStudy,
  login: TeamLogin | FolderLogin,
  { name, now }: { readonly name: string | undefined; readonly now: () => string },
  copying: Copying,
): Promise<void> {
  const { store } = study;
  const { db } = store;
  if (teamOf(db)) throw new AppError('conflict', 'errors:has_team');
  const standing = all(db, 'blindRound').find((round) => round.kind === 'persons' && isStanding(round));
  if (standing) throw new AppError('conflict', 'errors:team_round_stands', { round: standing.name });
  const [project] = all(db, 'project');
  const main = get(db, 'coder', mainCoderId(db) ?? '');
  if (!project) throw new AppError('internal', 'errors:unknown_table', { table: 'project' });
  const owner = { personId: main.id, name: name ?? main.name };
  if (!isGivenName(owner.name)) throw new AppError('invalid', 'errors:team_given_name', { name: owner.name });
  if (all(db, 'coder', { name: owner.name }).some(({ id }) => id !== main.id))
    throw new AppError('conflict', 'errors:coder_name_taken', { name: owner.name });
  const schema = readMigrations().length;
  const replicaId = fileIdOf(db);
  const team = await begunAt(
    login,
    replicaId,
    {
      projectId: project.id,
      name: project.name,
      owner,
      schema,
      codebook: 'all',
      sources: 'all',
      rights: tableRights(),
      sharedLayers: all(db, 'coder', { kind: 'adjudication' }).map(({ id }) => id),
    },
    copying.signal,
  );
  try {
    const hello = await team.hello({ replicaId, machine: hostname(), program: PROGRAM, schema, head: 0 });
    await team.members.introduce(owner.name);
    const begun = { head: 0, chain: '', schema };
    const { newest: since } = await sendBase(team, { path: store.path }, () => begun, copying);
    await study.alone.free();
    const facts = {
      projectId: project.id,
      ...placeFacts(login),
      personId: main.id,
      role: 'owner' as const,
      epoch: hello.epoch,
      protocol: hello.protocol,
      head: 0,
      chain: '',
    };
    startTeam(db, facts, since);
    if (name !== undefined) nameOwner(study, main, name, now());
  } finally {
    await team.close();
  }
}

/** Makes the team at its place, with this file as the keeper of a folder's log. */
async function begunAt(
  login: TeamLogin | FolderLogin,
  replicaId: string,
  team: NewTeam,
  signal: AbortSignal,
): Promise<ConnectedTeam> {
  if (!('folder' in login)) return await created(login, replicaId, team, signal);
  const { projectId, name, schema } = team;
  const owner = { login: login.login, ...team.owner };
  return await createFolderTeam(
    login.folder,
    { projectId, name, owner, schema, replicaId, machine: hostname(), log: randomUUID() },
    folderAccess({ ...login, replicaId }, projectId),
  );
}

/** Makes the team on the server, or goes on with one that this file alone has begun there and nobody could join yet. */
async function created(
  login: TeamLogin,
  replicaId: string,
  team: NewTeam,
  signal: AbortSignal,
): Promise<PostgresTeam> {
  const { connect, createTeam } = await import('./postgres/connect.ts');
  try {
    return await createTeam(login, team, signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'team_server:project_exists') throw error;
    const begun = await connect(login, team.projectId);
    const [people, replicas] = [await begun.members.list(), await begun.members.replicas()];
    const isMine = people.some(
      (one) => one.login === login.login && one.role === 'owner' && one.personId === team.owner.personId,
    );
    if (isMine && people.length === 1 && replicas.every(({ id }) => id === replicaId)) return begun;
    await begun.close();
    throw error;
  }
}

/** Gives the main coder, who owns the team, the name of the person. */
function nameOwner(study: ReplicaStudy, { id, name: now }: CoderRecord, name: string, at: string): void {
  if (now === name) return;
  const deed = { method: 'coders.rename', coderId: id, at, group: randomUUID() };
  study.tell([study.store.transact(deed, (write) => update(write, 'coder', id, { name }))]);
}
