// What a team's folder says of the team: TEAM.json, which never changes, and what the keeper of the log writes while it keeps.
import type { TeamRound } from '#core/team/lanes.ts';
import type { TeamMember, TeamReplica } from '#core/team/place.ts';
import type { TeamRules } from '#core/team/rules.ts';
import type { Role } from '#core/team/transport.ts';

/** What `TEAM.json` says, written once by who made the team. */
export interface FolderTeamFacts {
  readonly kind: 'concord-team';
  readonly version: 1;
  readonly projectId: string;
  /** The name of the study. */
  readonly name: string;
  /** The id of the log. */
  readonly log: string;
  /** Where the log begins: after a base, or at 0 with an empty chain. */
  readonly begun: LogPoint;
  /** The epochs of the logs in whose place this one began; not set where it was the first. */
  readonly earlier?: readonly string[];
}

/** A point of the log: the number of an act, and the chain there. */
export interface LogPoint {
  readonly head: number;
  readonly chain: string;
}

/** One keeping of the log: the one file of the team that puts parcels into it, and what it knows of the team. */
export interface Keeping {
  /** The number of the keeping, from 1: the highest is the present one. */
  readonly keeping: number;
  readonly replicaId: string;
  readonly personId: string;
  readonly machine: string;
  /** Where the log stood when it began: what earlier keepers put there after that is void. */
  readonly after: LogPoint;
  /** When the keeper last ran, ISO 8601. */
  readonly ranAt: string;
  readonly head: number;
  readonly chain: string;
  /** The newest schema of which an act is in the log. */
  readonly schema: number;
  readonly members: readonly TeamMember[];
  /** The number of the last parcel of each file that is in the log. */
  readonly sent: Readonly<Record<string, number>>;
  /** Since when files may send no more, ISO 8601. */
  readonly cut: Readonly<Record<string, string>>;
  /** The person who is to keep from now on, whose file takes over by itself. Null while this keeping goes on. */
  readonly handedTo: string | null;
  /** The file of that person that does: of two that did, each would keep a log of its own. Not set where any of theirs may. */
  readonly handedFile?: string;
  /** What the owners keep to themselves, and how often that was decided; not set before. */
  readonly rules?: KeptRules;
  /** By person, the number of the decision by which an owner became a coder; not set before the first. */
  readonly formerOwners?: Readonly<Record<string, number>>;
  /** Its blind rounds; not set before the first. */
  readonly rounds?: readonly KeptRound[];
  /** Where the log is kept now, once it has moved; not set before. */
  readonly movedTo?: string | null;
}

/** A blind round, as the keeper knows it. */
export type KeptRound = Omit<TeamRound, 'isPublishing'>;

/** The rounds of a keeping, the oldest first. */
export function roundsIn({ rounds }: Pick<Keeping, 'rounds'>): readonly KeptRound[] {
  return rounds ?? [];
}

/** What a file says of its lane in a round: never what is in it. */
export interface OwnLane {
  readonly parcels: number;
  readonly reviewed: number;
  /** ISO 8601. */
  readonly lastAt: string;
  /** Whether the log has all of it. */
  readonly isOut: boolean;
}

/** What the owners keep, and the number of the decision. */
export interface KeptRules extends TeamRules {
  readonly n: number;
}

/** The rules of a keeping; what nobody decided is left to all. */
export function rulesIn({ rules }: Keeping): KeptRules {
  return rules ?? { codebook: 'all', sources: 'all', n: 0 };
}

/** Whether a file has heard of that decision about rules. */
export function hasHeard(present: Present | null, n: number): boolean {
  return n === 0 || present?.heard === n;
}

/** The keeping in which that person, who was an owner, is a coder: a decision of which their files have yet to hear. */
export function asCoder(keeping: Keeping, personId: string): Keeping {
  const rules = rulesIn(keeping);
  const n = rules.n + 1;
  return {
    ...keeping,
    members: keeping.members.map((one) =>
      one.personId === personId ? { ...one, role: 'coder' as const } : one,
    ),
    rules: { ...rules, n },
    formerOwners: { ...keeping.formerOwners, [personId]: n },
  };
}

/** In which role a member did what their file sends: as an owner what was done before the file heard that they are none any more. */
export function roleOfWork({ role, personId }: TeamMember, keeping: Keeping, present: Present | null): Role {
  const since = keeping.formerOwners?.[personId];
  return role === 'coder' && since !== undefined && (present?.heard ?? 0) < since ? 'owner' : role;
}

/** What a file of the team says of itself, beside what it sends. */
export interface Present extends Omit<TeamReplica, 'cutAt' | 'heard'> {
  readonly login: string;
  /** The person's own name, given on joining; null before. */
  readonly name: string | null;
  /** Of which decision about rules it has heard, once all was sent that was done before; not set before the first. */
  readonly heard?: number;
  /** Its lanes in blind rounds, by round. */
  readonly lanes?: Readonly<Record<string, OwnLane>>;
  /**
   * Of the files that it was before, how many parcels of their lanes the log has from it, by round: a file that is copied, or whose
   * computer has another name, goes on as another.
   */
  readonly outOf?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The number of the last parcel that it has laid, 0 for none: who left has gone once that is in the log. */
  readonly laid: number;
  /** Since when its person has left, ISO 8601; null for all who have not. */
  readonly leftAt: string | null;
}

/** The answer to a parcel that was not taken: which one, and why. */
export interface Refusal {
  readonly id: string;
  readonly code: string;
  readonly key: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** `TEAM.json`; null for anything else. */
export function factsIn(json: Record<string, unknown>): FolderTeamFacts | null {
  const { kind, version, projectId, name, log, begun } = json;
  const isFacts =
    kind === 'concord-team' &&
    version === 1 &&
    [projectId, name, log].every((text) => typeof text === 'string') &&
    typeof (begun as LogPoint | undefined)?.head === 'number';
  // Each field was looked at.
  return isFacts ? (json as unknown as FolderTeamFacts) : null;
}

/** A keeping; null for anything else. */
export function keepingIn(json: Record<string, unknown>): Keeping | null {
  const { keeping, replicaId, personId, members, sent, cut, head, after } = json;
  const isKeeping =
    [keeping, head, (after as LogPoint | undefined)?.head].every(Number.isSafeInteger) &&
    [replicaId, personId].every((text) => typeof text === 'string') &&
    Array.isArray(members) &&
    [sent, cut].every((record) => typeof record === 'object' && record !== null);
  // Whole files are what a keeper wrote.
  return isKeeping ? (json as unknown as Keeping) : null;
}
