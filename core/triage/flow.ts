// The flow of a study's sources: found, without duplicates, without excluded ones, reviewed, coded. Each
// source is put into exactly one part, and every number is a sum of parts, so that the numbers add up.
import { layerFilter } from '../counting/coding-filter.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { isReviewedIn, layerOf } from '../counting/layer.ts';
import { byName } from '../counting/name-order.ts';
import { countedVoices } from '../counting/request.ts';
import type { SourceKind, SourceRecord, SourceStatus } from '../records.ts';

/** Which sources a flow is about; null among the classes stands for sources without one. */
export interface FlowRequest {
  readonly kind?: SourceKind | undefined;
  readonly classIds?: readonly (string | null)[] | undefined;
}

/** Sources with the same properties. */
export interface FlowPart {
  /** Linked as a duplicate of another, whatever its status. */
  readonly duplicate: boolean;
  readonly status: SourceStatus;
  /** Why they were excluded, in the analyst's words; null where no reason was given or they were not excluded. */
  readonly reason: string | null;
  /** Whether the main coder has reviewed them. */
  readonly reviewed: boolean;
  /** Whether they have codings of the main coder, apart from interviewers' remarks. */
  readonly coded: boolean;
  /** Ids, in the order of the corpus; never empty. */
  readonly sourceIds: readonly string[];
}

/**
 * The boxes of the flow. `found` = `duplicates` + `single`; `single` = `excluded` + `kept`; `kept` = `new` +
 * `second-look` + `included` = `reviewed` + `unreviewed`; `reviewed` = `coded` + `uncoded`; `unreviewed` = `begun`
 * + `untouched`.
 */
export type FlowBox =
  | 'found'
  | 'duplicates'
  /** Found, without duplicates. */
  | 'single'
  | 'excluded'
  /** Not excluded: the sources that counts include. */
  | 'kept'
  /** Kept, and not decided upon yet. */
  | 'new'
  | 'second-look'
  | 'included'
  /** Kept, and reviewed by the main coder. */
  | 'reviewed'
  | 'unreviewed'
  /** Reviewed, and with codings. */
  | 'coded'
  /** Reviewed, without codings. */
  | 'uncoded'
  /** Not reviewed, but with codings. */
  | 'begun'
  | 'untouched';

/** The numbers of a flow, with the sources behind them. */
export interface Flow {
  readonly counts: Readonly<Record<FlowBox, number>>;
  /** Excluded sources by reason, the most frequent first; null, for no reason given, comes last. */
  readonly reasons: readonly { readonly reason: string | null; readonly count: number }[];
  readonly parts: readonly FlowPart[];
  readonly scope: {
    readonly kind: SourceKind | null;
    /** The names of the classes asked for, null for sources without one; null where no classes were asked for. */
    readonly classes: readonly (string | null)[] | null;
  };
  /** The name of the main coder, whose reviews and codings count; null in a project without one. */
  readonly coder: string | null;
}

/** The boxes in the order in which they are shown. */
export const flowBoxes: readonly FlowBox[] = [
  'found',
  'duplicates',
  'single',
  'excluded',
  'kept',
  'new',
  'second-look',
  'included',
  'reviewed',
  'unreviewed',
  'coded',
  'uncoded',
  'begun',
  'untouched',
];

type Belongs = (part: FlowPart) => boolean;

const isSingle: Belongs = (part) => !part.duplicate;
const isKept: Belongs = (part) => isSingle(part) && part.status !== 'excluded';

const belongs: Readonly<Record<FlowBox, Belongs>> = {
  found: () => true,
  duplicates: (part) => part.duplicate,
  single: isSingle,
  excluded: (part) => isSingle(part) && part.status === 'excluded',
  kept: isKept,
  new: (part) => isKept(part) && part.status === 'new',
  'second-look': (part) => isKept(part) && part.status === 'second-look',
  included: (part) => isKept(part) && part.status === 'included',
  reviewed: (part) => isKept(part) && part.reviewed,
  unreviewed: (part) => isKept(part) && !part.reviewed,
  coded: (part) => isKept(part) && part.reviewed && part.coded,
  uncoded: (part) => isKept(part) && part.reviewed && !part.coded,
  begun: (part) => isKept(part) && !part.reviewed && part.coded,
  untouched: (part) => isKept(part) && !part.reviewed && !part.coded,
};

/**
 * The ids of the sources in a box. For `excluded`, those with one reason when `reason` is given; null means
 * no reason.
 */
export function sourcesIn({ parts }: Pick<Flow, 'parts'>, box: FlowBox, reason?: string | null): string[] {
  return parts
    .filter((part) => belongs[box](part) && (reason === undefined || part.reason === reason))
    .flatMap(({ sourceIds }) => sourceIds);
}

/** Divides the sources into parts and counts them. */
export function flowOf(corpus: Corpus, codings: CodingTable, request: FlowRequest = {}): Flow {
  const classIds = request.classIds && new Set(request.classIds);
  const found = corpus.sourcesInOrder.filter(
    ({ kind, classId }) =>
      (request.kind === undefined || kind === request.kind) &&
      (classIds === undefined || classIds.has(classId)),
  );
  const parts = partsOf(corpus, codings, found);
  const count = (of: Belongs): number =>
    parts.filter(of).reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  return {
    counts: Object.fromEntries(flowBoxes.map((box) => [box, count(belongs[box])])) as Flow['counts'],
    reasons: reasonsOf(parts.filter(belongs.excluded)),
    parts,
    scope: {
      kind: request.kind ?? null,
      classes:
        request.classIds?.flatMap((id) =>
          id === null ? [null] : (corpus.tables.class.get(id)?.name ?? []),
        ) ?? null,
    },
    coder: corpus.tables.coder.get(corpus.mainCoderId ?? '')?.name ?? null,
  };
}

function partsOf(corpus: Corpus, codings: CodingTable, found: readonly SourceRecord[]): FlowPart[] {
  const layer = corpus.mainCoderId === null ? null : layerOf(corpus, 'main', found);
  const isCounted = layer && layerFilter(codings, layer, countedVoices, found);
  const parts = new Map<string, FlowPart & { sourceIds: string[] }>();
  for (const source of found) {
    const facts = {
      duplicate: source.duplicateOf !== null,
      status: source.status,
      reason: source.status === 'excluded' ? source.exclusionReason?.trim() || null : null,
      reviewed: layer !== null && isReviewedIn(layer, source.id),
      coded: isCounted !== null && codings.slotsOf(codings.sources.find(source.id)).some(isCounted),
    };
    const key = JSON.stringify(facts);
    const part = parts.get(key);
    if (part) part.sourceIds.push(source.id);
    else parts.set(key, { ...facts, sourceIds: [source.id] });
  }
  return [...parts.values()];
}

function reasonsOf(excluded: readonly FlowPart[]): Flow['reasons'] {
  const counts = new Map<string | null, number>();
  for (const { reason, sourceIds } of excluded)
    counts.set(reason, (counts.get(reason) ?? 0) + sourceIds.length);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => {
      if (a.reason === null || b.reason === null)
        return Number(a.reason === null) - Number(b.reason === null);
      return b.count - a.count || byName(a.reason, b.reason);
    });
}
