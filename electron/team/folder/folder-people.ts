// Who is in a team over a folder. There are no logins: the keeper's file writes who is a member, and everybody who reaches the
// folder reads it.
import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import type { Invited, TeamMember, TeamPeople, TeamReplica } from '#core/team/place.ts';
import type { RulesAndLayers, TeamRules } from '#core/team/rules.ts';
import type { Role } from '#core/team/transport.ts';
import { asCoder, hasHeard, roleOfWork, rulesIn, type Keeping, type Present } from './team-facts.ts';
import type { TeamFolder } from './team-folder.ts';

/** What the people of a team need of its folder. */
export interface PeopleParts {
  readonly folder: TeamFolder;
  readonly login: string;
  /** The present time, ISO 8601. */
  readonly now: () => string;
  readonly keeping: () => Promise<Keeping>;
  /** Writes the keeping as `change` makes it. Rejects where another file keeps. */
  readonly rewrite: (change: (keeping: Keeping) => Keeping) => Promise<void>;
  readonly isKeeper: () => Promise<boolean>;
  /** Says where the log is kept now. Rejects where another file keeps. */
  readonly tellMoved: (to: string) => Promise<void>;
  /** Says something of this file, which its keeper reads. */
  readonly say: (news: Partial<Present>) => Promise<void>;
}

export class FolderPeople implements TeamPeople {
  readonly #parts: PeopleParts;

  constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  async list(): Promise<TeamMember[]> {
    const { members } = await this.#parts.keeping();
    return members.toSorted((one, other) => (one.login < other.login ? -1 : 1));
  }

  replicas(): Promise<TeamReplica[]> {
    const { folder, keeping } = this.#parts;
    return folder.at(async () => {
      const now = await keeping();
      const { cut, members } = now;
      const isCoder = (id: string): boolean =>
        members.some(({ personId, role }) => personId === id && role === 'coder');
      const found: TeamReplica[] = [];
      for (const id of await folder.senders()) {
        const present = await folder.present(id);
        if (!present) continue;
        const member = members.find(({ personId }) => personId === present.personId);
        const wasOwner = member?.role === 'coder' && roleOfWork(member, now, present) === 'owner';
        const { personId, machine, program, schema, acknowledged, editing, seenAt } = present;
        const facts = { id, personId, machine, program, schema, acknowledged, editing, seenAt };
        const heard = !isCoder(personId) || hasHeard(present, rulesIn(now).n);
        found.push({ ...facts, cutAt: cut[id] ?? null, heard, wasOwner });
      }
      return found.toSorted((one, other) => other.seenAt.localeCompare(one.seenAt));
    });
  }

  async invite(
    login: string,
    role: Role,
    bound: { readonly personId?: string | null; readonly name?: string | null } = {},
  ): Promise<Invited> {
    const personId = await this.#set(login, role, bound);
    return { sql: null, password: null, personId };
  }

  async setRole(login: string, role: Role): Promise<void> {
    await this.#set(login, role, {});
  }

  /** Makes a login a member, gives it another role, or takes it back. Returns its person. */
  async #set(
    login: string,
    role: Role,
    bound: { readonly personId?: string | null; readonly name?: string | null },
  ): Promise<string> {
    let personId = '';
    await this.#parts.rewrite((keeping) => {
      const known = keeping.members.find((one) => one.login === login);
      if (known?.personId === keeping.personId && role !== 'owner')
        throw new AppError('conflict', 'team_folder:keeper_stays');
      // Once somebody joined, they stay who they are.
      const isBound = bound.personId && (known?.joinedAt ?? null) === null;
      personId = (isBound ? bound.personId : known?.personId) ?? randomUUID();
      const member: TeamMember = {
        login,
        personId,
        name: known?.name ?? bound.name ?? null,
        role,
        joinedAt: known?.joinedAt ?? null,
        leftAt: null,
      };
      const members = [...keeping.members.filter((one) => one.login !== login), member];
      const isOwnerNoMore = known?.role === 'owner' && known.leftAt === null && role === 'coder';
      return isOwnerNoMore ? asCoder({ ...keeping, members }, personId) : { ...keeping, members };
    });
    return personId;
  }

  async remove(login: string): Promise<void> {
    const { login: own, now, rewrite, say, isKeeper } = this.#parts;
    const leftAt = now();
    if (login === own && !(await isKeeper())) return await say({ leftAt });
    await rewrite((keeping) => {
      const { members } = keeping;
      const isLast = members.every((one) => one.login === login || one.leftAt !== null);
      const isKeepers = members.some((one) => one.login === login && one.personId === keeping.personId);
      if (isKeepers && !isLast) throw new AppError('conflict', 'team_folder:keeper_stays');
      return { ...keeping, members: members.map((one) => (one.login === login ? { ...one, leftAt } : one)) };
    });
  }

  async introduce(name: string): Promise<void> {
    const { login, now, rewrite, say, isKeeper } = this.#parts;
    if (await isKeeper()) await rewrite((keeping) => withName(keeping, login, name, now()));
    else await say({ name });
  }

  async cutOff(replicaId: string): Promise<void> {
    const { now, rewrite } = this.#parts;
    await rewrite((keeping) => {
      if (keeping.replicaId === replicaId) throw new AppError('conflict', 'team_folder:keeper_stays');
      return { ...keeping, cut: { ...keeping.cut, [replicaId]: now() } };
    });
  }

  /** All that another place of the log has to know. Whose layers are, stands in the study. */
  async rules(): Promise<RulesAndLayers> {
    const { codebook, sources } = rulesIn(await this.#parts.keeping());
    return { codebook, sources, layers: [] };
  }

  /** Has the owners alone change codes, or import and change sources, from now on, or every coder. */
  async setRules({ codebook, sources }: TeamRules): Promise<void> {
    await this.#parts.rewrite((keeping) => {
      const { n } = rulesIn(keeping);
      return { ...keeping, rules: { codebook, sources, n: n + 1 } };
    });
  }

  /** Tells all files where the log is kept from now on; nothing more is put into this one. */
  moveTo(text: string): Promise<void> {
    return this.#parts.tellMoved(text);
  }

  /** The keeper's program looks at its own list, so there is nothing to tell. */
  async setRights(): Promise<void> {
    await Promise.resolve();
  }

  /** Whose a layer is, stands in the study, which the keeper has. */
  async setLayer(): Promise<void> {
    await Promise.resolve();
  }
}

/** The keeping with what a member's file says of them: their name, and that they left. */
export function withPresent(
  keeping: Keeping,
  { id, login, personId, name, leftAt, laid, seenAt }: Present,
): Keeping {
  const member = keeping.members.find((one) => one.login === login && one.personId === personId);
  // A file that has left says so for ever, also once its person was taken back.
  if (!member || member.leftAt !== null || keeping.cut[id] !== undefined) return keeping;
  const named = name === null ? keeping : withName(keeping, login, name, seenAt);
  // What they sent before they left is taken first.
  const isGone = leftAt !== null && personId !== keeping.personId && (keeping.sent[id] ?? 0) >= laid;
  if (!isGone) return named;
  return {
    ...named,
    cut: { ...named.cut, [id]: leftAt },
    members: named.members.map((one) => (one.login === login ? { ...one, leftAt } : one)),
  };
}

function withName(keeping: Keeping, login: string, name: string, at: string): Keeping {
  return {
    ...keeping,
    members: keeping.members.map((one) =>
      one.login === login && (one.name !== name || one.joinedAt === null)
        ? { ...one, name, joinedAt: one.joinedAt ?? at }
        : one,
    ),
  };
}
