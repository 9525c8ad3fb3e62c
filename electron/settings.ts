// What Concord remembers from one start to the next, outside any project: recent projects and choices of the person.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { writeFileSync } from 'atomically';
import * as z from 'zod';

const recentProject = z.object({ path: z.string(), name: z.string(), openedAt: z.string() });
const settingsSchema = z.object({
  recent: z.array(recentProject).default([]),
  /** The name given to the coder of a new project. */
  coderName: z.string().default(''),
  /** Where projects were last made or opened. */
  folder: z.string().default(''),
  /** Where snapshots are kept, when not in Concord's own folder, and the most that those of one study take. */
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

const RECENT_LIMIT = 12;

/** Concord's own folder on this machine: `CONCORD_HOME`, else where the system keeps such things. */
export function concordFolder(): string {
  const own = process.env['CONCORD_HOME'];
  if (own) return own;
  if (process.platform === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'Concord');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Concord');
  return join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'concord');
}

/** Settings kept in one JSON file, written whole and atomically. An unreadable file counts as empty. */
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
   * Changes some settings and keeps them. What another running Concord has kept since stays. Where nothing can be
   * written they last until the program ends: that must not keep anyone from their study.
   */
  change(fields: Partial<SettingsValue>): void {
    this.#value = { ...this.#value, ...fields };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(this.#path, JSON.stringify({ ...this.#read(), ...fields }, null, 2));
    } catch {
      // Said above.
    }
  }

  /** The folder in which snapshots are kept. */
  get snapshotFolder(): string {
    return this.#value.snapshots.folder || join(this.folder, 'snapshots');
  }

  /** The recent projects, those included that another running Concord has opened. */
  #recent(): readonly RecentProject[] {
    return existsSync(this.#path) ? this.#read().recent : this.#value.recent;
  }

  /** Puts a project at the head of the recent ones. */
  remember(project: RecentProject): void {
    const others = this.#recent().filter(({ path }) => path !== project.path);
    const recent = [project, ...others].slice(0, RECENT_LIMIT);
    const folder = dirname(project.path);
    // Samples are kept beside the settings, where nobody would look for a study of their own.
    this.change(`${folder}${sep}`.startsWith(`${this.folder}${sep}`) ? { recent } : { recent, folder });
  }

  /** Takes a project off the list; the file stays. */
  forget(path: string): void {
    this.change({ recent: this.#recent().filter((project) => project.path !== path) });
  }

  #read(): SettingsValue {
    try {
      if (existsSync(this.#path)) return settingsSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch {
      // Choices of the person can be made again; a broken file must not keep anyone from their study.
    }
    return settingsSchema.parse({});
  }
}
