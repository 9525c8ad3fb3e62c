// The files that a project has already, so that importing a folder again only has to read it.
import { basename } from 'node:path';
import type { SourceRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { find } from '#db/write.ts';
import { formatSaid } from '#formats/reading/recognise.ts';

interface Known {
  readonly sourceId: string;
  readonly encoding: string | null;
}

/** Files by the hash of their bytes and their name without folders. */
export class KnownFiles {
  readonly #db: ReadDb;
  readonly #files = new Map<string, Known>();

  /** Starts with the originals of all sources, except those of table rows and of articles: a piece is not its file. */
  constructor(db: ReadDb) {
    this.#db = db;
    const rows = db.sqlite
      .prepare(
        'SELECT id, original_hash, original_name, encoding FROM source WHERE original_hash IS NOT NULL AND article IS NULL',
      )
      .raw()
      .iterate() as IterableIterator<
      [id: string, hash: string, name: string | null, encoding: string | null]
    >;
    for (const [sourceId, hash, name, encoding] of rows) this.#keep(hash, name ?? '', { sourceId, encoding });
  }

  /** Adds an imported source. */
  add({ id, originalHash, originalName, encoding, article }: SourceRecord): void {
    if (originalHash !== null && article === null)
      this.#keep(originalHash, originalName ?? '', { sourceId: id, encoding });
  }

  /**
   * The source that this very file became. Null if there is none, if the file may be a table, whose rows may be mapped
   * differently this time, or if it is to be decoded differently now.
   */
  sourceOf(hash: string, name: string, encoding: string | null): string | null {
    const known = this.#files.get(keyOf(hash, basename(name)));
    if (!known || (encoding !== null && known.encoding !== null && encoding !== known.encoding)) return null;
    // The source may have been deleted since.
    return find(this.#db, 'source', known.sourceId) ? known.sourceId : null;
  }

  #keep(hash: string, name: string, known: Known): void {
    const format = formatSaid(name);
    if (format === null || format === 'csv' || format === 'xlsx') return;
    const key = keyOf(hash, name);
    if (!this.#files.has(key)) this.#files.set(key, known);
  }
}

function keyOf(hash: string, name: string): string {
  return `${hash} ${name}`;
}
