// What must be said beside every number, as values; hosts put it into words (words/method-sentence.ts).
import { isMachine, notesOf } from '../program-origin.ts';
import type { SourceKind, SourceRecord, Stance, Voice } from '../records.ts';
import { seesCoder } from '../sealing/sight.ts';
import { groupKey } from './coverage.ts';
import { queriedOf, type Corpus } from './corpus.ts';
import type { DatesUnplaced } from './dates.ts';
import type { Layer } from './layer.ts';
import { byName } from './name-order.ts';
import type { Basis, Denominator, Scope } from './request.ts';
import type { ScopedSources } from './scope.ts';
import type { Selection } from './selection.ts';

/** The scope, with the analyst's own names. Null and empty lists mean that a condition is not used. */
export interface ScopeFacts {
  readonly kind: SourceKind | null;
  /** Null in the list: sources without a class. */
  readonly classes: readonly (string | null)[] | null;
  readonly languages: readonly (string | null)[] | null;
  readonly origins: readonly (string | null)[] | null;
  readonly respondents: readonly string[] | null;
  readonly attributes: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
  readonly from: string | null;
  readonly to: string | null;
  /** Sources that the dates leave out because their own date is too coarse to tell, or missing. */
  readonly outByDate: DatesUnplaced;
  /** The name of the sample. */
  readonly sample: string | null;
  /** How many sources were picked one by one. */
  readonly picked: number | null;
  /** The query that found them, if one did. */
  readonly foundBy: string | null;
  /** The saved query that found them. */
  readonly savedQuery: { readonly name: string; readonly text: string } | null;
  readonly withExcluded: boolean;
  readonly withDuplicates: boolean;
}

/** A class of documents, the documents without one, or the interviews. */
export interface SourceGroup {
  readonly kind: SourceKind;
  readonly className: string | null;
  readonly inScope: number;
  readonly counted: number;
}

/** What holds for every count of one selection. */
export interface CountingFacts {
  readonly basis: Basis;
  readonly rollup: boolean;
  readonly joinAdjacent: boolean;
  readonly voices: readonly (Voice | null)[];
  readonly stances: readonly (Stance | null)[] | null;
  readonly minimumWeight: number | null;
  readonly withoutSuggested: boolean;
  readonly layer: {
    readonly what: Layer['what'];
    readonly isMain: boolean;
    readonly isDefault: boolean;
    /** Names, in order. */
    readonly coders: readonly string[];
    /** Only where a program made the codings: what was said of how, each note once. */
    readonly program?: readonly string[];
    /** Only where blind work hides some from the one who counts: coders of the layer, by name. */
    readonly unseen?: readonly string[];
    /** Only where the sources in scope of one kind are hidden while the other is coded. */
    readonly unseenKind?: SourceKind;
  };
  readonly denominator: { readonly asked: Denominator; readonly used: Denominator };
  readonly scope: ScopeFacts;
  readonly sources: {
    readonly inScope: number;
    /** Sources in scope that are reviewed in the layer, and that are not. */
    readonly reviewed: number;
    readonly notReviewed: number;
    readonly unreviewedWithCodings: number;
    /** Sources in the base. */
    readonly counted: number;
    /** Left out of the scope because of their status, and as duplicates. */
    readonly excluded: number;
    readonly duplicates: number;
  };
  readonly groups: readonly SourceGroup[];
  readonly respondents: {
    /** People with at least one interview in the base. */
    readonly counted: number;
    /** Names of those with several interviews in the base. */
    readonly repeated: readonly string[];
    /** Names of those who have an interview in scope that is not in the base. */
    readonly partly: readonly string[];
  };
  /** Interviews in the base with several respondents. */
  readonly groupInterviews: number;
  /** Languages of the sources in the base, null where unknown. */
  readonly languages: readonly (string | null)[];
}

/** Gathers the facts of a selection. */
export function countingFacts(selection: Selection): CountingFacts {
  const { corpus, settings, layer, base, scoped, sources } = selection;
  return {
    basis: settings.basis,
    rollup: settings.rollup,
    joinAdjacent: settings.joinAdjacent,
    voices: settings.voices,
    stances: settings.stances,
    minimumWeight: settings.minimumWeight,
    withoutSuggested: settings.withoutSuggested,
    layer: {
      what: layer.what,
      isMain: layer.isMain,
      isDefault: layer.isDefault,
      coders: namesOf(corpus, layer.coderIds),
      ...programOf(corpus, layer),
      ...unseenOf(selection),
    },
    denominator: { asked: base.asked, used: base.used },
    scope: scopeFacts(corpus, settings.scope, scoped),
    sources: {
      inScope: scoped.inScope.length,
      reviewed: base.reviewed,
      notReviewed: scoped.inScope.length - base.reviewed,
      unreviewedWithCodings: base.unreviewedWithCodings.length,
      counted: base.sources.length,
      excluded: scoped.excluded,
      duplicates: scoped.duplicates,
    },
    groups: sourceGroups(corpus, scoped.inScope, base.sources),
    respondents: respondentFacts(selection),
    groupInterviews: sources.filter((source) => source.isGroup).length,
    languages: [...new Set(base.sources.map((source) => source.language))].sort((a, b) =>
      byName(a ?? '', b ?? ''),
    ),
  };
}

function namesOf({ tables }: Corpus, coderIds: Iterable<string>): string[] {
  return [...coderIds].flatMap((id) => tables.coder.get(id)?.name ?? []).sort(byName);
}

function unseenOf({
  corpus,
  layer,
  scoped,
}: Selection): Pick<CountingFacts['layer'], 'unseen' | 'unseenKind'> {
  const { sight } = corpus;
  if (sight === null) return {};
  const unseen = [...layer.coderIds].filter((id) => !seesCoder(sight, id));
  const hidden = scoped.inScope.find(({ kind }) => sight.openKind !== null && kind !== sight.openKind);
  return {
    ...(unseen.length > 0 ? { unseen: namesOf(corpus, unseen) } : {}),
    ...(hidden ? { unseenKind: hidden.kind } : {}),
  };
}

function programOf({ tables }: Corpus, layer: Layer): Pick<CountingFacts['layer'], 'program'> {
  const coders = [...layer.coderIds].flatMap((id) => tables.coder.get(id) ?? []);
  return coders.some(isMachine) ? { program: coders.flatMap(notesOf) } : {};
}

function scopeFacts(corpus: Corpus, scope: Scope, { outByDate }: ScopedSources): ScopeFacts {
  const { tables } = corpus;
  const nameOf = (rows: ReadonlyMap<string, { readonly name: string }>, id: string): string[] => {
    const row = rows.get(id);
    return row ? [row.name] : [];
  };
  return {
    kind: scope.kind ?? null,
    classes: scope.classIds?.flatMap((id) => (id === null ? [null] : nameOf(tables.class, id))) ?? null,
    languages: scope.languages ?? null,
    origins: scope.origins ?? null,
    respondents: scope.respondentIds?.flatMap((id) => nameOf(tables.respondent, id)) ?? null,
    attributes: (scope.attributes ?? []).flatMap(({ attributeId, values }) =>
      nameOf(tables.attribute, attributeId).map((name) => ({ name, values })),
    ),
    from: scope.dates?.from ?? null,
    to: scope.dates?.to ?? null,
    outByDate,
    sample: tables.sample.get(scope.sampleId ?? '')?.name ?? null,
    picked: scope.sourceIds?.length ?? null,
    foundBy: scope.foundBy ?? null,
    savedQuery: scope.queryId === undefined ? null : savedQueryOf(corpus, scope.queryId),
    withExcluded: scope.withExcluded ?? false,
    withDuplicates: scope.withDuplicates ?? false,
  };
}

function savedQueryOf(corpus: Corpus, id: string): ScopeFacts['savedQuery'] {
  const name = corpus.tables.savedQuery.get(id)?.name ?? '';
  return { name, text: queriedOf(corpus).textOf(corpus, id) };
}

function sourceGroups(
  corpus: Corpus,
  inScope: readonly SourceRecord[],
  counted: readonly SourceRecord[],
): SourceGroup[] {
  const groups = new Map<
    ReturnType<typeof groupKey>,
    { kind: SourceKind; className: string | null; inScope: number; counted: number }
  >();
  const groupOf = (source: SourceRecord) => {
    const key = groupKey(corpus, source);
    const className = typeof key === 'string' ? null : key.name;
    const group = groups.get(key) ?? { kind: source.kind, className, inScope: 0, counted: 0 };
    groups.set(key, group);
    return group;
  };
  for (const source of inScope) groupOf(source).inScope += 1;
  for (const source of counted) groupOf(source).counted += 1;
  return [...groups.values()];
}

function respondentFacts({ corpus, scoped, sources, people }: Selection): CountingFacts['respondents'] {
  const interviewsInBase = new Map<string, number>();
  for (const source of sources) {
    for (const person of source.people) {
      const id = people.idOf(person);
      interviewsInBase.set(id, (interviewsInBase.get(id) ?? 0) + 1);
    }
  }
  const interviewsInScope = new Map<string, number>();
  for (const { id: sourceId, kind } of scoped.inScope) {
    if (kind !== 'interview') continue;
    for (const { id } of scoped.respondentsOf(sourceId)) {
      interviewsInScope.set(id, (interviewsInScope.get(id) ?? 0) + 1);
    }
  }
  const names = (isMeant: (id: string, inBase: number) => boolean): string[] =>
    [...interviewsInBase]
      .filter(([id, inBase]) => isMeant(id, inBase))
      .flatMap(([id]) => corpus.tables.respondent.get(id)?.name ?? [])
      .sort(byName);
  return {
    counted: interviewsInBase.size,
    repeated: names((_, inBase) => inBase > 1),
    partly: names((id, inBase) => inBase < (interviewsInScope.get(id) ?? 0)),
  };
}
