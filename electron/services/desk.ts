// What one does before and around a project: new, open, recent, choose a folder. The only service that
// works without an open project.
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
import { buildSample } from '../sample.ts';
import { jobFor, queryFor } from '../rpc/method.ts';
import { lookAtOther, lostBeside, reopening } from './desk-lost.ts';
import { deskPlaces } from './desk-places.ts';
import type { OpenProject, Progress, UpdateAt } from '../rpc/transport.ts';
import type { Salvager } from '../engines/salvaging.ts';
import type { Settings } from '../settings.ts';
import { isUpdatedFirst, updateCost, type UpdateRequest, type Updater } from '../engines/updating.ts';
import type { Files } from './context.ts';
import { expectWritableFolder } from '../write-file.ts';

export interface DeskContext {
  readonly settings: Settings;
  readonly files: Files;
  readonly browsesFolders: boolean;
  readonly now: () => string;
  readonly project: () => OpenProject | null;
  /** The open study itself, for what is to be done with it as a file. */
  readonly store: () => Store | null;
  readonly adopt: (store: Store, snapshot?: OpenProject['snapshot']) => OpenProject;
  /** Closes the open project before another connection is opened, as one step for the windows. */
  readonly exchange: (open: () => Store) => OpenProject;
  readonly close: () => void;
  /** Resolves when no snapshot is being read from the open project: then it can be closed. */
  readonly settled: () => Promise<void>;
  readonly salvager: Salvager;
  readonly updater: Updater;
  /** Tells every window how far the update of a study is; null when it is over. */
  readonly updating: (update: UpdateAt | null) => void;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

const query = queryFor<DeskContext>();
const job = jobFor<DeskContext>();

/** Who we are, told to others who try to open the same project. */
export function who(): string {
  return `${userName()} (${hostname()})`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry, as in some containers.
    return '?';
  }
}

/** The coder of a project that nobody was asked for a name for: as in the newest project, else the user of this machine. */
export function coderNameIn({ value }: Settings): string {
  return value.coderName || userName();
}

/** How this program opens projects. */
export function openOptions(settings: Settings, now: string): OpenOptions {
  return {
    who: who(),
    now,
    snapshots: settings.snapshotFolder,
    locks: join(settings.folder, 'locks'),
  };
}

function projectPath(path: string): string {
  const full = resolve(path);
  return full.endsWith('.concord') ? full : `${full}.concord`;
}

/** Throws `conflict` where the open study is lost from its place: opening another would leave it for good. */
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

  /** The open project, what was open before, and how this host chooses files. */
  state: query(z.strictObject({}), (context) => ({
    project: context.project(),
    recent: context.settings.value.recent.map((recent) => ({ ...recent, missing: !existsSync(recent.path) })),
    coderName: context.settings.value.coderName,
    browsesFolders: context.browsesFolders,
    folder: startFolder(context.settings),
  })),

  /** Makes a new project and opens it. */
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
   * What opening a project of an earlier version would take, since it is brought up to date first: seconds at most, as a
   * rule, and bytes for the snapshot before it beside the bytes that are free. Null where nothing is to be done, or where
   * opening will say what is wrong.
   */
  updateOf: query(z.strictObject({ path: z.string().min(1) }), ({ settings }, { path }) =>
    updateCost(truePath(resolve(path)), settings.snapshotFolder),
  ),

  /** Opens a project; one that is open here already is simply shown. */
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

  /** Makes a fresh sample study in a folder and opens it; an earlier sample there stays as it is. */
  openSample: job(z.strictObject({ folder: z.string().optional() }), async (context, { folder }) => {
    expectKept(context);
    const place = folder ?? join(context.settings.folder, 'samples');
    const path = freePath(place, 'Sample study');
    await context.settled();
    return take(context, buildSample(path, openOptions(context.settings, context.now())));
  }),

  /** A study that is lost from its place, beside the file that lies there now. */
  lost: job(z.strictObject({}), async (context) =>
    lostBeside(lostStore(context), openOptions(context.settings, context.now())),
  ),

  /** What the file holds that lies in the place of a lost study, by name; null where it is no study that can be read. */
  lookAtOther: job(z.strictObject({}), async (context) =>
    lookAtOther(lostStore(context), openOptions(context.settings, context.now())),
  ),

  /** Writes the open study, with all that its connection has, into a new file, and goes on there. */
  saveElsewhere: job(z.strictObject({ path: z.string().min(1) }), async (context, { path }) => {
    const full = projectPath(path);
    lostStore(context).writeInto(full);
    const options = openOptions(context.settings, context.now());
    return remembered(
      context,
      context.exchange(() => openStore(full, options)),
    );
  }),

  /** Opens a study again that was renamed within its folder, or that lost its log, in its place of now. */
  reopen: job(z.strictObject({}), async (context) => {
    const open = reopening(lostStore(context), openOptions(context.settings, context.now()));
    return remembered(context, context.exchange(open));
  }),

  /**
   * Writes what can be proven of a damaged project to a new one, and names what is missing. The damaged one is only read; it
   * may be open here. Throws `conflict` where there is a file already.
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

  /** Takes a project off the list of recent ones; the file stays. */
  forget: job(z.strictObject({ path: z.string() }), async (context, { path }) =>
    context.settings.forget(path),
  ),

  /** The folders and projects in a folder of this machine, for hosts without system dialogs. */
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
