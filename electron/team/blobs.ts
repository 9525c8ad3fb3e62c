// Texts and files that acts name: they go before the acts, and are fetched before these are received.
import { AppError } from '#core/errors.ts';
import { blobsOf, type TeamAct } from '#core/team/act.ts';
import { PART_BYTES } from '#core/team/parts.ts';
import type { NamedBytes, ToldOfParts, Transport } from '#core/team/transport.ts';
import { isAbsent } from '#db/absent.ts';
import type { Store } from '#db/store.ts';
import { getBlob } from '#db/write.ts';
import { nextBlobs, titleIn, titleInActs, type BlobSource } from './named-blob.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** How many bytes are kept in one transaction. */
const KEPT_TOGETHER = 4 * 1024 * 1024;

/** How many blobs are asked for at once. */
const ASKED_TOGETHER = 1_000;

/**
 * Fetches what the acts name and this file does not have, and then runs `work`, after which what no act has come to name is
 * removed; `work` is told how many imports that makes, as `Store.keepingAhead` counts them. Throws where the bytes are not those of
 * their hash, and what `work` throws.
 */
export async function withBlobs(
  { store, alone }: Pick<ReplicaStudy, 'store' | 'alone'>,
  transport: BlobSource,
  acts: readonly TeamAct[],
  work: (keeping: number) => Promise<void>,
): Promise<void> {
  const isHere = store.db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').pluck();
  let wanted = [...blobsOf(acts)].filter((hash) => isHere.get(hash) === undefined);
  if (wanted.length === 0) return await work(0);
  const titleOf = (hash: string): string | undefined => titleInActs(acts, hash) ?? titleIn(store.db, hash);
  const ahead = store.keepAhead();
  try {
    let blobs: NamedBytes[] = [];
    let size = 0;
    while (wanted.length > 0) {
      const came = await nextBlobs(transport, wanted.slice(0, ASKED_TOGETHER), titleOf);
      const here = new Set(came.map(({ hash }) => hash));
      wanted = wanted.filter((hash) => !here.has(hash));
      blobs.push(...came);
      for (const { bytes } of came) size += bytes.length;
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
  transport: Pick<Transport, 'missing'> & BlobTarget,
  acts: readonly Pick<TeamAct, 'change'>[],
): Promise<void> {
  const { db } = store;
  const hashes = [...blobsOf(acts)];
  if (hashes.length === 0) return;
  const isHere = db.sqlite.prepare('SELECT 1 FROM blob WHERE hash = ?').pluck();
  const missing = await transport.missing(hashes);
  const lost = missing.find((hash) => isAbsent(db, hash));
  if (lost !== undefined) throw lostOriginal(titleInActs(acts, lost));
  const sent = missing.filter((hash) => isHere.get(hash) !== undefined);
  await putBlobs(transport, sent, (hash) => getBlob(db, hash));
}

/** Where texts and files go. */
export type BlobTarget = Pick<Transport, 'putBlob' | 'putBlobs'>;

/** Sends blobs, small ones together. `came` hears after each sending, `told` between the parts of a large one, of how many bytes. */
export async function putBlobs(
  target: BlobTarget,
  hashes: readonly string[],
  bytesOf: (hash: string) => Uint8Array,
  { came, told }: { readonly came?: (bytes: number) => void; readonly told?: ToldOfParts } = {},
): Promise<void> {
  let together: NamedBytes[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (together.length === 0) return;
    await target.putBlobs?.(together);
    came?.(size);
    [together, size] = [[], 0];
  };
  for (const hash of hashes) {
    const bytes = bytesOf(hash);
    if (size + bytes.length > PART_BYTES) await flush();
    if (target.putBlobs && bytes.length <= PART_BYTES) {
      together.push({ hash, bytes });
      size += bytes.length;
      continue;
    }
    await target.putBlob(hash, bytes, told);
    came?.(bytes.length);
  }
  await flush();
}

function lostOriginal(title: string | undefined): AppError {
  return new AppError(
    'conflict',
    'errors:team_original_lost',
    title === undefined ? {} : { title, context: 'titled' },
  );
}
