// Fetches texts and files of the study from the place of the log, and names one that does not come: a hash says nothing to
// anybody.
import { rowChanges } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { TeamAct } from '#core/team/act.ts';
import type { NamedBytes, ToldOfParts, Transport } from '#core/team/transport.ts';
import type { ReadDb } from '#db/handles.ts';
import { hashOf } from '#db/write.ts';

/** What is said of one text or file alone: that it is not there, or is not what it should be. */
const OF_ONE: ReadonlySet<string> = new Set([
  'team_folder:no_blob',
  'team_server:no_blob',
  'team_server:blob_differs',
  'errors:team_blob_damaged',
]);

/** What fetches blobs needs of a place. */
export type BlobSource = Pick<Transport, 'getBlob' | 'getBlobs'>;

/**
 * Some of these blobs, at least one: sound small ones that come in one answer, or else the first alone. Throws where that one is
 * not there, or its bytes are not those of its hash, with the title of its source where one is known.
 */
export async function nextBlobs(
  source: BlobSource,
  hashes: readonly string[],
  titleOf: (hash: string) => string | undefined,
  told?: ToldOfParts,
): Promise<readonly NamedBytes[]> {
  const [first = ''] = hashes;
  const together = hashes.length > 1 ? ((await source.getBlobs?.(hashes)) ?? []) : [];
  const sound = together.filter(({ hash, bytes }) => hashOf(bytes) === hash);
  return sound.length > 0 ? sound : [{ hash: first, bytes: await namedBlob(source, first, titleOf, told) }];
}

async function namedBlob(
  source: BlobSource,
  hash: string,
  titleOf: (hash: string) => string | undefined,
  told?: ToldOfParts,
): Promise<Uint8Array> {
  try {
    const bytes = await source.getBlob(hash, told);
    if (hashOf(bytes) !== hash) throw new AppError('invalid', 'errors:team_blob_damaged');
    return bytes;
  } catch (error) {
    const title = titleOf(hash);
    if (!(error instanceof AppError) || !OF_ONE.has(error.key) || title === undefined) throw error;
    throw new AppError(error.code, error.key, { title, context: 'titled' });
  }
}

/** The title of a source that has this text or original; undefined where there is none. */
export function titleIn(db: ReadDb, hash: string): string | undefined {
  return db.sqlite
    .prepare('SELECT title FROM source WHERE text_hash = ? OR original_hash = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(hash, hash) as string | undefined;
}

/** The same for a source that these acts add or change. */
export function titleInActs(acts: readonly Pick<TeamAct, 'change'>[], hash: string): string | undefined {
  for (const { change } of acts)
    for (const { table, after } of rowChanges(change))
      if (table === 'source' && (after?.['textHash'] === hash || after?.['originalHash'] === hash))
        return typeof after['title'] === 'string' ? after['title'] : undefined;
  return undefined;
}
