// What a running Concord gives those of its services that act on the program and its study as a whole: the desk, the team and
// the snapshots.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Store } from '#db/store.ts';
import { openSalvager } from './engines/salvaging.ts';
import { openUpdater } from './engines/updating.ts';
import { errorValueOf } from './rpc/dispatch.ts';
import type { CallOptions, News, OpenProject } from './rpc/transport.ts';
import { openOptions, type DeskContext } from './services/desk.ts';
import type { SnapshotsContext } from './services/snapshots.ts';
import type { TeamContext } from './services/team-context.ts';
import type { SessionParts } from './session-parts.ts';
import { beforeOpening } from './study/before-opening.ts';
import type { OpenStudy } from './study/open-study.ts';
import type { TeamLink } from './team/link.ts';
import type { Passwords } from './team/passwords.ts';

/** A running Concord, as these contexts use it. */
export interface Running {
  readonly parts: SessionParts;
  readonly passwords: Passwords;
  readonly now: () => string;
  readonly project: () => OpenProject | null;
  readonly study: () => OpenStudy | null;
  /** Throws `not_found` where no study is open. */
  readonly expectStudy: () => OpenStudy;
  /** The open study's link to its team. */
  readonly link: () => TeamLink | null;
  readonly beginLink: () => void;
  readonly endLink: () => Promise<void>;
  readonly publish: (news: News) => void;
  readonly settled: () => Promise<void>;
  readonly adopt: (store: Store, snapshot?: OpenProject['snapshot']) => OpenProject;
  readonly exchange: (open: () => Store) => OpenProject;
  readonly close: () => void;
}

export function deskContext(running: Running, options: CallOptions): DeskContext {
  const { parts, now, study, publish, settled, project, adopt, exchange, close } = running;
  const { settings, files, browsesFolders } = parts;
  return {
    settled,
    salvager: parts.salvager ?? openSalvager(),
    updater: parts.updater ?? openUpdater(),
    updating: (update) => publish({ type: 'updating', update }),
    signal: options.signal ?? new AbortController().signal,
    progress: options.onProgress ?? (() => undefined),
    settings,
    files,
    browsesFolders,
    now,
    project,
    store: () => study()?.store ?? null,
    adopt,
    beforeOpening: (store, work) =>
      beforeOpening(store, 'project.sample', openOptions(settings, now()), { ...parts, now }, work),
    exchange,
    close,
  };
}

export function teamContext(running: Running, options: CallOptions): TeamContext {
  const { parts, passwords, expectStudy, link, beginLink, endLink, publish, project } = running;
  return {
    ...deskContext(running, options),
    passwords,
    worded: (error) => errorValueOf(parts.log, 'team', error),
    study: expectStudy,
    link,
    begin: () => {
      beginLink();
      // Windows learn whose file it is.
      publish({ type: 'project', project: project() });
    },
    end: endLink,
    told: () => publish({ type: 'team', synced: null }),
    refuseInRound: (change) => {
      const { who, seals } = expectStudy();
      const { personId } = who.personOf(options);
      if (personId !== undefined) seals.refuse(change, personId, personId);
    },
    refusingActs: (name, work) =>
      expectStudy().alone.run(
        name,
        options.signal ?? new AbortController().signal,
        work,
        'errors:being_taken_anew',
      ),
    ended: () => publish({ type: 'project', project: project() }),
  };
}

/** Throws `unsupported` where this program makes no snapshots. */
export function snapshotsContext(running: Running, options: CallOptions): SnapshotsContext {
  const { keeper, settings } = running.parts;
  if (!keeper) throw new AppError('unsupported', 'errors:no_snapshots_here');
  const study = running.study();
  const context = deskContext(running, options);
  return {
    ...context,
    settings,
    keeper,
    study: study && {
      db: study.store.db,
      counting: study.counting,
      snapshots: study.snapshots,
      isSealed: () => isSealed(study, options),
      refusingActs: (work) =>
        study.alone.run(basename(study.store.path), context.signal, work, 'errors:being_restored'),
    },
    told: () => running.publish({ type: 'snapshots', error: null }),
  };
}

/** Whether blind work hides anything from the one who asks; also where that cannot be read, as in a damaged file. */
function isSealed({ seals, who }: OpenStudy, options: CallOptions): boolean {
  try {
    return seals.sightOf(who.coderId(options), who.personOf(options).personId) !== null;
  } catch {
    return true;
  }
}
