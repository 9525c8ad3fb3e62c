// What Concord remembers between starts, outside any project: recent projects and the person's choices.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { writeFileSync } from 'atomically';
import * as z from 'zod';

const recentProject = z.object({ path: z.string(), name: z.string(), openedAt: z.string() });
const settingsSchema = z.object({
  recent: z.array(recentProject).default([]),
  /** The coder's name for new projects. */
  coderName: z.string().default(''),
  /** The folder in which a project was last created or opened. */
  folder: z.string().default(''),
  /** The folder of snapshots, unless it is Concord's own, and the size limit for those of one study. */
  snapshots: z
    .object({ folder: z.string().default(''), limitMegabytes: z.number().positive().default(2000) })
    .default({ folder: '', limitMegabytes: 2000 }),
  window: z
    .object({
      x: z.number().optional(),
      y: z.number().optional(),
      width: z.number(),
      height: z.number(),
      maximized: z.boolean(),
    })
    .optional(),
});

export type RecentProject = z.output<typeof recentProject>;
export type SettingsValue = z.output<typeof settingsSchema>;

const MAX_RECENT_PROJECTS = 12;

/** Concord's own folder on this machine: `CONCORD_HOME`, else the system's usual place. */
export function concordFolder(): string {
  const own = process.env['CONCORD_HOME'];
  if (own) return own;
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'Concord');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Concord');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'concord');
}

/** Settings in one JSON file, written atomically. An unreadable file counts as empty. */
export class Settings {
  readonly folder: string;
  readonly #path: string;
  #value: SettingsValue;

  constructor(folder: string = concordFolder()) {
    this.folder = folder;
    this.#path = join(folder, 'settings.json');
    this.#value = this.#read();
  }

  get value(): SettingsValue {
    return this.#value;
  }

  /**
   * Changes some settings and saves them. Keeps what another running Concord has saved since. If they cannot be saved,
   * they last until the program ends: that must not keep anyone from their study.
   */
  change(fields: Partial<SettingsValue>): void {
    this.#value = { ...this.#value, ...fields };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(this.#path, JSON.stringify({ ...this.#read(), ...fields }, null, 2));
    } catch {
      // See the comment on `change`.
    }
  }

  /** The folder of snapshots. */
  get snapshotFolder(): string {
    return this.#value.snapshots.folder || join(this.folder, 'snapshots');
  }

  /** The recent projects, including those opened by another running Concord. */
  #recent(): readonly RecentProject[] {
    return existsSync(this.#path) ? this.#read().recent : this.#value.recent;
  }

  /** Puts a project at the top of the recent ones. */
  remember(project: RecentProject): void {
    const others = this.#recent().filter(({ path }) => path !== project.path);
    const recent = [project, ...others].slice(0, MAX_RECENT_PROJECTS);
    const folder = dirname(project.path);
    // Samples are stored beside the settings, a folder in which nobody looks for a study of their own.
    this.change(`${folder}${sep}`.startsWith(`${this.folder}${sep}`) ? { recent } : { recent, folder });
  }

  /** Removes a project from the list; the file stays. */
  forget(path: string): void {
    this.change({ recent: this.#recent().filter((project) => project.path !== path) });
  }

  #read(): SettingsValue {
    try {
      if (existsSync(this.#path)) return settingsSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // The person can make the choices again; a broken file must not keep anyone from their study.
    }
    return settingsSchema.parse({});
  }
}
