// Methods with which a team begins for a person: trying the way to a server, making a team of the open study, joining one.
import { rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { isGivenName } from '#core/settling/names.ts';
import { addressInWords, teamUrl, type ServerAddress } from '#core/team/address.ts';
import { readFolderInvitation } from '#core/team/folder-invitation.ts';
import { readInvitation, type Invitation } from '#core/team/invitation.ts';
import type { TeamState } from '#core/team/link-state.ts';
import { joiningSteps, sharingSteps, type Trial } from '#core/team/trial.ts';
import { openStore } from '#db/open.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { besideStudy, readWhole } from '#db/own-files.ts';
import { jobFor } from '../rpc/method.ts';
import { addPerson, forgetFile, joinTeam, type Joining } from '../team/join-team.ts';
import { makeTeam } from '../team/make-team.ts';
import { fingerprintOf, type TeamLogin } from '../team/team-login.ts';
import { tryToJoin, tryToShare } from '../team/try-team.ts';
import { fileTrouble } from '../file-trouble.ts';
import { expectWritableFolder } from '../write-file.ts';
import { openOptions, projectPath } from './desk.ts';
import { linkOf, openStudy, timeOfAct, type TeamContext } from './team-context.ts';

const job = jobFor<TeamContext>();

const password = z.string().nullable().default(null);
const invitationText = z.string().max(1_000_000);

/** A login whose password was given with the call, or is known here. */
export function loginAt(
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
export function addressIn(
  { files }: TeamContext,
  url: string,
): { readonly address: ServerAddress; readonly login: string } {
  const { address, login, authorityFile } = teamUrl(url);
  if (authorityFile === null) return { address, login };
  try {
    const pem = readWhole(files.input(authorityFile)).toString('utf8');
    return { address: { ...address, proof: { by: 'authority', pem } }, login };
  } catch {
    throw new AppError('not_found', 'errors:no_such_file', { name: basename(authorityFile) });
  }
}

/** Reads an invitation, or a text that it stands in. Throws `invalid` where there is none. */
export function invitationIn(text: string): Invitation {
  return readInvitation(text, decoded);
}

function decoded(encoded: string): string {
  return Buffer.from(encoded, 'base64url').toString();
}

/** Trials last as long as the server lets them wait. */
function trying({ worded, progress, signal }: TeamContext, steps: number) {
  return { worded, signal, told: (done: number): void => progress({ done, total: steps }) };
}

/** What an invitation says, in words a person can compare. */
export interface ToldInvitation {
  readonly name: string;
  readonly login: string;
  readonly place: string;
  readonly tunnel: string | null;
  readonly proof: ServerAddress['proof']['by'] | 'folder';
  readonly fingerprint: string | null;
}

/** A trial, and whether a password that is given outlasts the program. */
type Tried = Trial & { readonly passwordsLast: boolean };

export const teamBegin = {
  /**
   * Tries, step by step, whether the open study could be shared at a database. Sends nothing of it. Also returns how many
   * bytes would be sent.
   */
  tryToShare: job(
    z.strictObject({ url: z.string(), password }),
    async (context, { url, password: given }): Promise<Tried & { readonly studyBytes: number }> => {
      const { address, login } = addressIn(context, url);
      const trial = await tryToShare(
        loginAt(context, address, login, given),
        trying(context, sharingSteps.length),
      );
      return {
        ...trial,
        passwordsLast: context.passwords.last,
        studyBytes: statSync(openStudy(context).path).size,
      };
    },
  ),

  /**
   * Makes the open study the study of a team, with its main coder as the owner, named `name` where one is given; sends the
   * study there. Reports bytes.
   */
  create: job(
    z.strictObject({ url: z.string(), name: z.string().trim().min(1).max(100).optional(), password }),
    async (context, { url, name, password: given }) => {
      openStudy(context);
      const { address, login } = addressIn(context, url);
      const { now } = context;
      await makeTeam(context.study(), loginAt(context, address, login, given), { name, now }, context);
      if (given !== null) context.passwords.keep(address, login, given);
      context.begin();
      await linkOf(context).sync();
      return linkOf(context).state();
    },
  ),

  /** What an invitation says, in words a person can compare: it is given as a text that it stands in. */
  invitation: job(z.strictObject({ text: invitationText }), (_context, { text }): Promise<ToldInvitation> => {
    const ofFolder = readFolderInvitation(text, decoded);
    if (ofFolder) {
      const { name, login, folder } = ofFolder;
      return Promise.resolve({
        name,
        login,
        place: folder,
        tunnel: null,
        proof: 'folder',
        fingerprint: null,
      });
    }
    const { name, address, login } = invitationIn(text);
    return Promise.resolve({
      name,
      login,
      place: addressInWords(address),
      tunnel: address.tunnel,
      proof: address.proof.by,
      fingerprint: fingerprintOf({ address }),
    });
  }),

  /** Tries, step by step, whether a team could be joined with an invitation. */
  tryToJoin: job(
    z.strictObject({ invitation: invitationText, login: z.string().min(1).optional(), password }),
    async (context, { invitation: text, login: other, password: given }): Promise<Tried> => {
      const invitation = invitationIn(text);
      const login = loginAt(context, invitation.address, other ?? invitation.login, given);
      const trial = await tryToJoin(login, invitation, trying(context, joiningSteps.length));
      return { ...trial, passwordsLast: context.passwords.last };
    },
  ),

  /** Makes a new file at `path` of the team's study, opens it, and returns how it stands. Reports bytes. */
  join: job(
    z.strictObject({
      path: z.string().min(1),
      /** The invitation, or a text that it stands in. */
      invitation: invitationText,
      login: z.string().min(1).optional(),
      name: z.string().trim().min(1).max(100).optional(),
      password,
    }),
    async (context, { path, invitation: text, login: other, name = null, password: given }) => {
      const invitation = invitationIn(text);
      if (name !== null && !isGivenName(name))
        throw new AppError('invalid', 'errors:team_given_name', { name });
      const full = projectPath(path);
      const login = loginAt(context, invitation.address, other ?? invitation.login, given);
      return await joined(context, { invitation, login, path: full, name }, () => {
        if (given !== null) context.passwords.keep(login.address, login.login, given);
      });
    },
  ),
};

/** Makes the file of a team's study, opens it, and gives its person a coder; returns how it stands. */
export async function joined(
  context: TeamContext,
  { name, ...joining }: Omit<Joining, 'options'> & { readonly name: string | null },
  accepted: () => void,
): Promise<TeamState> {
  const { path } = joining;
  expectWritableFolder(path);
  await context.settled();
  const options = openOptions(context.settings, context.now());
  const personId = await joinTeam({ ...joining, options }, context).catch((error: unknown) => {
    throw fileTrouble(error, path);
  });
  accepted();
  const store = openStore(path, options);
  const project = context.adopt(store);
  try {
    const link = linkOf(context);
    await link.sync();
    // From here on others are told who has joined.
    if (context.signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    const known = addPerson(context.study(), personId, name, timeOfAct(context));
    await (await link.connected()).members.introduce(known);
    await link.sync();
    context.settings.remember({ path, name: project.name, openedAt: context.now() });
    return link.state();
  } catch (error) {
    // Nobody could work in a file of nobody: joining again begins anew.
    const place = await linkOf(context)
      .connected()
      .catch(() => null);
    if (place) await forgetFile(place, expectTeam(store.db).replicaId);
    context.close();
    for (const ending of ['', ...besideStudy]) rmSync(`${path}${ending}`, { force: true });
    throw fileTrouble(error, path);
  }
}
