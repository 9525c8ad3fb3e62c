// Makes the open study the study of a team.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { tableRights } from '#core/team/roles.ts';
import { AppError } from '#core/errors.ts';
import { isStanding } from '#core/sealing/sight.ts';
import { isGivenName } from '#core/settling/names.ts';
import { fileIdOf } from '#db/file-id.ts';
import { readMigrations } from '#db/migrations.ts';
import type { Store } from '#db/store.ts';
import { startTeam, teamOf } from '#db/team/team-of.ts';
import { all, get, mainCoderId, update } from '#db/write.ts';
import type { Copying } from '../engines/copying.ts';
import { PROGRAM } from '../version.ts';
import { sendBase } from './base.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { fingerprintOf, type TeamLogin } from './team-login.ts';

/**
 * Makes a team on the server, with the main coder as its owner, and sends the study as its first base. What is done here
 * meanwhile is sent afterwards. Throws `conflict` for a study that has a team, and `invalid` for an owner without a given name.
 */
export async function makeTeam(store: Store, login: TeamLogin, copying: Copying): Promise<void> {
  const { db } = store;
  if (teamOf(db)) throw new AppError('conflict', 'errors:has_team');
  const standing = all(db, 'blindRound').find((round) => round.kind === 'persons' && isStanding(round));
  if (standing) throw new AppError('conflict', 'errors:team_round_stands', { round: standing.name });
  const [project] = all(db, 'project');
  const owner = get(db, 'coder', mainCoderId(db) ?? '');
  if (!project) throw new AppError('internal', 'errors:unknown_table', { table: 'project' });
  if (!isGivenName(owner.name)) throw new AppError('invalid', 'errors:team_given_name', { name: owner.name });
  const { createTeam } = await import('./postgres/connect.ts');
  const schema = readMigrations().length;
  const team = await createTeam(login, {
    projectId: project.id,
    name: project.name,
    owner: { personId: owner.id, name: owner.name },
    schema,
    codebook: 'all',
    sources: 'all',
    rights: tableRights(),
    sharedLayers: all(db, 'coder', { kind: 'adjudication' }).map(({ id }) => id),
  });
  try {
    const replicaId = fileIdOf(db);
    const hello = await team.hello({ replicaId, machine: hostname(), program: PROGRAM, schema, head: 0 });
    startTeam(db, {
      projectId: project.id,
      transport: 'postgres',
      address: JSON.stringify(login.address),
      login: login.login,
      fingerprint: fingerprintOf(login),
      personId: owner.id,
      role: 'owner',
      epoch: hello.epoch,
      protocol: hello.protocol,
      head: 0,
      chain: '',
    });
    await sendBase(team, store.path, { head: 0, chain: '', schema }, copying);
  } finally {
    await team.close();
  }
}

/** Gives the main coder, who will own the team, the name of the person. Throws `invalid` for a name that is none, and `conflict` for another coder's. */
export function nameOwner(study: ReplicaStudy, name: string, now: string): void {
  const { store } = study;
  const { db } = store;
  const owner = get(db, 'coder', mainCoderId(db) ?? '');
  if (owner.name === name) return;
  if (!isGivenName(name)) throw new AppError('invalid', 'errors:team_given_name', { name });
  if (all(db, 'coder', { name }).length > 0)
    throw new AppError('conflict', 'errors:coder_name_taken', { name });
  const deed = { method: 'coders.rename', coderId: owner.id, at: now, group: randomUUID() };
  study.tell([store.transact(deed, (write) => update(write, 'coder', owner.id, { name }))]);
}
