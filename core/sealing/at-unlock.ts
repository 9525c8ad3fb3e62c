// What is counted when a round is unlocked, kept with the round because nobody can count it afterwards.

/** The numbers of one coder. */
export interface CoderAtUnlock {
  readonly coderId: string;
  readonly codings: number;
  readonly reviewed: number;
  /** Codings of others on the sources that stood there before the round was opened. */
  readonly couldSee: number;
  /** How many of these were displayed to the coder, by the log of this file. */
  readonly displayed: number;
}

/** Who could have read what a team's server kept apart, such as its administrators. */
export interface CouldRead {
  readonly logins: readonly string[];
  /** The persons of the team whose logins these are. */
  readonly personIds: readonly string[];
}

/** The numbers at the unlock. */
export interface AtUnlock {
  /** Sources of the study that are not excluded. */
  readonly sources: number;
  readonly coders: readonly CoderAtUnlock[];
  /** For a round that a team's server kept apart: the logins of administrators who could have read what was sealed. */
  readonly couldRead?: readonly string[];
  /** Whose of the team these logins are, by coder; the owner who made the schema is one of them. */
  readonly couldReadIds?: readonly string[];
  /** `files` for a round of a team over a folder: what each coded stayed in their own file until the unlock. */
  readonly keptIn?: 'files';
}

/** The numbers kept with a round; null before the unlock, and for numbers that cannot be read. */
export function atUnlockOf({ atUnlock }: { readonly atUnlock: string | null }): AtUnlock | null {
  if (atUnlock === null) return null;
  try {
    const read = JSON.parse(atUnlock) as Partial<AtUnlock> | null;
    return read && typeof read.sources === 'number' && Array.isArray(read.coders) ? (read as AtUnlock) : null;
  } catch {
    return null;
  }
}
