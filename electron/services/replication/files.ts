// The files of a replication package while it is written: each is noted for the manifest.
import type { PackagedFile } from '#core/replication/manifest.ts';
import type { Table } from '#core/exports/table.ts';
import { csvPieces } from '#formats/writing/csv.ts';
import type { WholeFolder } from '#formats/writing/whole-folder.ts';

export class PackageFiles {
  readonly #folder: WholeFolder;
  readonly #written: PackagedFile[] = [];

  constructor(folder: WholeFolder) {
    this.#folder = folder;
  }

  /** Those that are written by now. */
  get written(): readonly PackagedFile[] {
    return this.#written;
  }

  /** Writes a file. Returns its size and hash. */
  async add(path: string, pieces: Iterable<string | Uint8Array>): Promise<PackagedFile> {
    const file = await this.#folder.add(path, pieces);
    this.#written.push(file);
    return file;
  }

  /** Writes a table as csv. */
  async table(path: string, table: Table): Promise<void> {
    await this.add(path, csvPieces(table, { byteOrderMark: false }));
  }
}
