// Which sources an annex leaves out, and who is heard in none of those that it shows.
import type { Corpus } from '../counting/corpus.ts';
import type { SourceKind, SourceRecord } from '../records.ts';

/** What is left out: whole kinds and classes of sources; null stands for sources without a class. */
export interface Withholding {
  readonly kinds: readonly SourceKind[];
  readonly classIds: readonly (string | null)[];
}

/** The sources that are left out. */
export interface Withheld {
  readonly sourceIds: ReadonlySet<string>;
  /** People whose interviews are all left out. */
  readonly respondentIds: ReadonlySet<string>;
  /** How many sources each choice leaves out; a source of a kind that is left out counts there alone. */
  readonly parts: readonly WithheldPart[];
}

/** One choice, and how many sources it leaves out. */
export type WithheldPart = { readonly sources: number } & (
  | { readonly what: 'kind'; readonly kind: SourceKind }
  | { readonly what: 'class'; readonly classId: string | null }
);

/** What the choice leaves out of a corpus. */
export function withheldFrom(
  { tables, respondentsOf }: Pick<Corpus, 'tables' | 'respondentsOf'>,
  { kinds, classIds }: Withholding,
): Withheld {
  const sources = [...tables.source.values()];
  const ofKind = (source: SourceRecord): boolean => kinds.includes(source.kind);
  const ofClass = (source: SourceRecord): boolean => !ofKind(source) && classIds.includes(source.classId);
  const sourceIds = new Set(
    sources.filter((source) => ofKind(source) || ofClass(source)).map(({ id }) => id),
  );
  const heard = new Set<string>();
  const silent = new Set<string>();
  for (const [sourceId, people] of respondentsOf)
    for (const { id } of people) (sourceIds.has(sourceId) ? silent : heard).add(id);
  return {
    sourceIds,
    respondentIds: new Set([...silent].filter((id) => !heard.has(id))),
    parts: [
      ...kinds.map((kind) => ({
        what: 'kind' as const,
        kind,
        sources: sources.filter((source) => source.kind === kind).length,
      })),
      ...classIds.map((classId) => ({
        what: 'class' as const,
        classId,
        sources: sources.filter((source) => ofClass(source) && source.classId === classId).length,
      })),
    ],
  };
}
