// What a person does before and around a project: create, open, list recent ones, choose a folder. The only service
// that works without an open project.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { byFileName } from '#core/imports/file-facts/file-order.ts';
import { createProject } from '#db/create-project.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import { isSameFile, truePath } from '#db/place.ts';
import type { Store } from '#db/store.ts';
import { buildSubmittedSample } from '../sample.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import { lookAtOther, lostBeside, reopening } from './desk-lost.ts';
import { deskPlaces } from './desk-places.ts';
import type { OpenProject, Progress, UpdateAt } from '../rpc/transport.ts';
import type { Salvager } from '../engines/salvaging.ts';
import type { Settings } from '../settings.ts';
import { isUpdatedFirst, updateCost, type UpdateRequest, type Updater } from '../engines/updating.ts';
import type { Files, JobContext } from './context.ts';
import { expectWritableFolder } from '../write-file.ts';

export interface DeskContext {
  readonly settings: Settings;
  readonly files: Files;
  readonly browsesFolders: boolean;
  readonly now: () => string;
  readonly project: () => OpenProject | null;
  /** The open store, for methods that handle it as a file. */
  readonly store: () => Store | null;
  readonly adopt: (store: Store, snapshot?: OpenProject['snapshot']) => OpenProject;
  /** Runs work in a study that no window knows yet, and returns it open again. */
  readonly beforeOpening: (store: Store, work: (context: JobContext) => Promise<void>) => Promise<Store>;
  /** Closes the open project, then opens another connection; windows see this as one step. */
  readonly exchange: (open: () => Store) => OpenProject;
  readonly close: () => void;
  /** Resolves when no snapshot is being made of the open project, so that it can be closed. */
  readonly settled: () => Promise<void>;
  readonly salvager: Salvager;
  readonly updater: Updater;
  /** Tells every window the progress of a study's update; null when it is over. */
  readonly updating: (update: UpdateAt | null) => void;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

const query = queryFor<DeskContext>();
const job = jobFor<DeskContext>();

/** The name of this user and machine, shown to others who try to open the same project. */
function who(): string {
  return `${userName()} (${hostname()})`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an account entry, as in some containers.
    return '?';
  }
}

/**
 * The coder's name for a project if the person gave none: the name used in the newest project, else the system user's.
 */
export function coderNameIn({ value }: Settings): string {
  return value.coderName || userName();
}

/** The options with which this program opens projects. */
export function openOptions(settings: Settings, now: string): OpenOptions & { readonly snapshots: string } {
  return {
    who: who(),
    now,
    snapshots: settings.snapshotFolder,
    locks: join(settings.folder, 'locks'),
  };
}

/** The path of a study's file: with its ending, where the person left it out. */
export function projectPath(path: string): string {
  const full = resolve(path);
  return full.endsWith('.concord') ? full : `${full}.concord`;
}

/** Throws `conflict` if the open study is lost from its place: opening another would lose it for good. */
function expectKept({ store }: DeskContext): void {
  if (store()?.look()) store()?.expectInPlace();
}

async function broughtUpToDate({ updater, updating }: DeskContext, request: UpdateRequest): Promise<void> {
  try {
    await updater.update(request, updating);
  } finally {
    updating(null);
  }
}

function lostStore({ store }: DeskContext): Store {
  const open = store();
  if (!open) throw new AppError('not_found', 'errors:no_project_open');
  return open;
}

function take(context: DeskContext, store: Store): OpenProject {
  return remembered(context, context.adopt(store));
}

function remembered(context: DeskContext, project: OpenProject): OpenProject {
  context.settings.remember({ path: project.path, name: project.name, openedAt: context.now() });
  return project;
}

export const desk = {
  ...deskPlaces,

  /** The open project, recent projects, and how this host chooses files. */
  state: query(z.strictObject({}), (context) => ({
    project: context.project(),
    recent: context.settings.value.recent.map((recent) => ({ ...recent, missing: !existsSync(recent.path) })),
    coderName: context.settings.value.coderName,
    browsesFolders: context.browsesFolders,
    folder: startFolder(context.settings),
  })),

  /** Creates a project and opens it. */
  create: job(
    z.strictObject({
      path: z.string().min(1),
      name: z.string().trim().min(1).max(200),
      coderName: z.string().trim().min(1).max(100),
    }),
    async (context, { path, name, coderName }) => {
      expectKept(context);
      await context.settled();
      const options = openOptions(context.settings, context.now());
      const store = createProject(projectPath(path), { name, coderName }, options);
      context.settings.change({ coderName });
      return take(context, store);
    },
  ),

  /**
   * The cost of updating a project of an earlier version, which opening it does first: an upper limit in seconds, the
   * size of the snapshot and the free space in bytes. Null if no update is needed, or if opening will fail with a
   * reason of its own.
   */
  updateOf: query(z.strictObject({ path: z.string().min(1) }), ({ settings }, { path }) =>
    updateCost(truePath(resolve(path)), settings.snapshotFolder),
  ),

  /** Opens a project, or returns it if this program has it open already. */
  open: job(z.strictObject({ path: z.string().min(1) }), async (context, { path }) => {
    const full = resolve(path);
    expectKept(context);
    const current = context.project();
    if (current && (current.path === truePath(full) || isSameFile(current.path, full))) return current;
    await context.settled();
    const options = openOptions(context.settings, context.now());
    if (isUpdatedFirst(full, options)) await broughtUpToDate(context, { path: full, options });
    return take(context, openStore(full, { ...options, proof: 'later' }));
  }),

  /** Makes a new sample study in a folder and opens it; an earlier sample there stays as it is. */
  openSample: job(z.strictObject({ folder: z.string().optional() }), async (context, { folder }) => {
    expectKept(context);
    const place = folder ?? join(context.settings.folder, 'samples');
    const path = freePath(place, 'Sample study');
    await context.settled();
    const options = openOptions(context.settings, context.now());
    return take(context, await buildSubmittedSample(path, options, context.beforeOpening));
  }),

  /** Compares a study that is lost from its place with the file that lies there now. */
  lost: job(z.strictObject({}), async (context) =>
    lostBeside(lostStore(context), openOptions(context.settings, context.now())),
  ),

  /** The content, by name, of the file in the place of a lost study; null if it is no readable study. */
  lookAtOther: job(z.strictObject({}), async (context) =>
    lookAtOther(lostStore(context), openOptions(context.settings, context.now())),
  ),

  /** Writes the open study, with everything its connection can read, to a new file, and continues there. */
  saveElsewhere: job(z.strictObject({ path: z.string().min(1) }), async (context, { path }) => {
    const full = projectPath(path);
    lostStore(context).writeInto(full);
    const options = openOptions(context.settings, context.now());
    return remembered(
      context,
      context.exchange(() => openStore(full, options)),
    );
  }),

  /** Reopens, at its present path, a study that was renamed within its folder or that lost its log. */
  reopen: job(z.strictObject({}), async (context) => {
    const open = reopening(lostStore(context), openOptions(context.settings, context.now()));
    return remembered(context, context.exchange(open));
  }),

  /**
   * Writes what can be proven of a damaged project to a new one, and lists what is missing. Only reads the damaged
   * project, which may be open here. Throws `conflict` if the new file exists already.
   */
  salvage: job(
    z.strictObject({ path: z.string().min(1), into: z.string().min(1) }),
    async ({ salvager, settings, now, signal, progress }, { path, into }) => {
      const target = projectPath(into);
      expectWritableFolder(target);
      const request = {
        path: truePath(resolve(path)),
        to: target,
        snapshots: settings.snapshotFolder,
        now: now(),
        coderName: coderNameIn(settings),
      };
      return { path: target, ...(await salvager.salvage(request, { signal, progress })) };
    },
  ),

  /** Closes the open project. */
  close: job(z.strictObject({}), async (context) => {
    await context.settled();
    context.close();
  }),

  /** Removes a project from the list of recent ones; the file stays. */
  forget: job(z.strictObject({ path: z.string() }), async (context, { path }) =>
    context.settings.forget(path),
  ),

  /** The subfolders and projects of a folder on this machine, for hosts without system dialogs. */
  browse: query(z.strictObject({ folder: z.string().optional() }), (context, { folder }) => {
    if (!context.browsesFolders) throw new AppError('unsupported', 'errors:no_folder_view');
    const place = resolve(folder ?? startFolder(context.settings));
    return { folder: place, parent: dirname(place) === place ? null : dirname(place), ...listed(place) };
  }),
};

function startFolder(settings: Settings): string {
  const last = settings.value.folder;
  if (last && existsSync(last)) return last;
  const documents = join(homedir(), 'Documents');
  return existsSync(documents) ? documents : homedir();
}

function listed(place: string): {
  folders: string[];
  projects: { name: string; path: string; modifiedAt: string }[];
} {
  let entries;
  try {
    entries = readdirSync(place, { withFileTypes: true });
  } catch {
    throw new AppError('invalid', 'errors:folder_not_readable', { folder: place });
  }
  const visible = entries
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => byFileName(a.name, b.name));
  return {
    folders: visible.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    projects: visible
      .filter((entry) => entry.isFile() && entry.name.endsWith('.concord'))
      .map((entry) => {
        const path = join(place, entry.name);
        return {
          name: basename(entry.name, '.concord'),
          path,
          modifiedAt: statSync(path).mtime.toISOString(),
        };
      }),
  };
}

function freePath(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : ` ${number}`}.concord`);
    if (!existsSync(path)) return path;
  }
}
