// Decides what needs a snapshot of the state before it: an import, a merge of codes or coders, an act on many rows.
import type { Change } from '#core/change.ts';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import { MAX_ACT_ROWS, mergedCodes, rowsOf } from '#core/snapshots/act-size.ts';
import type { ReadDb } from '#db/handles.ts';
import { find } from '#db/write.ts';

/** A snapshot to make, with a name for what follows it. */
export interface AskedFor {
  readonly why: SnapshotReason;
  readonly about: string;
}

const imports: ReadonlySet<string> = new Set([
  'imports.run',
  'attributes.importSheet',
  'imports.importArticles',
  'imports.references',
  'sources.replaceText',
  'exchange.bringIn',
  'codebookImport.run',
  'ticks.run',
  'codingSheet.run',
]);

/** The snapshot before a job: an import asks for one, named after its files. Null for any other job. */
export function askedByJob(method: string, input: unknown): AskedFor | null {
  if (!imports.has(method)) return null;
  const { file, files } = input as { file?: { name: string }; files?: readonly { name: string }[] };
  const names = (files ?? (file ? [file] : [])).map(({ name }) => name);
  return { why: 'import', about: names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ') };
}

/**
 * The snapshot before an act, according to its change: a merge is named by its codes or its coder, a large act by its
 * method. Null for most acts.
 */
export function askedByChange(method: string, change: Change, db: ReadDb): AskedFor | null {
  const merged = mergedCodes(change);
  if (merged) {
    const into = find(db, 'code', merged.into)?.name ?? '';
    return { why: 'merge', about: `${merged.from.join(', ')} → ${into}` };
  }
  const [coder] = method === 'coders.merge' ? Object.values(change.removed.coder ?? {}) : [];
  if (coder) return { why: 'merge', about: coder.name };
  // Whatever its size, which would tell in a blind round how much others have coded.
  if (method === 'respondents.withdraw') return { why: 'large-act', about: method };
  return rowsOf(change) > MAX_ACT_ROWS ? { why: 'large-act', about: method } : null;
}
