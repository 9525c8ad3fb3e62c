// What brings the files of a shared folder from one machine to another, as synchronisers do: late, in any order, in halves at
// first, twice, and with copies of conflicts under other names. Whatever one machine wrote comes to all in the end.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import type { Chance } from '../../scripts/chance.ts';
import { count, type Tally } from './team-tally.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** One machine's copy of the folder, and what it and the others agreed on last. */
interface Machine {
  readonly folder: string;
  readonly agreed: Map<string, string>;
}

export class FolderCourier {
  /** What is on the way or has arrived; null for what was removed. */
  readonly #between = new Map<string, Buffer | null>();
  readonly #machines: Machine[] = [];
  readonly #by: Chance;
  readonly #tally: Tally;
  /** Whether everything arrives at once. */
  isCalm = false;

  constructor(by: Chance, tally: Tally) {
    this.#by = by;
    this.#tally = tally;
  }

  /** Adds a machine with an empty copy of the folder. */
  machine(folder: string): void {
    mkdirSync(folder);
    this.#machines.push({ folder, agreed: new Map() });
  }

  /** Takes along what was written on a machine, and brings it some of what others wrote. */
  visit(index: number): void {
    const machine = this.#machines[index]!;
    this.#collect(machine);
    this.#bring(machine);
  }

  #collect({ folder, agreed }: Machine): void {
    const there = filesIn(folder);
    for (const [path, bytes] of there) {
      const hash = hashOf(bytes);
      if (agreed.get(path) === hash) continue;
      const other = this.#between.get(path);
      const isConflict = other && hashOf(other) !== agreed.get(path) && hashOf(other) !== hash;
      if (isConflict) {
        // Whose version came first stays, as with all of them.
        count(this.#tally, 'copies of conflicts');
        this.#between.set(withEnding(path, ' (conflicted copy)'), bytes);
        writeFileSync(join(folder, path), other);
        agreed.set(path, hashOf(other));
        continue;
      }
      this.#between.set(path, bytes);
      agreed.set(path, hash);
    }
    for (const path of agreed.keys()) {
      if (there.has(path)) continue;
      agreed.delete(path);
      this.#between.set(path, null);
    }
  }

  #bring({ folder, agreed }: Machine): void {
    const paths = [...this.#between.keys()].map((path) => [this.#by.below(1_000_000), path] as const);
    for (const [, path] of paths.toSorted(([one], [other]) => one - other)) {
      const bytes = this.#between.get(path);
      const here = agreed.get(path);
      if (bytes === undefined || (bytes === null ? here === undefined : here === hashOf(bytes))) continue;
      if (this.#rarely(4, 'files late')) continue;
      if (bytes === null) {
        rmSync(join(folder, path), { force: true });
        agreed.delete(path);
        continue;
      }
      const isHalf = this.#rarely(8, 'files in halves');
      const written = isHalf ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), written);
      agreed.set(path, hashOf(written));
      if (this.#rarely(20, 'files twice')) {
        const twin = withEnding(path, ' (2)');
        writeFileSync(join(folder, twin), bytes);
        agreed.set(twin, hashOf(bytes));
      }
    }
  }

  #rarely(one: number, what: string): boolean {
    if (this.isCalm || this.#by.below(one) > 0) return false;
    count(this.#tally, what);
    return true;
  }
}

function withEnding(path: string, ending: string): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}${ending}${ext}`);
}

/** The files of a folder with their bytes, without those that are being written. */
function filesIn(folder: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  if (!existsSync(folder)) return found;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.part')) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return found;
}
