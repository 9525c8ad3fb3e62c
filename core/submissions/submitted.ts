// What a submission keeps: tables as they were printed in each language, with what they were counted from, and which
// snapshot holds the state of the study.
import type { LaidTable } from '../kept-tables/laid-table.ts';
import type { KeptTableRecord } from '../records.ts';

/** A snapshot of the study, by the file that it is of. */
export interface SubmittedSnapshot {
  /** The id of the study's file, under which its snapshots are kept. */
  readonly file: string;
  readonly id: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** A kept table or figure as it was printed. */
export interface SubmittedItem {
  /** The id of the kept item, which may be gone since. */
  readonly id: string;
  readonly kind: KeptTableRecord['kind'];
  readonly title: string;
  /** `3`, among tables or figures. */
  readonly number: string;
  readonly isFigure: boolean;
  /** What it was counted from, as kept tables store it. */
  readonly settings: string;
  /** By language. */
  readonly printed: Readonly<Record<string, { readonly table: LaidTable; readonly base: string }>>;
}

/** The items from their stored text; none for a text that is no list of items. */
export function submittedItems(stored: string): readonly SubmittedItem[] {
  const found = parsed(stored);
  return Array.isArray(found) ? (found as readonly SubmittedItem[]) : [];
}

/** The snapshot from its stored text; null where there is none. */
export function submittedSnapshot(stored: string | null): SubmittedSnapshot | null {
  const found = stored === null ? null : parsed(stored);
  return isSnapshot(found) ? found : null;
}

function isSnapshot(value: unknown): value is SubmittedSnapshot {
  const { file, id, at } = (value ?? {}) as Partial<SubmittedSnapshot>;
  return typeof file === 'string' && typeof id === 'number' && typeof at === 'string';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
