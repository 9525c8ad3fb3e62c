// Whether an open study is still where it was opened. SQLite goes on writing into a file that was removed,
// renamed or replaced, and everything it acknowledges is lost; so device and inode of the files are compared
// with those that were opened.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setAside } from './set-aside.ts';

/** How an open study was lost from its place. */
export interface LostPlace {
  /** `log_gone`: the study's own file is there, but not the log with the newest acts. */
  readonly how: 'removed' | 'renamed' | 'replaced' | 'folder_gone' | 'log_gone';
  /** The file's current path, where it was renamed within its folder. */
  readonly path: string | null;
  /** When it was noticed, ISO 8601. */
  readonly since: string;
}

/** The log, and the memory that its readers share. */
const beside = ['-wal', '-shm'] as const;

/** The place of a study that was just opened. */
export class OpenedPlace {
  readonly #path: string;
  readonly #file: string | null;
  #since: string | null = null;
  readonly #log: readonly (readonly [path: string, id: string])[];

  /**
   * `withLog`: the study is written here, so that its log stays as long as it is open. SQLite must already
   * have opened all of its files.
   */
  constructor(path: string, { withLog }: { readonly withLog: boolean }) {
    this.#path = path;
    this.#file = idAt(path);
    this.#log = (withLog ? beside : []).flatMap((ending) => {
      const id = idAt(path + ending);
      return id === null ? [] : [[path + ending, id] as const];
    });
  }

  /** Whether every file is where it was: three lookups of some 2 µs each. */
  isStill(): boolean {
    return idAt(this.#path) === this.#file && this.#log.every(([path, id]) => idAt(path) === id);
  }

  /** How the study was lost; null where it is in its place. */
  lost(): LostPlace | null {
    if (this.isStill()) {
      this.#since = null;
      return null;
    }
    this.#since ??= new Date().toISOString();
    return { ...howLost(this.#path, this.#file), since: this.#since };
  }

  /**
   * Whether no other connection's log holds anything at `path`, so that this connection's own log may be
   * folded there. An empty log does not count: a reader begins one.
   */
  hasOnlyOurLog(path: string): boolean {
    const log = `${path}-wal`;
    const isOurs = this.#log.some(([, ours]) => idAt(log) === ours);
    return isOurs || (statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0;
  }

  /**
   * Sets our log aside, under a name that says so, where another file has taken the study's place: SQLite
   * would take the log for that file's and mix the two. To be called when the connection is closed.
   */
  setLogAside(): void {
    for (const [path, id] of this.#log) {
      if (idAt(path) !== id) continue;
      if (path.endsWith('-shm')) rmSync(path);
      else setAside(this.#path, '-wal', new Date().toISOString());
    }
  }
}

/** How the file of this device and inode was lost from its path; `log_gone` where it is still there. */
export function howLost(path: string, file: string | null): Omit<LostPlace, 'since'> {
  const now = idAt(path);
  if (now === file) return { how: 'log_gone', path: null };
  if (now !== null) return { how: 'replaced', path: null };
  const folder = dirname(path);
  if (idAt(folder) === null) return { how: 'folder_gone', path: null };
  const renamed = nameIn(folder, file);
  return { how: renamed === null ? 'removed' : 'renamed', path: renamed };
}

function nameIn(folder: string, file: string | null): string | null {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (idAt(path) === file) return path;
    }
  } catch {
    // A folder that may not be read tells nothing.
  }
  return null;
}

function idAt(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : null;
  } catch {
    // The folder is gone, or the disk does not answer.
    return null;
  }
}
