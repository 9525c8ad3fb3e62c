// Methods for a team: making one of the open study, joining one, its people, and exchanging acts with its log.
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { isGivenName } from '#core/settling/names.ts';
import { teamUrl, type ServerAddress } from '#core/team/address.ts';
import { readInvitation, writeInvitation } from '#core/team/invitation.ts';
import type { Synced, TeamState } from '#core/team/link-state.ts';
import { roles } from '#core/team/transport.ts';
import { openStore } from '#db/open.ts';
import { readWhole } from '#db/own-files.ts';
import type { Store } from '#db/store.ts';
import { noteRemarkSeen, teamRemarks } from '#db/team/held.ts';
import { leaveTeam, teamOf } from '#db/team/team-of.ts';
import { all, mainCoderId } from '#db/write.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import { expectWritableFolder } from '../write-file.ts';
import { addPerson, joinTeam } from '../team/join-team.ts';
import { addressOf, type TeamLink } from '../team/link.ts';
import { settleHeld, takes } from '../team/held-work.ts';
import { waitingIn } from '../team/waiting.ts';
import { makeTeam } from '../team/make-team.ts';
import type { Passwords } from '../team/passwords.ts';
import type { ReplicaStudy } from '../team/replica-study.ts';
import type { TeamLogin } from '../team/team-login.ts';
import { openOptions, projectPath, type DeskContext } from './desk.ts';
import { projectRow } from './project.ts';

export interface TeamContext extends DeskContext {
  readonly passwords: Passwords;
  /** The open study. Throws `not_found` where there is none. */
  readonly study: () => ReplicaStudy;
  /** The link of the open study to its team; null where it has none. */
  readonly link: () => TeamLink | null;
  /** Links the open study, which has just become a team's. */
  readonly begin: () => void;
  /** Ends the link of the open study, which has left its team. */
  readonly end: () => Promise<void>;
  /** Tells windows that the file is of no team any more. */
  readonly ended: () => void;
}

const query = queryFor<TeamContext>();
const job = jobFor<TeamContext>();

const role = z.enum(roles);
const password = z.string().nullable().default(null);

function openStudy({ study }: TeamContext): Store {
  const open = study().store;
  if (open.readOnly) throw new AppError('locked', 'errors:read_only');
  return open;
}

function linkOf({ link }: TeamContext): TeamLink {
  const open = link();
  if (!open) throw new AppError('not_found', 'errors:no_team');
  return open;
}

/** A login whose password was given with the call, or is known here. */
function loginAt(
  { passwords }: TeamContext,
  address: ServerAddress,
  login: string,
  given: string | null,
): TeamLogin {
  return {
    address,
    login,
    password: async () => given ?? (await passwords.of(address, login)),
  };
}

/** The address in a URL, with the authority that it names read from its file. */
function addressIn(url: string): { readonly address: ServerAddress; readonly login: string } {
  const { address, login, authorityFile } = teamUrl(url);
  if (authorityFile === null) return { address, login };
  const path = resolve(authorityFile);
  try {
    return {
      address: { ...address, proof: { by: 'authority', pem: readWhole(path).toString('utf8') } },
      login,
    };
  } catch {
    throw new AppError('not_found', 'errors:no_such_file', { name: basename(path) });
  }
}

export const team = {
  /** How the open study stands in its team; null where it is of nobody but those who share its file. */
  state: query(z.strictObject({}), ({ link }): TeamState | null => link()?.state() ?? null),

  /** What is on the server of the team: people, and their machines. */
  people: job(z.strictObject({}), async (context) => {
    const { members } = await linkOf(context).connected();
    return { members: await members.list(), replicas: await members.replicas() };
  }),

  /**
   * Makes the open study the study of a team, with its main coder as the owner, named `name` where one is given; sends the
   * study there.
   */
  create: job(
    z.strictObject({ url: z.string(), name: z.string().trim().min(1).max(100).optional(), password }),
    async (context, { url, name, password: given }) => {
      openStudy(context);
      const { address, login } = addressIn(url);
      const { now } = context;
      await makeTeam(context.study(), loginAt(context, address, login, given), { name, now }, context);
      if (given !== null) context.passwords.keep(address, login, given);
      context.begin();
      await linkOf(context).sync();
      return linkOf(context).state();
    },
  ),

  /** Makes a login a member, and returns the invitation; `coder`, by name, is who that person is in the study already. */
  invite: job(
    z.strictObject({ login: z.string().min(1), role, coder: z.string().optional() }),
    async (context, input) => {
      const store = openStudy(context);
      const { members } = await linkOf(context).connected();
      const bound = input.coder === undefined ? undefined : personNamed(store, input.coder);
      const other = (await members.list()).find(
        ({ personId, login }) => personId === bound?.id && login !== input.login,
      );
      if (bound && other)
        throw new AppError('conflict', 'errors:team_coder_bound', { name: bound.name, login: other.login });
      const { sql, password: made } = await members.invite(input.login, input.role, {
        ...(bound && { personId: bound.id, name: bound.name }),
      });
      const own = teamOf(store.db);
      if (!own) throw new AppError('not_found', 'errors:no_team');
      const { name } = projectRow(store.db);
      const invitation = writeInvitation(
        { projectId: own.projectId, name, address: addressOf(own), login: input.login },
        (text) => Buffer.from(text).toString('base64url'),
      );
      return { invitation, sql, password: made };
    },
  ),

  /** Gives a member another role; null takes them off. Their work stays. */
  member: job(
    z.strictObject({ login: z.string().min(1), role: role.nullable() }),
    async (context, { login, role: given }) => {
      const { members } = await linkOf(context).connected();
      await (given === null ? members.remove(login) : members.setRole(login, given));
    },
  ),

  /** Makes a new file at `path` of the team's study, opens it, and returns how it stands. */
  join: job(
    z.strictObject({
      path: z.string().min(1),
      /** The invitation, or a text that it stands in. */
      invitation: z.string(),
      login: z.string().min(1).optional(),
      name: z.string().trim().min(1).max(100).optional(),
      password,
    }),
    async (context, { path, invitation: text, login: other, name = null, password: given }) => {
      const invitation = readInvitation(text, (encoded) => Buffer.from(encoded, 'base64url').toString());
      if (name !== null && !isGivenName(name))
        throw new AppError('invalid', 'errors:team_given_name', { name });
      const full = projectPath(path);
      expectWritableFolder(full);
      await context.settled();
      const login = loginAt(context, invitation.address, other ?? invitation.login, given);
      const options = openOptions(context.settings, context.now());
      const personId = await joinTeam({ invitation, login, path: full, options }, context);
      if (given !== null) context.passwords.keep(login.address, login.login, given);
      const store = openStore(full, options);
      context.adopt(store);
      try {
        const link = linkOf(context);
        await link.sync();
        const known = addPerson(context.study(), personId, name, context.now());
        await (await link.connected()).members.introduce(known);
        await link.sync();
        return link.state();
      } catch (error) {
        // Nobody could work in a file of nobody: joining again begins anew.
        context.close();
        rmSync(full, { force: true });
        throw error;
      }
    },
  ),

  /** How the open study stands in its team, after asking the server; where it cannot be asked, the answer says why. */
  look: job(z.strictObject({}), async (context) => {
    const link = linkOf(context);
    await link.compare().catch(() => undefined);
    return link.state();
  }),

  /** Connects with a password that a person gave, and exchanges acts. */
  enter: job(z.strictObject({ password: z.string() }), async (context, { password: given }) => {
    const link = linkOf(context);
    const own = teamOf(openStudy(context).db);
    if (!own) throw new AppError('not_found', 'errors:no_team');
    context.passwords.keep(addressOf(own), own.login, given);
    await link.sync();
    return link.state();
  }),

  /** The number of the last change here and in the log; throws where this file holds another log than the server. */
  check: job(z.strictObject({}), (context) => linkOf(context).compare()),

  /** What waits for a decision, and what was decided where somebody else had changed the same. */
  waiting: query(z.strictObject({}), (context) => waitingIn(openStudy(context).db)),

  /** Decides about work that waits: one's own, that of the others, or both one after the other. */
  settle: job(z.strictObject({ id: z.string(), take: z.enum(takes) }), (context, { id, take }) => {
    const { personId } = linkOf(context).state();
    settleHeld(context.study(), id, take, { now: context.now(), newId: randomUUID, personId });
    return Promise.resolve();
  }),

  /** Notes that the person has looked at what was decided; by default at all of it. */
  seen: job(z.strictObject({ ids: z.array(z.string()).optional() }), (context, { ids }) => {
    const { db } = openStudy(context);
    for (const id of ids ?? teamRemarks(db).map((remark) => remark.id)) noteRemarkSeen(db, id, context.now());
    return Promise.resolve();
  }),

  /** Keeps the study in step by itself from now on; windows do so anyway. */
  keep: job(z.strictObject({}), (context) => {
    linkOf(context).keep();
    return Promise.resolve();
  }),

  /** Receives, settles and sends until nothing is left. */
  sync: job(z.strictObject({}), (context): Promise<Synced> => linkOf(context).sync()),

  /**
   * Leaves the team after sending what is unsent; the file stays, with all of the study. Returns how many acts wait for a
   * decision, which stay undone, and how many are in this file alone: a reader sends nothing, nor does somebody who was taken
   * off the team, who leaves without the server.
   */
  leave: job(z.strictObject({}), async (context) => {
    const store = openStudy(context);
    const link = linkOf(context);
    try {
      await link.sync();
      await (await link.connected()).members.remove(link.state().login);
    } catch (error) {
      if (error instanceof AppError && error.code === 'locked') throw unreached(link.state());
      if (!isTakenOff(error)) throw error;
    }
    const { held, unsent } = link.state();
    await context.end();
    leaveTeam(store.db.sqlite);
    context.ended();
    return { held, unsent };
  }),
};

/** The refusal to leave while the server cannot be reached, with what would stay in this file alone. */
function unreached({ unsent, place }: TeamState): AppError {
  return new AppError('locked', 'errors:team_leave_offline', { count: unsent, place });
}

/** Whether the server no longer knows the login as a member. */
function isTakenOff(error: unknown): boolean {
  return error instanceof AppError && ['team_server:left', 'team_server:not_a_member'].includes(error.key);
}

function personNamed({ db }: Store, name: string) {
  const found = all(db, 'coder', { name, kind: 'person' });
  const [coder] = found;
  if (!coder) throw new AppError('not_found', 'errors:no_such_coder_name', { name });
  if (coder.id === mainCoderId(db)) throw new AppError('conflict', 'errors:coder_is_main', { name });
  return coder;
}
