// Groups of near-duplicates under review: what a search found, and their present state. Plain functions, tested without
// a screen.
import type { DistinctPairRecord, SourceRecord } from '#core/records.ts';
import type { FoundDuplicates } from '#electron/services/duplicates.ts';

/** Sources that a search found to be similar, with the proposed original. */
export interface FoundGroup {
  readonly id: string;
  readonly originalId: string;
  /** Including the original. */
  readonly memberIds: readonly string[];
  /** Whether a short text is contained in a longer one, rather than both being versions of one text. */
  readonly contained: boolean;
  /**
   * Similarity to the first proposed original or, for a contained text, the share of it that was found: 0 to 1, by
   * source id.
   */
  readonly likeness: ReadonlyMap<string, number>;
}

export type CopyState = 'open' | 'linked' | 'distinct';

export interface Copy {
  readonly source: SourceRecord;
  readonly state: CopyState;
  /** 0 to 1; null if unknown. */
  readonly likeness: number | null;
}

/** A group in its present state. */
export interface ReviewGroup {
  readonly id: string;
  readonly original: SourceRecord;
  readonly copies: readonly Copy[];
  /** The copies still to judge. */
  readonly open: readonly Copy[];
  readonly contained: boolean;
}

/** The result of `duplicates.find` as groups to review. */
export function foundGroups({ groups, contained }: FoundDuplicates): FoundGroup[] {
  return [
    ...groups.map(({ originalId, sources }) => ({
      id: originalId,
      originalId,
      memberIds: [originalId, ...sources.map(({ id }) => id)],
      contained: false,
      likeness: new Map(sources.map(({ id, similarity }) => [id, similarity])),
    })),
    ...contained.map(({ id, inId, containment }) => ({
      id: `${inId} ${id}`,
      originalId: inId,
      memberIds: [inId, id],
      contained: true,
      likeness: new Map([[id, containment]]),
    })),
  ];
}

/** The groups found, in their present state, followed by those linked before. Deleted sources are left out. */
export function reviewGroups(
  found: readonly FoundGroup[],
  sources: ReadonlyMap<string, SourceRecord>,
  pairs: Iterable<DistinctPairRecord>,
): ReviewGroup[] {
  const distinct = new Set([...pairs].map(({ sourceId, otherId }) => `${sourceId} ${otherId}`));
  const reviewed = found.flatMap((group): ReviewGroup[] => {
    const original = sources.get(group.originalId);
    if (!original) return [];
    const copies = group.memberIds.flatMap((id): Copy[] => {
      const source = sources.get(id);
      if (!source || id === original.id) return [];
      return [
        { source, state: stateOf(source, original, distinct), likeness: group.likeness.get(id) ?? null },
      ];
    });
    return copies.length === 0 ? [] : [reviewGroup(group.id, original, copies, group.contained)];
  });
  const shown = new Set(found.flatMap(({ memberIds }) => memberIds));
  return [...reviewed, ...linkedGroups(sources).filter(({ original }) => !shown.has(original.id))];
}

function reviewGroup(
  id: string,
  original: SourceRecord,
  copies: readonly Copy[],
  contained: boolean,
): ReviewGroup {
  return { id, original, copies, open: copies.filter(({ state }) => state === 'open'), contained };
}

function stateOf(source: SourceRecord, original: SourceRecord, distinct: ReadonlySet<string>): CopyState {
  const root = original.duplicateOf ?? original.id;
  if (source.duplicateOf === root || source.duplicateOf === original.id || original.duplicateOf === source.id)
    return 'linked';
  const pair = source.id < original.id ? `${source.id} ${original.id}` : `${original.id} ${source.id}`;
  return distinct.has(pair) ? 'distinct' : 'open';
}

/** Every original with its linked copies, the earliest original first. */
export function linkedGroups(sources: ReadonlyMap<string, SourceRecord>): ReviewGroup[] {
  const copies = new Map<string, Copy[]>();
  for (const source of sources.values()) {
    if (source.duplicateOf === null) continue;
    const copy: Copy = { source, state: 'linked', likeness: null };
    copies.set(source.duplicateOf, [...(copies.get(source.duplicateOf) ?? []), copy]);
  }
  return [...copies]
    .flatMap(([originalId, linked]) => {
      const original = sources.get(originalId);
      return original ? [reviewGroup(`linked ${originalId}`, original, linked, false)] : [];
    })
    .toSorted((a, b) => (a.original.date ?? '~').localeCompare(b.original.date ?? '~'));
}

/** The next group still to judge, wrapping around; null if there is none. */
export function nextOpenGroup(groups: readonly ReviewGroup[], id: string | null): ReviewGroup | null {
  const place = groups.findIndex((group) => group.id === id);
  const onward = [...groups.slice(place + 1), ...groups.slice(0, Math.max(0, place))];
  return onward.find(({ open }) => open.length > 0) ?? null;
}
