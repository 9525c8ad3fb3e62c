// What asks for a snapshot of the state before it: an import, a merge of codes or coders, an act on many rows.
import type { Change } from '#core/change.ts';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import { largeAct, mergedCodes, rowsOf } from '#core/snapshots/act-size.ts';
import type { ReadDb } from '#db/handles.ts';
import { find } from '#db/write.ts';

/** A snapshot that is asked for, with what it comes before, as far as words can name it. */
export interface AskedFor {
  readonly why: SnapshotReason;
  readonly about: string;
}

const imports: ReadonlySet<string> = new Set([
  'imports.run',
  'attributes.importSheet',
  'sources.replaceText',
  'exchange.bringIn',
  'codebookImport.run',
  'ticks.run',
]);

/** What an import asks for: its files by name. Null for any other job. */
export function askedByJob(method: string, input: unknown): AskedFor | null {
  if (!imports.has(method)) return null;
  const { file, files } = input as { file?: { name: string }; files?: readonly { name: string }[] };
  const names = (files ?? (file ? [file] : [])).map(({ name }) => name);
  return { why: 'import', about: names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ') };
}

/** What an act asks for, by what it changes: a merge by its codes or its coder, a large act by its method. Null for most acts. */
export function askedByChange(method: string, change: Change, db: ReadDb): AskedFor | null {
  const merged = mergedCodes(change);
  if (merged) {
    const into = find(db, 'code', merged.into)?.name ?? '';
    return { why: 'merge', about: `${merged.from.join(', ')} → ${into}` };
  }
  const [coder] = method === 'coders.merge' ? Object.values(change.removed.coder ?? {}) : [];
  if (coder) return { why: 'merge', about: coder.name };
  return rowsOf(change) > largeAct ? { why: 'large-act', about: method } : null;
}
