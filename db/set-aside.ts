// Sets aside logs and journals that belong to another file than the one they lie beside, under a name that
// says so: SQLite would mix the two. Nothing is removed.
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const ASIDE = ' of another file';

/** Sets aside the file beside the study at `path` whose name has this ending. Returns its new path. */
export function setAside(path: string, ending: '-wal' | '-journal', now: string): string {
  const kept = freeName(`${path}${ending}${ASIDE} ${now.slice(0, 10)}`);
  renameSync(`${path}${ending}`, kept);
  return kept;
}

/** The names of the files that were set aside beside the study at `path`. */
export function logsSetAside(path: string): string[] {
  const beginnings = ['-wal', '-journal'].map((ending) => `${basename(path)}${ending}${ASIDE}`);
  return readdirSync(dirname(path))
    .filter((name) => beginnings.some((beginning) => name.startsWith(beginning)))
    .toSorted();
}

/** The wanted path, with a number added where it is taken. */
export function freeName(wanted: string): string {
  for (let count = 2, name = wanted; ; name = `${wanted} ${count}`, count += 1)
    if (!existsSync(name)) return name;
}
