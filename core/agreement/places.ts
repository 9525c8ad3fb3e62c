// Where coders differ, as places that can be talked about: codings that share characters are one place, however many units
// of the level differ in it.
import { countedCodes } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { firstEndingAfter, firstStartingAt, groups as joinedSpans, overlaps, type Span } from '../span.ts';
import { CodedBy, type DecidedSources } from './coded-by.ts';
import type { Decisions, PlaceDecision } from './decisions.ts';
import { differencesIn, type Disagreement } from './disagreements.ts';
import type { AgreementProgress, DisagreementsRequest } from './request.ts';
import type { UnitsOf } from './units.ts';

/** Codings of one row in one source, by any of the coders, linked by shared characters; or all those of the whole source. */
export interface DifferingPlace {
  readonly sourceId: string;
  readonly codeId: string;
  /** From the first coded character to the last, in UTF-16 positions; null for codings of the whole source. */
  readonly span: Span | null;
  /** How many units of the level differ here. */
  readonly differences: number;
  /** The coders who coded any of these units, in the order asked for. */
  readonly present: readonly string[];
  /** What was decided about it; null if nothing was. */
  readonly decision: PlaceDecision | null;
}

/** The places where coders differ. */
export interface DifferingPlaces {
  /** In the order of the corpus and, in a source, of the text. */
  readonly places: readonly DifferingPlace[];
  /** Places that agree at the level, but of which somebody coded more or other words; in the same order. */
  readonly extents: readonly DifferingPlace[];
  /** How many units differ; one that two places touch counts once. */
  readonly differences: number;
  readonly coderIds: readonly string[];
  /** How many codes were compared. */
  readonly offered: number;
  readonly sources: DecidedSources;
}

type DecisionOn = (sourceId: string, codeId: string, slots: readonly number[]) => PlaceDecision | null;

/** Codings linked by shared characters, or those of the whole source. */
export interface LinkedCodings {
  readonly span: Span | null;
  /** In the table of codings. */
  readonly slots: readonly number[];
}

/**
 * Finds the places with what `decisions` says of each, and yields after each source how many are done. `unitsOf` and what is thrown: as for
 * `disagreementsOf`.
 */
export function* differingPlaces(
  corpus: Corpus,
  codings: CodingTable,
  request: DisagreementsRequest,
  unitsOf: UnitsOf,
  decisions: Decisions,
): Generator<AgreementProgress, DifferingPlaces> {
  const coded = new CodedBy(corpus, codings, request);
  const decisionOn = decisionsOn(corpus, codings, request, decisions);
  const total = coded.sources.length;
  const found: DifferingPlace[] = [];
  const extents: DifferingPlace[] = [];
  let count = 0;
  for (let source = 0; source < total; source += 1) {
    const here: DifferingPlace[] = [];
    const others: DifferingPlace[] = [];
    for (const { row, differences } of differencesIn(coded, source, request, unitsOf)) {
      count += differences.length;
      const linked = linkedIn(coded, codings, row);
      // No level of the text compares codings of the whole source.
      const groups = request.level === 'source' ? linked : linked.filter(({ span }) => span !== null);
      const inEach = differencesOfEach(groups, differences);
      placesWith(here, { groups, inEach, coderIds: coded.coderIds, decisionOn });
      const alike = groups.filter((_, at) => inEach[at]!.length === 0);
      if (alike.length > 0) others.push(...apartIn(coded, { source, row }, alike, decisionOn));
    }
    found.push(...here.sort(inText));
    extents.push(...others.sort(inText));
    yield { done: source + 1, total };
  }
  const { coderIds, codeIds, decided } = coded;
  return { places: found, extents, differences: count, coderIds, offered: codeIds.length, sources: decided };
}

/** Looks up what was decided about places. */
function decisionsOn(
  corpus: Corpus,
  codings: CodingTable,
  request: DisagreementsRequest,
  decisions: Decisions,
): DecisionOn {
  const known = new Map<string, ReadonlySet<string>>();
  const countedBy = (codeId: string): ReadonlySet<string> => {
    const counted = known.get(codeId) ?? codesOfRow(corpus, codeId, request);
    known.set(codeId, counted);
    return counted;
  };
  const isCounted = (placeCodeId: string, codeId: string): boolean => countedBy(placeCodeId).has(codeId);
  /** By code, those whose places count it. */
  let counting: Map<string, string[]> | null = null;
  const countingIn = (): ReadonlyMap<string, readonly string[]> => {
    if (counting) return counting;
    counting = new Map();
    for (const { id } of corpus.codebook.inOrder)
      for (const each of countedBy(id)) {
        const by = counting.get(each);
        if (by) by.push(id);
        else counting.set(each, [id]);
      }
    return counting;
  };
  // The codes whose places may hold the same codings.
  const relatedTo = new Map<string, ReadonlySet<string>>();
  const related = (codeId: string): ReadonlySet<string> => {
    let found = relatedTo.get(codeId);
    if (!found) {
      const by = countingIn();
      found = new Set([codeId, ...[...countedBy(codeId)].flatMap((each) => by.get(each) ?? [])]);
      relatedTo.set(codeId, found);
    }
    return found;
  };
  return (sourceId, codeId, slots) => {
    if (decisions.isEmpty || !decisions.has(sourceId, related(codeId))) return null;
    const ids = slots.map((slot) => codings.idOf(slot));
    return decisions.at({ sourceId, codeId, ids }, isCounted, related(codeId));
  };
}

/** The codes that a row counts: its own and, with roll-up, those below it and those added to a theme. */
export function codesOfRow(
  { codebook }: Pick<Corpus, 'codebook'>,
  codeId: string,
  { rollup = true }: Pick<DisagreementsRequest, 'rollup'>,
): ReadonlySet<string> {
  return rollup ? countedCodes(codebook, codeId) : new Set([codeId]);
}

/** The groups of codings of a row in the source taken last: that of the whole source first, then by place. */
export function linkedIn(coded: CodedBy, { columns }: CodingTable, row: number): LinkedCodings[] {
  const { start, end } = columns;
  const whole: number[] = [];
  const slots: number[] = [];
  let isInOrder = true;
  for (let coder = 0; coder < coded.coderIds.length; coder += 1)
    for (const slot of coded.slotsOf(coder, row)) {
      if (start[slot]! < 0) whole.push(slot);
      else {
        isInOrder &&= slots.length === 0 || start[slots.at(-1)!]! <= start[slot]!;
        slots.push(slot);
      }
    }
  if (!isInOrder) slots.sort((a, b) => start[a]! - start[b]!);
  const linked: LinkedCodings[] = whole.length > 0 ? [{ span: null, slots: whole }] : [];
  let last: { readonly span: { start: number; end: number }; readonly slots: number[] } | null = null;
  for (const slot of slots)
    if (last && start[slot]! < last.span.end) {
      last.span.end = Math.max(last.span.end, end[slot]!);
      last.slots.push(slot);
    } else linked.push((last = { span: { start: start[slot]!, end: end[slot]! }, slots: [slot] }));
  return linked;
}

function inText(a: DifferingPlace, b: DifferingPlace): number {
  return (a.span?.start ?? -1) - (b.span?.start ?? -1);
}

const noDifferences: readonly Disagreement[] = [];

/**
 * The differences of a row that lie in each of its places, which are in text order. A source that differs does so in all of
 * its places.
 */
function differencesOfEach(
  groups: readonly LinkedCodings[],
  differences: readonly Disagreement[],
): readonly (readonly Disagreement[])[] {
  if (differences.length === 0 || differences[0]!.span === null) return groups.map(() => differences);
  const inOrder = differences.toSorted((a, b) => a.span!.start - b.span!.start);
  // No difference that ends before a place lies in a later one.
  let from = 0;
  return groups.map(({ span }) => {
    if (span === null) return noDifferences;
    while (from < inOrder.length && inOrder[from]!.span!.end <= span.start) from += 1;
    const here: Disagreement[] = [];
    for (let at = from; at < inOrder.length && inOrder[at]!.span!.start < span.end; at += 1)
      if (overlaps(inOrder[at]!.span!, span)) here.push(inOrder[at]!);
    return here;
  });
}

/** Those places of a row in which nothing differs at the level of which not all who decided coded the same words. */
function apartIn(
  coded: CodedBy,
  { source, row }: { readonly source: number; readonly row: number },
  groups: readonly LinkedCodings[],
  decisionOn: DecisionOn,
): DifferingPlace[] {
  const { isDecided, record } = coded.sources[source]!;
  const codeId = coded.codeIds[row]!;
  const deciders = coded.coderIds.flatMap((id, coder) =>
    isDecided[coder] === true
      ? { id, passages: coded.passagesOf(coder, row), whole: coded.hasWhole(coder, row) }
      : [],
  );
  return groups.flatMap(({ span, slots }) => {
    const extents = deciders.map(({ id, passages, whole }) => {
      // Passages that touch cover the same words as one over both.
      const own =
        span === null
          ? []
          : joinedSpans(
              passages.slice(firstEndingAfter(passages, span.start), firstStartingAt(passages, span.end)),
              true,
            );
      return { id, whole, own, isThere: span === null ? whole : own.length > 0 };
    });
    const [first] = extents;
    const areAlike = extents.every(
      (each) => isSame(each.own, first?.own ?? []) && each.isThere === first?.isThere,
    );
    if (areAlike) return [];
    const present = extents.flatMap(({ id, isThere }) => (isThere ? id : []));
    const decision = decisionOn(record.id, codeId, slots);
    return { sourceId: record.id, codeId, span, differences: 0, present, decision };
  });
}

function isSame(some: readonly Span[], others: readonly Span[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ start, end }, at) => start === others[at]!.start && end === others[at]!.end)
  );
}

/** Adds the places of a row in which something differs; `inEach` has the differences of each group. */
function placesWith(
  places: DifferingPlace[],
  {
    groups,
    inEach,
    coderIds,
    decisionOn,
  }: {
    readonly groups: readonly LinkedCodings[];
    readonly inEach: readonly (readonly Disagreement[])[];
    readonly coderIds: readonly string[];
    readonly decisionOn: DecisionOn;
  },
): void {
  for (let group = 0; group < groups.length; group += 1) {
    const { span, slots } = groups[group]!;
    const differences = inEach[group]!;
    const [first] = differences;
    if (first === undefined) continue;
    const { sourceId, codeId } = first;
    // Most places differ in one way.
    const present =
      differences.length === 1
        ? first.present
        : coderIds.filter((id) => differences.some((each) => each.present.includes(id)));
    const decision = decisionOn(sourceId, codeId, slots);
    places.push({ sourceId, codeId, span, differences: differences.length, present, decision });
  }
}
