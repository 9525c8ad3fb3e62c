// How a file of a team stands with the place of the team's log.
import type { ErrorValue } from '../errors.ts';
import type { Leavable } from './rules.ts';
import type { Role } from './transport.ts';

/**
 * `quiet`: nothing was tried yet; `here`: connected; `offline`: the place cannot be reached, and it is tried again by itself;
 * `stopped`: something has to be decided or done first, which `why` says.
 */
export type LinkHow = 'quiet' | 'here' | 'offline' | 'stopped';

export interface LinkState {
  readonly how: LinkHow;
  /** Since when, ISO 8601; null for `quiet`. */
  readonly since: string | null;
  /** Why it is offline or stopped. */
  readonly why: ErrorValue | null;
  /** How many persons are connected now, oneself included; 0 where that is not known. */
  readonly here: number;
}

/** A file's part in its team, as its footer and `concord team status` tell it. */
export interface TeamState {
  readonly projectId: string;
  readonly personId: string;
  /** The name of the person whose file it is. */
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  /** The place of the log as a person reads it, and whether it is a shared folder. */
  readonly place: string;
  readonly isFolder: boolean;
  /** What the owners keep to themselves, as far as is known here. */
  readonly keeps: readonly Leavable[];
  /** How many acts of the log have been received. */
  readonly head: number;
  /** How many own acts are not in the log yet. */
  readonly unsent: number;
  /** How many own acts are safe in a sealed lane until its round is unlocked. */
  readonly sealed: number;
  /** How many own acts wait for a decision. */
  readonly held: number;
  /** How many remarks nobody here has looked at. */
  readonly remarks: number;
  readonly link: LinkState;
  /** Which sources others have in hand at the moment, as far as this file knows; empty while it is not connected. */
  readonly editing: readonly EditingElsewhere[];
  /** For a team over a folder, once it was reached: who keeps its log. Null for a server. */
  readonly keeping: FolderKeeping | null;
  /** The originals, such as pdfs, that this file is still to receive. */
  readonly coming: Coming;
}

/** Originals that a file is still to receive. */
export interface Coming {
  readonly count: number;
  readonly bytes: number;
  /** Whether they come only when they are opened or asked for. */
  readonly isPutOff: boolean;
}

/** How the log of a team over a shared folder is kept. */
export interface FolderKeeping {
  /** The person whose file puts everybody's acts into the log, and its machine. */
  readonly name: string;
  readonly machine: string;
  readonly isHere: boolean;
  /** When it last ran, ISO 8601. */
  readonly ranAt: string;
  /** How many acts of this file lie in the folder and wait for it. */
  readonly waiting: number;
  /** The number of an act that the folder lacks on this machine, though it tells of it or of later ones; null where it has all. */
  readonly lacks: number | null;
  /** Files in the folder that are none of the team's, such as copies of conflicts, as found when `team.look` last asked. */
  readonly ignored: readonly string[];
}

/** Another person who edits sources. */
export interface EditingElsewhere {
  readonly personId: string;
  readonly name: string;
  readonly sourceIds: readonly string[];
}

/** What one exchange with the log did: numbers of acts, and what waits for somebody. */
export interface Synced {
  readonly received: number;
  readonly sent: number;
  readonly held: number;
  readonly remarks: number;
  readonly head: number;
  /** How many acts are safe in sealed lanes until their round is unlocked; not set where none is. */
  readonly sealed?: number;
}
