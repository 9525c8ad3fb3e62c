// What the sample study submitted: tables and a figure for the paper, printed from an open study as the screen prints them.
import type { KeptTableRecord } from '#core/records.ts';
import { snapshotOfClosed } from '#db/snapshots/closed.ts';
import type { Store } from '#db/store.ts';
import { all, mainCoderId } from '#db/write.ts';
import type { SampleSubmission } from '#fixtures/sample/sample-study.ts';
import { createWords } from '#words/words.ts';
import type { JobContext } from '../services/context.ts';
import { keptTables } from '../services/kept-tables.ts';
import { submissions } from '../services/submissions.ts';
import { contextOn } from './named.ts';

/** None of it is an act that a person could undo. */
const NO_UNDO = { group: null } as const;

/** Keeps the tables and the figure in a sample study that has everything else. */
export function keepTables(store: Store, { date, ...titles }: SampleSubmission, at: string): void {
  const coderId = mainCoderId(store.db) ?? '';
  store.transact({ coderId, at, method: 'keptTables.keep', ...NO_UNDO }, (db) => {
    const context = contextOn(db, coderId)(date);
    const coders = all(db, 'coder');
    const others = coders.filter(({ id, kind }) => kind === 'person' && id !== coderId).map(({ id }) => id);
    const passes = coders.filter(({ personId }) => personId === coderId).map(({ id }) => id);
    const shown = { as: 'table' };
    const agreement = { of: 'themes', level: 'paragraph', shown };
    const keep = (kind: KeptTableRecord['kind'], name: string, settings: Record<string, unknown>) =>
      keptTables.keep.run(context, { kind, name, settings });
    keep('tally', titles.themesByClass, { of: 'themes', by: 'class', unit: 'sources', shown });
    keep('agreement', titles.twoCoders, { ...agreement, coderIds: [coderId, ...others] });
    keep('agreement', titles.twoPasses, { ...agreement, coderIds: [coderId, ...passes] });
    keep('saturation', titles.newCodes, {
      by: 'interview',
      of: 'leaves',
      order: 'analysis',
      shown: { as: 'figure' },
    });
  });
}

/** Makes the snapshot of the submission of a closed sample study, and returns its number; null where none can be made. */
export function snapshotOfSubmission(
  path: string,
  folder: string,
  { name, date }: SampleSubmission,
  at: string,
): number | null {
  const about = createWords('en').t('submissions:titled', { name, date });
  try {
    return snapshotOfClosed(path, folder, { at, why: 'hand', about, kept: true }).id;
  } catch {
    // The disk with the snapshots may be away. Whoever wants to look at the sample study can do without this one.
    return null;
  }
}

/** Keeps the submission of an open sample study, with the snapshot of this number if there is one. */
export async function keepSubmission(
  context: JobContext,
  { name, date, note }: SampleSubmission,
  snapshot: number | null,
): Promise<void> {
  const transact: JobContext['transact'] = (run) => context.transact(run, NO_UNDO);
  const kept = { name, date, note, ...(snapshot === null ? {} : { snapshot }) };
  await submissions.keep.run({ ...context, transact }, kept);
}
