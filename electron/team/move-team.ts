// Moves a team to another server, or has its log begin anew on its own: after it was restored from an old backup, was lost, or
// when it has become long. The owner's file is what the new log begins with.
import { hostname } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { addressInWords } from '#core/team/address.ts';
import { AppError } from '#core/errors.ts';
import { movedText } from '#core/team/moved.ts';
import type { TeamMember } from '#core/team/place.ts';
import { tableRights } from '#core/team/roles.ts';
import { type RulesAndLayers, rulesOf } from '#core/team/rules.ts';
import type { Hello } from '#core/team/transport.ts';
import type { ReadDb } from '#db/handles.ts';
import { readMigrations } from '#db/migrations.ts';
import { expectTeam, hasActed, noteTeam, type Team } from '#db/team/team-of.ts';
import { all, get } from '#db/write.ts';
import type { Copying } from '../engines/copying.ts';
import { PROGRAM } from '../version.ts';
import { expectPerson } from './at-place.ts';
import { beginAnew } from './begin-anew.ts';
import { noteLeaving, noteMoveInRounds } from './moved-rounds.ts';
import type { PostgresTeam } from './postgres/connect.ts';
import type { FileToBring } from './postgres/members.ts';
import { oldPlace, refuseAwaited, refuseBehind, refuseLanesLeft } from './old-place.ts';
import type { ConnectedTeam, FolderLogin } from './place.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { bringRounds, publishedHere } from './rounds-brought.ts';
import { fingerprintOf, type TeamLogin } from './team-login.ts';

/** Where a team is moved from and to. */
export interface Moving {
  readonly from: TeamLogin | FolderLogin;
  readonly to: TeamLogin;
  /** Whether the owner knows what differs, or that the log begins anew, and wants it. */
  readonly anew: boolean;
  readonly newId: () => string;
  /** The present time, ISO 8601. */
  readonly now: () => string;
}

/** A login that has to be made ready before its person can come. */
export interface LoginToTell {
  readonly login: string;
  /** What an administrator has to run; null where nothing is left to do. */
  readonly sql: string | null;
  /** The password of a login that was made; null where there was one. */
  readonly password: string | null;
}

/** What moving did. */
export interface Moved {
  /** The new place as people read it. */
  readonly place: string;
  readonly head: number;
  /** The bytes that the server keeps no more. */
  readonly freed: number;
  /** Whether the old place says where the team is; null where it is the same one. */
  readonly isOldTold: boolean | null;
  readonly logins: readonly LoginToTell[];
  /** The persons of the study who are not members there yet, by name. */
  readonly absent: readonly string[];
  /** The blind rounds, by name, that go on there. */
  readonly rounds: readonly string[];
}

/**
 * Moves the team. Throws `conflict` with what differs, before anything is done, where the log there is not the one of this file,
 * or would begin anew for no other reason than its length, and `anew` was not said; `invalid` for who is not an owner; and as
 * `oldPlace` does.
 */
export async function moveTeam(study: ReplicaStudy, moving: Moving, copying: Copying): Promise<Moved> {
  const { db } = study.store;
  const team = expectTeam(db);
  if (team.role !== 'owner') throw new AppError('invalid', 'errors:team_owner_alone');
  const { from, to } = moving;
  const isSame = !('folder' in from) && addressInWords(from.address) === addressInWords(to.address);
  const old = isSame ? null : await oldPlace(from, team, copying.signal, moving.anew);
  try {
    if (old && team.stopped && !moving.anew) await refuseBehind(old, team, factsOf(team));
    const rules = (await old?.members.rules()) ?? null;
    const { place, isNew } = await placeAt(moving.to, study, team, rules, copying.signal);
    try {
      return await moveTo(place, { study, team, moving, isSame, isNew, old, rules }, copying);
    } finally {
      await place.close();
    }
  } finally {
    await old?.close();
  }
}

interface Around {
  readonly study: ReplicaStudy;
  readonly team: Team;
  readonly moving: Moving;
  readonly isSame: boolean;
  readonly isNew: boolean;
  readonly old: ConnectedTeam | null;
  readonly rules: RulesAndLayers | null;
}

async function moveTo(place: PostgresTeam, around: Around, copying: Copying): Promise<Moved> {
  const { study, team, moving, isSame, isNew, old, rules } = around;
  const { db } = study.store;
  await expectPerson(place, moving.to.login, team.personId);
  const hello = await place.hello(factsOf(team));
  if (hello.role !== 'owner') throw new AppError('invalid', 'errors:team_owner_alone');
  const isMine = !isNew && isMyLog(hello, team);
  const isBegun = !isNew && !isMine && !(await isLeftFromBefore(place, team));
  // The same log in another way: at another address, as after an administrator moved the database, or by a renewed certificate.
  const isOnlyReached = isMine && !(isSame && (moving.anew || isReachedAlike(moving)));
  // What comes next was refused here, so that a log which starts again from this file would lack it.
  const isBehind = isMine && !isOnlyReached && hello.head > team.head;
  if (!moving.anew && (isBegun || isBehind))
    throw new AppError('conflict', 'errors:team_move_differs', {
      place: addressInWords(moving.to.address),
      here: team.head,
      there: hello.head,
    });
  if (!moving.anew && isMine && !isOnlyReached) throw await asksFirst(place, hello);
  if (!isMine && !moving.anew) await refuseAwaited(old);
  if (old && !isMine && !moving.anew) await refuseLanesLeft(db, old);
  const logins = old && !isMine ? await bring(place, old, rules, moving.to.login) : [];
  const rounds = isMine ? [] : await bringRounds(db, place.rounds);
  if (!isSame && !isMine) await place.members.bringFiles(await filesOf(db, old));
  // A backup may be older than they are.
  if (isSame && !isMine) await place.members.setRules(rulesOf(team.keeps));
  const begun = isOnlyReached
    ? null
    : await beginAnew(
        study,
        place,
        {
          reason: isSame ? (isMine ? 'compacted' : 'restored') : 'moved',
          followed: hello.epoch,
          head: hello.head,
          earlier: (await old?.bases.earlierEpochs().catch(() => [])) ?? [],
          schema: readMigrations().length,
          there: isSame ? await publishedHere(db, place.rounds) : [],
          newId: moving.newId,
        },
        copying,
      );
  const [project] = all(db, 'project');
  const { address, login } = moving.to;
  const { projectId } = team;
  if (!isSame) noteLeaving(db, moving.now());
  await old?.members.moveTo(
    movedText({ projectId, name: project?.name ?? '', address }, (text) =>
      Buffer.from(text).toString('base64url'),
    ),
  );
  const news = {
    transport: 'postgres' as const,
    address: JSON.stringify(address),
    login,
    fingerprint: fingerprintOf(moving.to),
  };
  if (begun) begun.note(news);
  else noteTeam(db, news);
  noteMoveInRounds(study, moving.newId);
  const known = await place.members.list();
  return {
    place: addressInWords(address),
    head: begun?.head ?? team.head,
    freed: begun?.freed ?? 0,
    isOldTold: isSame ? null : old !== null,
    logins,
    absent: absentFrom(db, known),
    rounds,
  };
}

/** Whether the place is reached as before: by the same certificate, gateway and login. */
function isReachedAlike({ from, to }: Moving): boolean {
  return 'address' in from && from.login === to.login && isDeepStrictEqual(from.address, to.address);
}

/** The persons who have done something in the study and are not among these members, by name. */
export function absentFrom(db: ReadDb, known: readonly TeamMember[]): string[] {
  return all(db, 'coder', { kind: 'person' })
    .filter(({ id }) => !known.some(({ personId }) => personId === id))
    .filter(({ id }) => hasActed(db, id))
    .map(({ name }) => name)
    .toSorted();
}

/** The files of all persons: those that the old place knows, else those whose acts are here. */
async function filesOf({ sqlite }: ReadDb, old: ConnectedTeam | null): Promise<readonly FileToBring[]> {
  if (old) return await old.members.replicas();
  return sqlite
    .prepare(
      `SELECT replica_id AS id, person_id AS "personId", '' AS machine, '' AS program, max(at) AS "seenAt", NULL AS "cutAt"
       FROM change WHERE replica_id IS NOT NULL AND person_id IS NOT NULL GROUP BY replica_id, person_id`,
    )
    .all() as FileToBring[];
}

/** The place where the team is to be: made now, or there already. */
async function placeAt(
  login: TeamLogin,
  { store: { db } }: ReplicaStudy,
  { projectId, personId, keeps }: Team,
  rules: RulesAndLayers | null,
  signal: AbortSignal,
): Promise<{ readonly place: PostgresTeam; readonly isNew: boolean }> {
  const { connect, createTeam } = await import('./postgres/connect.ts');
  const [project] = all(db, 'project');
  try {
    const place = await createTeam(
      login,
      {
        projectId,
        name: project?.name ?? '',
        owner: { personId, name: get(db, 'coder', personId).name },
        schema: readMigrations().length,
        // Of a place that is gone, this file knows what the owners kept.
        ...rulesOf(keeps),
        ...(rules && { codebook: rules.codebook, sources: rules.sources }),
        rights: tableRights(),
        sharedLayers: all(db, 'coder', { kind: 'adjudication' }).map(({ id }) => id),
      },
      signal,
    );
    return { place, isNew: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'team_server:project_exists') throw error;
    return { place: await connect(login, projectId), isNew: false };
  }
}

function factsOf({ replicaId, head }: Team) {
  return { replicaId, machine: hostname(), program: PROGRAM, schema: readMigrations().length, head };
}

function isMyLog({ epoch, head, chainAtMine }: Hello, team: Team): boolean {
  return epoch === team.epoch && head >= team.head && (team.head === 0 || chainAtMine === team.chain);
}

/** Whether a move of this file was broken off here: nobody else has been here, and nothing was sent. */
async function isLeftFromBefore(place: PostgresTeam, { replicaId }: Team): Promise<boolean> {
  const replicas = await place.members.replicas();
  const come = replicas.filter(({ hasCome, cutAt }) => hasCome !== false && cutAt === null);
  return come.every(({ id }) => id === replicaId) && (await place.pull(0)).length === 0;
}

/** The question whether a log that is whole is to begin anew, with who would have to fetch the study again. */
async function asksFirst(place: PostgresTeam, { head }: Hello): Promise<AppError> {
  const [people, replicas] = [await place.members.list(), await place.members.replicas()];
  const behind = replicas.filter(({ cutAt, acknowledged }) => cutAt === null && acknowledged < head);
  const names = people
    .filter(({ leftAt, personId }) => leftAt === null && behind.some((one) => one.personId === personId))
    .map(({ name, login }) => name ?? login);
  return new AppError('conflict', 'errors:team_move_compacts', {
    head,
    count: names.length,
    names: names.join(', '),
  });
}

/** Makes the members of the old place members of the new one, with their persons, names, roles and layers. */
async function bring(
  place: PostgresTeam,
  old: ConnectedTeam,
  rules: RulesAndLayers | null,
  own: string,
): Promise<LoginToTell[]> {
  const known = await place.members.list();
  const logins: LoginToTell[] = [];
  for (const member of await old.members.list()) {
    if (isKnown(known, member) || member.login === own) continue;
    const { login, role, personId, name, leftAt } = member;
    const { sql, password } = await place.members.invite(login, role, { personId, name });
    if (leftAt !== null) await place.members.remove(login);
    else if (sql !== null || password !== null) logins.push({ login, sql, password });
  }
  for (const { coderId, personId } of rules?.layers ?? []) await place.members.setLayer(coderId, personId);
  return logins;
}

function isKnown(known: readonly TeamMember[], { personId }: TeamMember): boolean {
  return known.some((one) => one.personId === personId);
}
