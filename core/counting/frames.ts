// The strata of an estimate: for each class or draw its frame, what was read of it, and what became of the
// rest. Estimates use only members of a draw, and only in the order of the draw.
import type { SourceRecord } from '../records.ts';
import { coveredGroups, groupKey, type CoveredGroup } from './coverage.ts';
import type { Draw } from './draws.ts';
import { isReviewedIn } from './layer.ts';
import { reason, type Reason } from './reasons.ts';
import { isQueried, sourcesInScope, withoutQuery } from './scope.ts';
import type { Selection } from './selection.ts';

/** The present state of a stratum. */
export interface FrameStratum {
  /** The classes that it covers. */
  readonly groups: readonly CoveredGroup[];
  /** Its name within the draw: a year, a class; null where the draw has one stratum, or there is no draw. */
  readonly key: string | null;
  readonly N: number;
  /** Members of the draw read so far, whether or not they belong to the domain. */
  readonly n: number;
  /** Those of them that are in scope: what is counted. */
  readonly eligible: ReadonlySet<string>;
  /** The sources in scope that belong to the stratum's frame, drawn or not. */
  readonly inFrame: ReadonlySet<string>;
  /** Members of the draw. */
  readonly drawn: number;
  /** Members that do not belong to the frame, with the reasons given. */
  readonly ineligible: { readonly count: number; readonly why: readonly string[] };
  /** Members that could not be obtained or read, with the reasons given. */
  readonly unreadable: { readonly count: number; readonly why: readonly string[] };
  /** Members that are not reviewed yet, in scope or where a query of the scope may find something one day. */
  readonly waiting: number;
  /** Why nothing can be estimated from it; null where it can be. */
  readonly problem: Reason | null;
}

/** What estimates of a selection are made from. */
export interface Frames {
  readonly groups: readonly CoveredGroup[];
  /** Strata of documents; interviews represent only the people interviewed. */
  readonly strata: readonly FrameStratum[];
}

/** The groups in scope and the strata of their documents. `named` are the ids of samples to prefer. */
export function framesOf(selection: Selection, named: readonly string[]): Frames {
  const { corpus, layer, scoped, settings } = selection;
  // A scope that is the members of one sample means that draw.
  const { sampleId } = settings.scope;
  const sampleIds = sampleId === undefined ? named : [sampleId, ...named];
  const groups = coveredGroups(corpus, layer, scoped.inScope, sampleIds);
  const beside = besideQuery(selection);
  const strata: FrameStratum[] = [];
  const seen = new Set<Draw>();
  for (const group of groups) {
    if (group.kind === 'interview') continue;
    if (group.form !== 'drawn') strata.push(undrawn(selection, group, beside));
    else if (group.draw === null) strata.push(ofUnlistedFrame(selection, group, beside));
    else if (!seen.has(group.draw)) {
      const { draw } = group;
      seen.add(draw);
      const sharing = groups.filter((other) => other.draw === draw);
      for (const stratum of draw.strata)
        strata.push(ofDraw(selection, stratum, draw.strata.length > 1, { groups: sharing, beside }));
    }
  }
  return { groups, strata };
}

/** The sources that are out of scope only because the query of the scope finds nothing in them. */
function besideQuery({ corpus, scoped, settings: { scope } }: Selection): readonly SourceRecord[] {
  if (!isQueried(scope)) return [];
  const found = new Set(scoped.inScope.map(({ id }) => id));
  return sourcesInScope(corpus, withoutQuery(scope)).inScope.filter(({ id }) => !found.has(id));
}

const nothing = { count: 0, why: [] };

/** A class that was read completely, or that no draw covers. */
function undrawn(
  { corpus, layer }: Selection,
  group: CoveredGroup,
  beside: readonly SourceRecord[],
): FrameStratum {
  const { sources, reviewed, form, name } = group;
  const ids = new Set(sources.map(({ id }) => id));
  // What a query would find in a source that nobody has reviewed is not known.
  const unknown = beside.filter(
    (source) => groupKey(corpus, source) === groupKey(corpus, sources[0]) && !isReviewedIn(layer, source.id),
  ).length;
  const missing = sources.length - reviewed + unknown;
  const incomplete = reason('incomplete_class', { m: missing, N: sources.length + unknown, class: name });
  const problem = {
    complete: unknown > 0 ? incomplete : null,
    incomplete,
    'frame-unknown': reason('frame_unknown', { class: name }),
    purposive: reason('purposive'),
    drawn: null,
  }[form];
  return {
    groups: [group],
    key: null,
    N: sources.length,
    n: sources.length,
    eligible: ids,
    inFrame: ids,
    drawn: sources.length,
    ineligible: nothing,
    unreadable: nothing,
    waiting: missing,
    problem,
  };
}

/** A class drawn from a frame whose other sources were never imported: all sources of the class are the draw. */
function ofUnlistedFrame(
  selection: Selection,
  group: CoveredGroup,
  beside: readonly SourceRecord[],
): FrameStratum {
  const { corpus } = selection;
  const members = corpus.sourcesInOrder
    .filter(({ kind, classId }) => kind === 'document' && classId === group.classId)
    .map(({ id }) => id);
  const N = Math.max(group.frame ?? 0, members.length);
  // The order of the draw is not known, so nothing can be said before all of it is read.
  return stratumOf(
    selection,
    { groups: [group], beside },
    {
      N,
      key: null,
      drawn: members,
      frame: new Set(members),
      isInOrder: false,
    },
  );
}

function ofDraw(
  selection: Selection,
  { key, frame, members }: Draw['strata'][number],
  isOneOfSeveral: boolean,
  found: FoundGroups,
): FrameStratum {
  return stratumOf(selection, found, {
    N: frame.size,
    key: isOneOfSeveral ? key : null,
    drawn: members,
    frame,
    isInOrder: true,
  });
}

/** The groups in scope of a stratum, and what a query left out. */
interface FoundGroups {
  readonly groups: readonly CoveredGroup[];
  readonly beside: readonly SourceRecord[];
}

interface DrawnPart {
  readonly N: number;
  readonly key: string | null;
  readonly drawn: readonly string[];
  readonly frame: ReadonlySet<string>;
  /** Whether `drawn` is in the order of the draw. */
  readonly isInOrder: boolean;
}

function stratumOf(
  { corpus, layer }: Selection,
  { groups, beside }: FoundGroups,
  { N, key, drawn, frame, isInOrder }: DrawnPart,
): FrameStratum {
  const inScope = new Set(groups.flatMap(({ sources }) => sources.map(({ id }) => id)));
  const fateOfId = (id: string): MemberFate =>
    inScope.has(id) ? 'belongs' : fateOf(corpus.tables.source.get(id), corpus.unreadable);
  const unreadable = drawn.filter((id) => fateOfId(id) === 'unreadable');
  const readable = drawn.filter((id) => fateOfId(id) !== 'unreadable');
  const reasonsOf = (ids: readonly string[]): FrameStratum['ineligible'] => {
    const why = ids.flatMap((id) => corpus.tables.source.get(id)?.exclusionReason?.trim() || []);
    return { count: ids.length, why: [...new Set(why)] };
  };
  // A query of codings finds nothing where nobody has looked: whether such a source belongs is as unknown.
  const asked = new Set([...inScope, ...beside.map(({ id }) => id)]);
  const isOpen = (id: string): boolean => asked.has(id) && !isReviewedIn(layer, id);
  const firstOpen = readable.findIndex(isOpen);
  const read = firstOpen < 0 ? readable : readable.slice(0, firstOpen);
  const beyond = firstOpen < 0 ? [] : readable.slice(firstOpen);
  const waiting = readable.filter(isOpen).length;
  const isOutOfOrder =
    waiting > 0 && (!isInOrder || read.length === 0 || beyond.some((id) => asked.has(id) && !isOpen(id)));
  const reviewed = readable.filter((id) => asked.has(id) && !isOpen(id)).length;
  const stratum = key ?? groups.flatMap(({ name }) => name ?? []).join(', ');
  return {
    groups,
    key,
    N,
    n: read.length,
    eligible: new Set(read.filter((id) => inScope.has(id))),
    inFrame: new Set([...frame].filter((id) => inScope.has(id))),
    drawn: drawn.length,
    // Whether members that are not read yet belong is unknown.
    ineligible: reasonsOf(read.filter((id) => fateOfId(id) === 'ineligible')),
    unreadable: reasonsOf(unreadable),
    waiting,
    problem: isOutOfOrder
      ? reason('out_of_draw_order', { r: reviewed, n: readable.length })
      : read.length === 0 && N > 0
        ? reason('stratum_not_drawn', { stratum, N })
        : null,
  };
}

type MemberFate = 'belongs' | 'unreadable' | 'ineligible' | 'elsewhere';

/**
 * What became of a drawn source that is not in scope. A source that was deleted from the project cannot be
 * obtained.
 */
function fateOf(source: SourceRecord | undefined, unreadable: ReadonlySet<string>): MemberFate {
  if (!source) return 'unreadable';
  if (source.status === 'excluded')
    return unreadable.has(source.exclusionReason?.trim() ?? '') ? 'unreadable' : 'ineligible';
  return source.duplicateOf === null ? 'elsewhere' : 'ineligible';
}
