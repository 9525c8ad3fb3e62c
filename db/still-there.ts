// Whether an open study still lies where it was opened. SQLite goes on writing into a file that was removed, renamed or
// replaced, and all that it answers is lost: so files are compared by device and inode with those that were opened.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setAside } from './set-aside.ts';

/** How an open study was lost from its place. */
export interface LostPlace {
  /** `log_gone`: its own file is there, but not what was last written beside it. */
  readonly how: 'removed' | 'renamed' | 'replaced' | 'folder_gone' | 'log_gone';
  /** The path of the file now, where it was renamed within its folder. */
  readonly path: string | null;
  /** When it was noticed, ISO 8601. */
  readonly since: string;
}

/** The log, and the memory that all who read it share. */
const beside = ['-wal', '-shm'] as const;

/** The place of a study that was just opened. */
export class OpenedPlace {
  readonly #path: string;
  readonly #file: string | null;
  #since: string | null = null;
  readonly #log: readonly (readonly [path: string, id: string])[];

  /** `withLog`: of a study that is written here, whose log stays as long as it is open. SQLite has opened all of it. */
  constructor(path: string, { withLog }: { readonly withLog: boolean }) {
    this.#path = path;
    this.#file = idAt(path);
    this.#log = (withLog ? beside : []).flatMap((ending) => {
      const id = idAt(path + ending);
      return id === null ? [] : [[path + ending, id] as const];
    });
  }

  /** Whether everything is where it was: three looks of some 2 µs each. */
  isStill(): boolean {
    return idAt(this.#path) === this.#file && this.#log.every(([path, id]) => idAt(path) === id);
  }

  /** How it was lost; null where it is still there. */
  lost(): LostPlace | null {
    if (this.isStill()) {
      this.#since = null;
      return null;
    }
    this.#since ??= new Date().toISOString();
    return { ...howLost(this.#path, this.#file), since: this.#since };
  }

  /**
   * Whether nothing lies at `path` in a log of the file that is not this connection's, so that its own may be folded in there:
   * whoever only reads begins one in which there is nothing.
   */
  hasOnlyOurLog(path: string): boolean {
    const log = `${path}-wal`;
    const isOurs = this.#log.some(([, ours]) => idAt(log) === ours);
    return isOurs || (statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0;
  }

  /**
   * Puts our log aside where another file has come in place of ours, under a name that says so: SQLite would take it for
   * that file's and mix the two. To be called when the connection is closed.
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
    // A folder that may not be read says nothing.
  }
  return null;
}

function idAt(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : null;
  } catch {
    // Below something that is no folder any more, or on a disk that does not answer.
    return null;
  }
}
