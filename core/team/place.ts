// The place of a team's log as a whole, whatever it is: the log, the people of the team, and the bases from which new files
// begin.
import type { TableRight } from './roles.ts';
import type { Role, Transport } from './transport.ts';

export interface TeamMember {
  readonly login: string;
  readonly personId: string;
  /** Null until the person joined. */
  readonly name: string | null;
  readonly role: Role;
  /** ISO 8601; null until then. */
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
}

/** One file of one member on one machine. */
export interface TeamReplica {
  readonly id: string;
  readonly personId: string;
  readonly machine: string;
  readonly program: string;
  readonly schema: number;
  /** The number of the last act that it has received, as it told. */
  readonly acknowledged: number;
  /** The sources that are being edited there. */
  readonly editing: readonly string[];
  readonly seenAt: string;
  /** Since when it may send no more; null for all that may. */
  readonly cutAt: string | null;
  /** Whether it has heard of what the owners keep. */
  readonly heard?: boolean;
  /** Whether its person was an owner and it has not heard that they are a coder now: what was done in it before still comes. */
  readonly wasOwner?: boolean;
  /** False for one that the place before knew and that has not come here yet: what is said of it was said there. */
  readonly hasCome?: boolean;
}

/** What an invitation needs besides the address. */
export interface Invited {
  /** What an administrator has to run first, because this login may make no logins; null where all is done. */
  readonly sql: string | null;
  /** The password of a login that was made now, to be told to the person; null where there was one already. */
  readonly password: string | null;
  readonly personId: string;
}

export interface TeamBase {
  readonly id: string;
  /** The number of the last act that is in it, and the chain there. */
  readonly head: number;
  readonly chain: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of all bytes, 64 hex digits; who fetches a base compares it. */
  readonly sha256: string;
  readonly schema: number;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** The people of one team and their machines. All but `introduce` and one's own leaving is an owner's. */
export interface TeamPeople {
  /** Everybody who is or was a member, in the order of their logins. */
  list(): Promise<TeamMember[]>;
  replicas(): Promise<TeamReplica[]>;
  /** Makes a login a member. `personId` binds them to a layer that is in the study. */
  invite(
    login: string,
    role: Role,
    bound?: { readonly personId?: string | null; readonly name?: string | null },
  ): Promise<Invited>;
  /** Gives a member another role, or takes back one who left. */
  setRole(login: string, role: Role): Promise<void>;
  /** Takes off a member; oneself: leaves. Their work stays. */
  remove(login: string): Promise<void>;
  /** Gives one's own name, on joining. */
  introduce(name: string): Promise<void>;
  /** Lets a file send no more, such as that of a lost machine. */
  cutOff(replicaId: string): Promise<void>;
  /** Takes over who may write which table, as a program of that schema says; a list of an older program changes nothing. */
  setRights(rights: readonly TableRight[], schema: number): Promise<void>;
  /** Says whose a layer of codings is; null: everybody's who may write. */
  setLayer(coderId: string, personId: string | null): Promise<void>;
}

/** The bases of one team. */
export interface TeamBaseStore {
  /**
   * The bases after which the log begins, as far as they are there as a whole, the newest first. One that was sent in vain is none
   * of them: the log did not begin after it, since that was broken off, or another owner's came first.
   */
  list(): Promise<TeamBase[]>;
  /**
   * Sends a base. `part(n)` gives part n, from 0, of 4 MiB each but the last; `told` hears how many of how many parts are there.
   */
  put(
    base: Pick<TeamBase, 'id' | 'head' | 'chain' | 'size' | 'sha256' | 'schema'>,
    part: (n: number) => Promise<Uint8Array>,
    told?: (done: number, all: number) => void,
  ): Promise<void>;
  /** The parts of a base in order, from part `from` on, for who has the earlier ones already. */
  parts(base: Pick<TeamBase, 'id' | 'size'>, from?: number): AsyncGenerator<Uint8Array>;
}

/** Where a team keeps its log: a database, or a shared folder. */
export interface TeamPlace extends Transport {
  readonly members: TeamPeople;
  readonly bases: TeamBaseStore;
}
