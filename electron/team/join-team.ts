// Joins a team: makes a new file of the newest base at the place of its log.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { AppError } from '#core/errors.ts';
import { freeName, namesOf } from '#core/free-name.ts';
import type { Invitation } from '#core/team/invitation.ts';
import type { TeamPeople } from '#core/team/place.ts';
import { readMigrations } from '#db/migrations.ts';
import type { OpenOptions } from '#db/open-options.ts';
import type { Store } from '#db/store.ts';
import { expectTeam, startTeam } from '#db/team/team-of.ts';
import { all, find, insert } from '#db/write.ts';
import type { Copying } from '../engines/copying.ts';
import { PROGRAM } from '../version.ts';
import { fetchBase } from './base.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { connectTo, isFolder, placeFacts, type ConnectedTeam, type FolderLogin } from './place.ts';
import type { TeamLogin } from './team-login.ts';

/** Who joins, and where the new file is to lie. */
export interface Joining {
  readonly invitation: Pick<Invitation, 'projectId' | 'name'>;
  readonly login: TeamLogin | FolderLogin;
  readonly path: string;
  readonly options: OpenOptions;
}

/** Makes the file, and returns the id of the person who joins. Acts since the base are received afterwards. */
export async function joinTeam(
  { invitation, login, path, options }: Joining,
  copying: Copying,
): Promise<string> {
  const team = await connectTo(login, invitation.projectId, copying.signal);
  const replicaId = randomUUID();
  try {
    const schema = readMigrations().length;
    const me = { replicaId, machine: hostname(), program: PROGRAM, schema, head: 0 };
    const { personId, role, epoch, protocol } = await team.hello(me);
    const [base] = await team.bases.list();
    if (!base) throw new AppError('not_found', 'errors:team_no_base', { name: invitation.name });
    if (base.schema > schema)
      throw new AppError('unsupported', 'errors:team_newer', { name: invitation.name });
    const begin = (store: Store): void => {
      startTeam(store.db, {
        projectId: invitation.projectId,
        ...placeFacts(login),
        personId,
        role,
        epoch,
        protocol,
        head: base.head,
        chain: base.chain,
      });
    };
    await fetchBase(team, base, { path, options, fileId: replicaId }, begin, copying);
    return personId;
  } catch (error) {
    await forgetFile(team, replicaId);
    // Who stopped it hears that it was stopped, whatever the place of the log said meanwhile.
    copying.signal.throwIfAborted();
    throw error;
  } finally {
    await team.close();
  }
}

/**
 * Has the place of the log count a file no more that greeted there and was not made after all: else it would for ever be one that
 * has not heard of what the owners decide. What cannot be told is left as it is.
 */
export async function forgetFile(team: ConnectedTeam, replicaId: string): Promise<void> {
  await (isFolder(team) ? team.forget(replicaId) : team.members.cutOff(replicaId)).catch(() => undefined);
}

/**
 * Gives a person who joined a coder of their own, once all acts of the others are here, and returns their name. Adds none where
 * the study has it: on a second machine, or for somebody whom the owner bound to an existing coder. Throws `invalid` where a
 * name is needed, and `conflict` where another coder has it.
 */
export function addPerson(study: ReplicaStudy, personId: string, name: string | null, now: string): string {
  const { store } = study;
  const { db } = store;
  const there = find(db, 'coder', personId);
  if (there) return there.name;
  if (name === null) throw new AppError('invalid', 'errors:team_name_needed');
  if (all(db, 'coder', { name }).length > 0)
    throw new AppError('conflict', 'errors:team_name_taken', { name });
  const coder = {
    id: personId,
    name,
    kind: 'person' as const,
    personId: null,
    program: null,
    createdAt: now,
  };
  const deed = { method: 'coders.add', coderId: personId, at: now, group: null };
  study.tell([store.transact(deed, (write) => insert(write, 'coder', coder))]);
  return name;
}

/**
 * Adds the person of this file again, under the name that the team knows, where somebody has removed or merged their coder before
 * they did anything: else nothing could be done in it any more. Returns whether that was needed.
 */
export async function personBack(
  study: ReplicaStudy,
  members: Pick<TeamPeople, 'list'>,
  now: () => string,
): Promise<boolean> {
  const { db } = study.store;
  const { personId } = expectTeam(db);
  if (find(db, 'coder', personId)) return false;
  const name = (await members.list()).find((one) => one.personId === personId)?.name ?? null;
  if (name === null) return false;
  addPerson(study, personId, freeName(name, namesOf(all(db, 'coder'))), now());
  return true;
}
