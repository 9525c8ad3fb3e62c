// Texts and files that acts name: they go before the acts, and are fetched before these are received.
import { AppError } from '#core/errors.ts';
import { blobsOf, type TeamAct } from '#core/team/act.ts';
import type { Transport } from '#core/team/transport.ts';
import { isAbsent } from '#db/absent.ts';
import type { Store } from '#db/store.ts';
import { getBlob } from '#db/write.ts';
import { namedBlob, titleIn, titleInActs } from './named-blob.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** How many bytes are kept in one transaction. */
const KEPT_TOGETHER = 4 * 1024 * 1024;

/**
 * Fetches what the acts name and this file does not have, and then runs `work`, after which what no act has come to name is
 * removed; `work` is told how many imports that makes, as `Store.keepingAhead` counts them. Throws where the bytes are not those of
 * their hash, and what `work` throws.
 */
export async function withBlobs(
  { store, alone }: Pick<ReplicaStudy, 'store' | 'alone'>,
  transport: Pick<Transport, 'getBlob'>,
  acts: readonly TeamAct[],
  work: (keeping: number) => Promise<void>,
): Promise<void> {
  const isHere = store.db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').pluck();
  const wanted = [...blobsOf(acts)].filter((hash) => isHere.get(hash) === undefined);
  if (wanted.length === 0) return await work(0);
  const ahead = store.keepAhead();
  try {
    let blobs: { readonly hash: string; readonly bytes: Uint8Array }[] = [];
    let size = 0;
    for (const hash of wanted) {
      const bytes = await namedBlob(
        transport,
        hash,
        () => titleInActs(acts, hash) ?? titleIn(store.db, hash),
      );
      blobs.push({ hash, bytes });
      size += bytes.length;
      if (size < KEPT_TOGETHER) continue;
      await alone.free();
      ahead.keep(blobs);
      [blobs, size] = [[], 0];
    }
    await alone.free();
    if (blobs.length > 0) ahead.keep(blobs);
    await work(1);
  } finally {
    ahead.end();
  }
}

/**
 * Sends what the acts name and is not there yet. Throws `conflict` for an original that never came here and is not there any more,
 * such as that of a source that was removed before the log began again and was brought back since: the acts wait until somebody
 * who has it sends it.
 */
export async function giveBlobs(
  store: Store,
  transport: Pick<Transport, 'missing' | 'putBlob'>,
  acts: readonly Pick<TeamAct, 'change'>[],
): Promise<void> {
  const { db } = store;
  const hashes = [...blobsOf(acts)];
  if (hashes.length === 0) return;
  const isHere = db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').pluck();
  for (const hash of await transport.missing(hashes)) {
    if (isAbsent(db, hash)) throw lostOriginal(titleInActs(acts, hash));
    if (isHere.get(hash) !== undefined) await transport.putBlob(hash, getBlob(db, hash));
  }
}

function lostOriginal(title: string | undefined): AppError {
  return new AppError(
    'conflict',
    'errors:team_original_lost',
    title === undefined ? {} : { title, context: 'titled' },
  );
}
