// Shrinks the file of the open study, which nobody else may write meanwhile.
import { basename } from 'node:path';
import type { Unnamed } from '#db/collect.ts';
import type { Store } from '#db/store.ts';
import { makeSmaller, type MadeSmaller } from '../engines/make-smaller.ts';
import type { Progress } from '../rpc/transport.ts';
import type { StudySnapshots } from '../snapshots/study-snapshots.ts';
import type { Alone } from './alone.ts';

interface Study {
  readonly store: Store;
  readonly snapshots: StudySnapshots | null;
  readonly alone: Alone;
}

/**
 * Folds all typing, removes texts that nothing refers to, and returns the free pages of the file to the disk, while
 * the job `by` has the study to itself. `folded` is called once acts were folded.
 */
export async function makeSmallerAlone(
  { alone, snapshots, store }: Study,
  by: AbortSignal,
  progress: (at: Progress) => void,
  { now, folded }: { readonly now: () => string; readonly folded: () => void },
): Promise<MadeSmaller> {
  const make = async (findUnnamed?: () => Promise<Unnamed>): Promise<MadeSmaller> => {
    // Throws if no act can be done now: because the file was found damaged, say, or a job is writing.
    store.rehearse(() => undefined);
    const ends = snapshots ? snapshots.keptActs() : new Set<number>();
    if (store.foldTyping({ now: now(), ends, old: 'all' }) > 0) folded();
    const made = await makeSmaller(store, await findUnnamed?.(), progress);
    store.expectInPlace();
    return made;
  };
  return await alone.run(
    basename(store.path),
    by,
    async () => await (snapshots?.withoutSnapshot(make) ?? make()),
    'errors:being_made_smaller',
  );
}
