// The files of a replication package while it is written; each is recorded for the manifest.
import type { LeftNames } from '#core/replication/left-names.ts';
import type { PackagedFile } from '#core/replication/manifest.ts';
import type { Table } from '#core/exports/table.ts';
import { csvPieces } from '#formats/writing/csv.ts';
import type { WholeFolder } from '#formats/writing/whole-folder.ts';

/** The folder of the texts. */
export const TEXTS = 'texts/';

export class PackageFiles {
  readonly #folder: WholeFolder;
  readonly #written: PackagedFile[] = [];
  readonly #left: LeftNames | null;
  readonly #own: ReadonlySet<string>;
  /** How many parts of names remain, by file. */
  readonly left = new Map<string, number>();

  /** `left` finds remaining parts of names; `own` are words of Concord's, which may contain one by chance. */
  constructor(folder: WholeFolder, left: LeftNames | null = null, own: ReadonlySet<string> = new Set()) {
    this.#folder = folder;
    this.#left = left;
    this.#own = own;
  }

  /** A title as part of a file name. */
  titled(title: string): string {
    return this.#left?.cleared(title) ?? title;
  }

  /** The files written so far. */
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

  /** Passes the pieces on unchanged, and counts the names that remain in them and in the path. */
  *#lookedThrough(
    path: string,
    pieces: Iterable<string | Uint8Array>,
    left: LeftNames,
  ): Generator<string | Uint8Array> {
    // A text contains only words that people wrote; other files contain Concord's, too.
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
