// Fetches a text or file of the study from the place of the log, and names it where it does not come: a hash says nothing to
// anybody.
import { rowChanges } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { TeamAct } from '#core/team/act.ts';
import type { Transport } from '#core/team/transport.ts';
import type { ReadDb } from '#db/handles.ts';
import { hashOf } from '#db/write.ts';

/** What is said of one text or file alone: that it is not there, or is not what it should be. */
const OF_ONE: ReadonlySet<string> = new Set([
  'team_folder:no_blob',
  'team_server:no_blob',
  'team_server:blob_differs',
  'errors:team_blob_damaged',
]);

/** Its bytes. Throws where they are not there, or not those of their hash, with the title of its source where one is known. */
export async function namedBlob(
  transport: Pick<Transport, 'getBlob'>,
  hash: string,
  titleOf: () => string | undefined,
): Promise<Uint8Array> {
  try {
    const bytes = await transport.getBlob(hash);
    if (hashOf(bytes) !== hash) throw new AppError('invalid', 'errors:team_blob_damaged');
    return bytes;
  } catch (error) {
    const title = titleOf();
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
