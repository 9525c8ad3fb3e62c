// What a running Concord is made of; its host gives it.
import type { Prover } from './engines/proving.ts';
import type { Salvager } from './engines/salvaging.ts';
import type { Updater } from './engines/updating.ts';
import type { Reading } from './reading.ts';
import type { Log } from './rpc/dispatch.ts';
import type { Files } from './services/context.ts';
import type { Settings } from './settings.ts';
import type { Keeper } from './snapshots/keeper.ts';
import type { Passwords } from './team/passwords.ts';
import type { Language } from '#words/words.ts';

/** The parts of a session. */
export interface SessionParts {
  readonly settings: Settings;
  readonly files: Files;
  readonly reading: Reading;
  /** Makes the snapshots; without it none are made. */
  readonly keeper?: Keeper;
  /** Whether snapshots and the folding of typing also happen at set times, as in a program that stays open. */
  readonly keepsTime?: boolean;
  /**
   * The size in bytes, of the study and of an imported file, from which jobs that read all of it run in threads, so
   * that the window stays responsive. Without it no job does.
   */
  readonly asideFrom?: number;
  /** Checks files after opening; by default in a process of Node's. */
  readonly prover?: Prover;
  /** Salvages damaged files; by default in processes of Node's. */
  readonly salvager?: Salvager;
  /** Updates files of earlier versions; by default in processes of Node's. */
  readonly updater?: Updater;
  readonly log: Log;
  /** Passwords at teams' servers; by default as long as the program runs. */
  readonly passwords?: Passwords;
  /** The language of exported files when the screen gives none. */
  readonly language: Language;
  /** Whether projects are chosen in Concord's own folder view, because the host has no system dialogs. */
  readonly browsesFolders: boolean;
  readonly now?: () => string;
}
