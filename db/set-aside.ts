// Logs and journals that belong to another file than the one beside which they lie are set aside under a name that says so:
// SQLite would mix the two. Nothing of them is removed.
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const ASIDE = ' of another file';

/** Sets aside what lies beside the study at `path` with this ending of its name. Returns its new path. */
export function setAside(path: string, ending: '-wal' | '-journal', now: string): string {
  const kept = freeName(`${path}${ending}${ASIDE} ${now.slice(0, 10)}`);
  renameSync(`${path}${ending}`, kept);
  return kept;
}

/** What was set aside beside the study at `path`, by name. */
export function logsSetAside(path: string): string[] {
  const beginnings = ['-wal', '-journal'].map((ending) => `${basename(path)}${ending}${ASIDE}`);
  return readdirSync(dirname(path))
    .filter((name) => beginnings.some((beginning) => name.startsWith(beginning)))
    .toSorted();
}

/** The path that is wanted, with a number where something has it already. */
export function freeName(wanted: string): string {
  for (let count = 2, name = wanted; ; name = `${wanted} ${count}`, count += 1)
    if (!existsSync(name)) return name;
}
