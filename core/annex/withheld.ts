// Which sources an annex leaves out, and who is heard in none of those that it shows.
import type { Corpus } from '../counting/corpus.ts';
import type { PassageRow } from '../counting/passages.ts';
import type { SourceKind, SourceRecord } from '../records.ts';
import type { Consent } from '../respondents/consent.ts';

/** What is left out: whole kinds and classes of sources, and people with every source in which they are heard. */
export interface Withholding {
  readonly kinds: readonly SourceKind[];
  /** Null stands for sources without a class. */
  readonly classIds: readonly (string | null)[];
  readonly respondentIds: readonly string[];
}

/** What is left out. */
export interface Withheld {
  /** Sources of which nothing is shown: those left out by choice, and those of people who may only be counted. */
  readonly sourceIds: ReadonlySet<string>;
  /** Whether a passage is left out: with its source, or since somebody agreed to less than that it is shown. */
  readonly isHeld: (row: Pick<PassageRow, 'sourceId' | 'span'>) => boolean;
  /** People whose sources are all left out. */
  readonly respondentIds: ReadonlySet<string>;
  /**
   * How many sources each reason leaves out; a source counts at the first of kind, class, respondents and consent alone.
   */
  readonly parts: readonly WithheldPart[];
}

/** One choice, and how many sources it leaves out. */
export type WithheldPart = { readonly sources: number } & (
  | { readonly what: 'kind'; readonly kind: SourceKind }
  | { readonly what: 'class'; readonly classId: string | null }
  | { readonly what: 'respondents'; readonly respondents: number }
  /** People who may only be counted. */
  | { readonly what: 'consent'; readonly respondents: number }
);

/** What the choice and the recorded consent leave out of a corpus. */
export function withheldFrom(
  { tables, respondentsOf }: Pick<Corpus, 'tables' | 'respondentsOf'>,
  { kinds, classIds, respondentIds }: Withholding,
  consent: Consent,
): Withheld {
  const sources = [...tables.source.values()];
  const silenced = new Set(respondentIds);
  const ofKind = (source: SourceRecord): boolean => kinds.includes(source.kind);
  const ofClass = (source: SourceRecord): boolean => !ofKind(source) && classIds.includes(source.classId);
  const ofPeople = (source: SourceRecord): boolean =>
    !ofKind(source) &&
    !ofClass(source) &&
    (respondentsOf.get(source.id) ?? []).some(({ id }) => silenced.has(id));
  const isChosen = (source: SourceRecord): boolean => ofKind(source) || ofClass(source) || ofPeople(source);
  const counted = sources.filter((source) => !isChosen(source) && consent.isOnlyCounted(source.id));
  const sourceIds = new Set([...sources.filter(isChosen), ...counted].map(({ id }) => id));
  const heard = new Set<string>();
  const silent = new Set<string>();
  for (const [sourceId, people] of respondentsOf)
    for (const { id } of people) (sourceIds.has(sourceId) ? silent : heard).add(id);
  return {
    sourceIds,
    isHeld: ({ sourceId, span }) => sourceIds.has(sourceId) || consent.heldBack(sourceId, span) !== null,
    respondentIds: new Set([...silent, ...silenced].filter((id) => !heard.has(id))),
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
      ...(silenced.size === 0
        ? []
        : [
            {
              what: 'respondents' as const,
              respondents: silenced.size,
              sources: sources.filter(ofPeople).length,
            },
          ]),
      ...(counted.length === 0
        ? []
        : [
            {
              what: 'consent' as const,
              respondents: new Set(
                counted.flatMap(({ id }) => (respondentsOf.get(id) ?? []).map((person) => person.id)),
              ).size,
              sources: counted.length,
            },
          ]),
    ],
  };
}
