// The files of a replication package while it is written: each is noted for the manifest.
import type { LeftNames } from '#core/replication/left-names.ts';
import type { PackagedFile } from '#core/replication/manifest.ts';
import type { Table } from '#core/exports/table.ts';
import { csvPieces } from '#formats/writing/csv.ts';
import type { WholeFolder } from '#formats/writing/whole-folder.ts';

/** Where the texts are. */
export const TEXTS = 'texts/';

export class PackageFiles {
  readonly #folder: WholeFolder;
  readonly #written: PackagedFile[] = [];
  readonly #left: LeftNames | null;
  readonly #own: ReadonlySet<string>;
  /** Where parts of names still stand, by file. */
  readonly left = new Map<string, number>();

  /** `left` finds what still stands of names; `own` are words of Concord's, which may hold one by chance. */
  constructor(folder: WholeFolder, left: LeftNames | null = null, own: ReadonlySet<string> = new Set()) {
    this.#folder = folder;
    this.#left = left;
    this.#own = own;
  }

  /** A title as a file may be called by it. */
  titled(title: string): string {
    return this.#left?.cleared(title) ?? title;
  }

  /** Those that are written by now. */
  get written(): readonly PackagedFile[] {
    return this.#written;
  }

  /** Writes a file. Returns its size and hash. */
  async add(path: string, pieces: Iterable<string | Uint8Array>): Promise<PackagedFile> {
    const file = await this.#folder.add(
      path,
      this.#left ? this.#lookedThrough(path, pieces, this.#left) : pieces,
    );
    this.#written.push(file);
    return file;
  }

  /** The pieces as they are: what stands in them and in the path is counted while they are written. */
  *#lookedThrough(
    path: string,
    pieces: Iterable<string | Uint8Array>,
    left: LeftNames,
  ): Generator<string | Uint8Array> {
    // What is in a text people wrote; everywhere else words of Concord's stand beside theirs.
    const own = path.startsWith(TEXTS) ? new Set<string>() : this.#own;
    let places = left.count(path, this.#own);
    for (const piece of pieces) {
      places += left.count(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'), own);
      yield piece;
    }
    if (places > 0) this.left.set(path, places);
  }

  /** Writes a table as csv. */
  async table(path: string, table: Table): Promise<void> {
    await this.add(path, csvPieces(table, { byteOrderMark: false }));
  }
}
