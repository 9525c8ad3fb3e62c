// What the methods of a team receive.
import type { Change } from '#core/change.ts';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { Store } from '#db/store.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { TeamLink } from '../team/link.ts';
import type { Passwords } from '../team/passwords.ts';
import type { ReplicaStudy } from '../team/replica-study.ts';
import type { DeskContext } from './desk.ts';

export interface TeamContext extends DeskContext {
  readonly passwords: Passwords;
  /** Says what went wrong, as a sentence of the person's language. */
  readonly worded: (error: unknown) => ErrorValue;
  /** The open study. Throws `not_found` where there is none. */
  readonly study: () => ReplicaStudy;
  /** The link of the open study to its team; null where it has none. */
  readonly link: () => TeamLink | null;
  /** Links the open study, which has just become a team's. */
  readonly begin: () => void;
  /** Ends the link of the open study, which has left its team. */
  readonly end: () => Promise<void>;
  /** Tells windows that something of the team has changed here. */
  readonly told: () => void;
  /** Throws `conflict` for a change by the person of the open file that must wait for the end of a blind round. */
  readonly refuseInRound: (change: Change) => void;
  /** Runs work during which every act in the file of that name is refused, because the study is taken anew. */
  readonly refusingActs: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Tells windows that the file is of no team any more. */
  readonly ended: () => void;
}

/** The open study, to be written. Throws `locked` where another program writes it. */
export function openStudy({ study }: TeamContext): Store {
  const open = study().store;
  if (open.readOnly) throw new AppError('locked', 'errors:read_only');
  return open;
}

/**
 * What `work` returns with a link of the open study over which nothing is noted: its own, or, where another program has the file, one
 * that lasts as long. Throws `not_found` for a study of one person alone.
 */
export async function asking<T>(context: TeamContext, work: (link: TeamLink) => Promise<T>): Promise<T> {
  const { study, passwords, now, worded } = context;
  const open = study();
  if (!open.store.readOnly) return await work(linkOf(context));
  expectTeam(open.store.db);
  const none = (): void => undefined;
  const link = new TeamLink({
    study: open,
    passwords,
    now,
    worded,
    told: none,
    begunAnew: () => Promise.resolve(),
    opened: none,
    unlocked: none,
  });
  try {
    return await work(link);
  } finally {
    await link.close();
  }
}

/** The time at which something is done in the open study now, ISO 8601; see `timeInTeam`. */
export function timeOfAct({ study, now }: TeamContext): string {
  return timeInTeam(study().store.db, now());
}

/** The link of the open study. Throws `not_found` for a study of one person alone. */
export function linkOf({ link }: TeamContext): TeamLink {
  const open = link();
  if (!open) throw new AppError('not_found', 'errors:no_team');
  return open;
}
