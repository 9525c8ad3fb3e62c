// The reference study with the files that its texts come from: scanned clippings, pdfs of reports and recordings of interviews, about
// 1.9 GB that no packing makes smaller, beside 148 MB of texts and codings.
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { openStore } from '#db/open.ts';
import { all, hashOf, putBlob, update } from '#db/write.ts';
import { chance } from '../chance.ts';
import { NOW } from './corpus.ts';

const SEED = 20_261_201;
const KB = 1_000;
const MB = 1_000_000;
/** How many bytes are written in one act. */
const WRITTEN_TOGETHER = 50 * MB;

/** The originals of a class of texts: how large they are at the mean, in bytes, and how their names end. */
const originals: Readonly<Record<string, readonly [mean: number, ending: string]>> = {
  news: [150 * KB, 'jpg'],
  report: [MB, 'pdf'],
  interview: [45 * MB, 'mp3'],
};

/** Copies the reference study from `from` to the new file `path`, and gives each text an original. Returns their bytes. */
export function studyWithOriginals(from: string, path: string): number {
  copyFileSync(from, path);
  const store = openStore(path, { who: 'bench', now: NOW });
  const [coder] = all(store.db, 'coder');
  const classes = new Map(all(store.db, 'class').map(({ id, name }) => [id, name]));
  const luck = chance(SEED);
  const waiting = all(store.db, 'source').toSorted((a, b) => (a.title < b.title ? -1 : 1));
  let bytes = 0;
  while (waiting.length > 0) {
    const deed = { method: 'imports.run', coderId: coder?.id ?? '', at: NOW, group: null };
    const until = bytes + WRITTEN_TOGETHER;
    store.transact(deed, (db) => {
      for (let next = waiting.pop(); next; next = bytes < until ? waiting.pop() : undefined) {
        const [mean, ending] = originals[classes.get(next.classId ?? '') ?? ''] ?? [0, ''];
        const original = randomBytes(Math.round(mean * (0.5 + luck.next())));
        const hash = hashOf(original);
        putBlob(db, original, hash);
        update(db, 'source', next.id, { originalHash: hash, originalName: `${next.title}.${ending}` });
        bytes += original.length;
      }
    });
  }
  store.close();
  return bytes;
}
