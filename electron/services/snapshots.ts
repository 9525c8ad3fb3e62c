// Methods for snapshots: of the open study, and of studies that can no longer be opened.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { temporaryName } from '#core/leftovers.ts';
import { FOLDED } from '#core/history/typing.ts';
import type { StudyFacts } from '#core/snapshots/study-facts.ts';
import { submittedSnapshot } from '#core/submissions/submitted.ts';
import { refuseUnwritable } from '#db/snapshots/room.ts';
import { fileIdOf } from '#db/file-id.ts';
import type { ReadDb } from '#db/handles.ts';
import { openStore } from '#db/open.ts';
import { fileToLend } from '#db/own-files.ts';
import { isOfTeam } from '#db/team/base.ts';
import { teamOf } from '#db/team/team-of.ts';
import { all } from '#db/write.ts';
import { partBeside } from '#db/place.ts';
import { holdsAct } from '#db/snapshots/head.ts';
import { openLook } from '#db/snapshots/look.ts';
import type { ReportBytes } from '#db/snapshots/make.ts';
import { putInPlace } from '#db/snapshots/put-in-place.ts';
import { storePath, type SnapshotEntry } from '#db/snapshots/store.ts';
import type { Counting } from '../engines/counting.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import { countStudy } from '../snapshots/count-study.ts';
import type { Keeper } from '../snapshots/keeper.ts';
import { placeRisk } from '../snapshots/place-risk.ts';
import { keptStudies, keptStudy, snapshotNamed, type KeptStudy } from '#db/snapshots/kept-studies.ts';
import type { StudySnapshots, Waiting } from '../snapshots/study-snapshots.ts';
import { openOptions, type DeskContext } from './desk.ts';
import { expectWritableFolder } from '../write-file.ts';

export interface SnapshotsContext extends DeskContext {
  readonly keeper: Keeper;
  /** The open study, or null. */
  readonly study: {
    readonly db: ReadDb;
    readonly counting: Counting;
    readonly snapshots: StudySnapshots | null;
    /** Whether blind work hides any of it from the one who asks; counts of the whole study would tell how much. */
    readonly isSealed: () => boolean;
    /** Runs work during which every act is refused, because an earlier state is being restored. */
    readonly refusingActs: <T>(work: () => Promise<T>) => Promise<T>;
  } | null;
  /** Tells every window that the list of snapshots has changed. */
  readonly told: () => void;
}

/** A snapshot as a screen shows it. */
export type ListedSnapshot = Pick<
  SnapshotEntry,
  'id' | 'at' | 'why' | 'about' | 'length' | 'added' | 'kept' | 'whole'
> & {
  /** Null where blind work hides some of what they count from the one who asks. */
  readonly counts: SnapshotEntry['counts'] | null;
};

export interface ListedStudy {
  readonly file: string;
  readonly name: string;
  readonly path: string;
  /** Whether its file still exists at the last known path. */
  readonly present: boolean;
  /** How many bytes its snapshots take together. */
  readonly size: number;
  readonly snapshots: readonly ListedSnapshot[];
}

/** The acts since a snapshot: how many by each method, the most frequent first. */
export type ChangesSince = readonly { readonly method: string; readonly count: number }[];

export interface SnapshotBesideToday {
  /** The counts of that time; null until the snapshot has been checked. */
  readonly before: StudyFacts | null;
  /** The counts of today; null if the snapshot is not of the open study. */
  readonly today: StudyFacts | null;
  /** Whether blind work hides the counts from the one who asks, so that all of them are null. */
  readonly isSealed: boolean;
  /** Null if the study is not open, or was restored since to a state without that part of the history. */
  readonly changes: ChangesSince | null;
}

const query = queryFor<SnapshotsContext>();
const job = jobFor<SnapshotsContext>();

const one = { file: z.string(), id: z.int() };

/** The open study, of which snapshots are made, and the id of its file. */
function openStudy({ study }: SnapshotsContext): NonNullable<SnapshotsContext['study']> & {
  readonly snapshots: StudySnapshots;
  readonly file: string;
} {
  if (!study?.snapshots) throw new AppError('not_found', 'errors:no_project_open');
  return { ...study, snapshots: study.snapshots, file: fileIdOf(study.db) };
}

function found(
  { settings }: SnapshotsContext,
  file: string,
  id: number,
): { kept: KeptStudy; entry: SnapshotEntry } {
  const kept = keptStudy(settings.snapshotFolder, file);
  return { kept, entry: snapshotNamed(kept, String(id)) };
}

function listed(context: SnapshotsContext, { id, name, path, size, snapshots }: KeptStudy): ListedStudy {
  const isSealed = isSealedIn(context, id);
  return {
    file: id,
    name,
    path,
    present: existsSync(path),
    size,
    snapshots: snapshots.map((entry) => {
      const { id: number, at, why, about, length, added, counts, kept, whole } = entry;
      return { id: number, at, why, about, length, added, counts: isSealed ? null : counts, kept, whole };
    }),
  };
}

/** Whether this is the open study, and blind work hides some of it from the one who asks. */
function isSealedIn({ study }: SnapshotsContext, file: string): boolean {
  return study !== null && fileIdOf(study.db) === file && study.isSealed();
}

function refuseSubmitted({ study }: SnapshotsContext, file: string, id: number): void {
  const needing = study
    ? all(study.db, 'submission').find(({ snapshot }) => {
        const its = submittedSnapshot(snapshot);
        return its?.file === file && its.id === id;
      })
    : undefined;
  if (needing) throw new AppError('conflict', 'errors:snapshot_submitted', { name: needing.name });
}

function reporting({ progress }: SnapshotsContext): ReportBytes {
  return (done, total) => progress({ done, total });
}

function waiting(context: SnapshotsContext): Waiting {
  return { signal: context.signal, progress: reporting(context) };
}

/** The acts after a snapshot by method; null if the study's history does not contain the snapshot's. */
function changesSince(db: ReadDb, entry: SnapshotEntry): ChangesSince | null {
  if (!holdsAct(db.sqlite, entry)) return null;
  return db.sqlite
    .prepare(
      `SELECT method, count(DISTINCT coalesce(group_id, seq)) AS count FROM change WHERE seq > ?
       AND method <> '${FOLDED}' GROUP BY method ORDER BY count DESC, method`,
    )
    .all(entry.seq) as { method: string; count: number }[];
}

export const snapshots = {
  /**
   * The snapshots of the open study, the newest first, with their folder, the risks of that folder, and their size
   * limit.
   */
  list: query(z.strictObject({}), (context) => {
    const { settings, study } = context;
    const folder = settings.snapshotFolder;
    const file = study ? fileIdOf(study.db) : null;
    const kept = file !== null && existsSync(storePath(folder, file)) ? keptStudy(folder, file) : null;
    const open = context.project();
    const risk = open && open.snapshot === null ? placeRisk(folder, open.path) : null;
    return { folder, limit: limitOf(context), risk, study: kept && listed(context, kept) };
  }),

  /** Every study that has snapshots, including those whose files are gone. */
  studies: query(z.strictObject({}), (context) =>
    keptStudies(context.settings.snapshotFolder).map((kept) => listed(context, kept)),
  ),

  /** A snapshot compared with today. */
  beside: query(z.strictObject(one), (context, { file, id }): SnapshotBesideToday => {
    const { entry } = found(context, file, id);
    if (isSealedIn(context, file)) return { before: null, today: null, isSealed: true, changes: null };
    const before = entry.details === null ? null : (JSON.parse(entry.details) as StudyFacts);
    const { study } = context;
    if (!study || fileIdOf(study.db) !== file) return { before, today: null, isSealed: false, changes: null };
    const today = countStudy(study.db, study.counting);
    return { before, today, isSealed: false, changes: changesSince(study.db, entry) };
  }),

  /** Makes a snapshot of the open study now and checks it. A snapshot with a name is kept for good. */
  make: job(z.strictObject({ name: z.string().trim().max(200).default('') }), async (context, { name }) =>
    openStudy(context).snapshots.make('hand', name, waiting(context)),
  ),

  /** Checks a snapshot by restoring it to a temporary file; returns whether it is whole. */
  check: job(z.strictObject(one), async (context, { file, id }) => {
    const { kept } = found(context, file, id);
    const whole = await context.keeper.ask('check', { store: kept.store, id }, reporting(context));
    context.told();
    return { whole };
  }),

  /** Keeps a snapshot for good, or stops doing so. Throws `conflict` for one that a submission of the open study needs. */
  keep: job(z.strictObject({ ...one, kept: z.boolean() }), async (context, { file, id, kept: forGood }) => {
    const { kept } = found(context, file, id);
    if (!forGood) refuseSubmitted(context, file, id);
    await context.keeper.ask('keep', { store: kept.store, id, kept: forGood });
    context.told();
  }),

  /** Restores a snapshot to a new file. Throws `conflict` if the file exists. */
  restore: job(z.strictObject({ ...one, to: z.string().min(1) }), async (context, { file, id, to }) => {
    const { kept } = found(context, file, id);
    const target = context.files.output(to);
    expectWritableFolder(target);
    await context.keeper.ask('restore', { store: kept.store, id, target, as: null }, reporting(context));
  }),

  /**
   * Opens a snapshot read-only in place of the study; closing it returns to the study. The snapshot itself is not
   * changed.
   */
  look: job(z.strictObject(one), async (context, { file, id }) => {
    const { kept, entry } = found(context, file, id);
    const folder = mkdtempSync(join(tmpdir(), temporaryName('look', process.pid)));
    const clear = (): void => rmSync(folder, { recursive: true, force: true });
    try {
      const target = join(folder, basename(kept.path));
      await context.keeper.ask('restore', { store: kept.store, id, target, as: null }, reporting(context));
      await context.settled();
      return context.adopt(openLook(target, clear), { at: entry.at, of: kept.path });
    } catch (error) {
      clear();
      throw error;
    }
  }),

  /**
   * Restores a snapshot of the open study in the study's place. Makes a snapshot of the present state first; acts after
   * that would be lost, so they are refused. Throws `locked` if the study is read-only, `invalid` for a damaged
   * snapshot, `cancelled` if the study was closed meanwhile and `conflict` if it was lost from its place, or for a study of a
   * team and a snapshot from before that; the study then stays as it was.
   */
  restoreHere: job(z.strictObject(one), async (context, { file, id }) => {
    const { snapshots: ofStudy, refusingActs, file: open } = openStudy(context);
    const project = context.project();
    if (open !== file || !project || project.readOnly) throw new AppError('locked', 'errors:read_only');
    const { kept } = found(context, file, id);
    const present = context.store();
    return refusingActs(async () => {
      await ofStudy.make('restore', '', { signal: context.signal });
      const restored = partBeside(project.path);
      const to = { store: kept.store, id, target: restored, as: file };
      try {
        await context.keeper.ask(
          'restore',
          { ...to, ...(present && { present: fileToLend(present.path) }) },
          reporting(context),
        );
        // Whoever has closed the study meanwhile may have opened it again, and acted.
        if (context.store() !== present) throw new AppError('cancelled', 'errors:project_closed');
        if (context.signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
        // It would leave the team without a word; in a state since then it receives again what it had.
        if (present && teamOf(present.db) && !isOfTeam(restored))
          throw new AppError('conflict', 'errors:snapshot_before_team');
        present?.expectInPlace();
        const options = openOptions(context.settings, context.now());
        return context.exchange(() => {
          let refused: unknown = null;
          try {
            putInPlace(restored, project.path, options);
          } catch (error) {
            refused = error;
          }
          const store = openStore(project.path, options);
          if (refused === null) return store;
          store.close();
          throw refused;
        });
      } finally {
        rmSync(restored, { force: true });
      }
    });
  }),

  /** Sets the folder of snapshots (empty: Concord's own folder) and the size limit for those of one study. */
  set: job(
    z.strictObject({ folder: z.string().optional(), limitMegabytes: z.number().positive().optional() }),
    async ({ settings, told }, { folder, limitMegabytes }) => {
      const before = settings.value.snapshots;
      if (folder) refuseUnwritable(resolve(folder));
      settings.change({
        snapshots: {
          folder: folder ? resolve(folder) : (folder ?? before.folder),
          limitMegabytes: limitMegabytes ?? before.limitMegabytes,
        },
      });
      told();
    },
  ),
};

function limitOf({ settings }: SnapshotsContext): number {
  return settings.value.snapshots.limitMegabytes * 1_000_000;
}
