// Where coders differ, as places that can be talked about: codings that share characters are one place, however many units
// of the level differ in it.
import { countedCodes } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { groups as joinedSpans, overlaps, type Span } from '../span.ts';
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
  const countedBy = new Map<string, ReadonlySet<string>>();
  const decisionOn: DecisionOn = (sourceId, codeId, slots) => {
    if (!decisions.has(sourceId, codeId)) return null;
    const ids = slots.map((slot) => codings.idOf(slot));
    const counted = countedBy.get(codeId) ?? codesOfRow(corpus, codeId, request);
    countedBy.set(codeId, counted);
    return decisions.at(sourceId, codeId, ids, (id) => counted.has(id));
  };
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
      here.push(...placesWith(differences, groups, coded.coderIds, decisionOn));
      others.push(...apartIn(coded, { source, row }, groups, differences, decisionOn));
    }
    found.push(...here.sort(inText));
    extents.push(...others.sort(inText));
    yield { done: source + 1, total };
  }
  const { coderIds, codeIds, decided } = coded;
  return { places: found, extents, differences: count, coderIds, offered: codeIds.length, sources: decided };
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
  const slots = coded.coderIds.flatMap((_, coder) => coded.slotsOf(coder, row));
  const whole = slots.filter((slot) => start[slot]! < 0);
  const groups: { span: { start: number; end: number }; slots: number[] }[] = [];
  for (const slot of slots.filter((each) => start[each]! >= 0).sort((a, b) => start[a]! - start[b]!)) {
    const last = groups.at(-1);
    if (last && start[slot]! < last.span.end) {
      last.span.end = Math.max(last.span.end, end[slot]!);
      last.slots.push(slot);
    } else groups.push({ span: { start: start[slot]!, end: end[slot]! }, slots: [slot] });
  }
  return [...(whole.length > 0 ? [{ span: null, slots: whole }] : []), ...groups];
}

function inText(a: DifferingPlace, b: DifferingPlace): number {
  return (a.span?.start ?? -1) - (b.span?.start ?? -1);
}

/** Whether a difference lies in a place. A source that differs does so in all of its places. */
function isIn({ span: unit }: Disagreement, span: Span | null): boolean {
  return unit === null || (span !== null && overlaps(unit, span));
}

/** The places of a row in which nothing differs at the level, but of which not all who decided coded the same words. */
function apartIn(
  coded: CodedBy,
  { source, row }: { readonly source: number; readonly row: number },
  groups: readonly LinkedCodings[],
  differences: readonly Disagreement[],
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
    if (differences.some((each) => isIn(each, span))) return [];
    const extents = deciders.map(({ id, passages, whole }) => {
      // Passages that touch cover the same words as one over both.
      const own =
        span === null
          ? []
          : joinedSpans(
              passages.filter((each) => overlaps(each, span)),
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

function placesWith(
  differences: readonly Disagreement[],
  groups: readonly LinkedCodings[],
  coderIds: readonly string[],
  decisionOn: DecisionOn,
): DifferingPlace[] {
  const places: DifferingPlace[] = [];
  for (const { span, slots } of groups) {
    let [count, first, present]: [number, Disagreement | null, readonly string[]] = [0, null, []];
    for (const each of differences) {
      if (!isIn(each, span)) continue;
      count += 1;
      first ??= each;
      // Most places differ in one way.
      if (count === 1) ({ present } = each);
      else if (each.present.some((id) => !present.includes(id))) present = [...present, ...each.present];
    }
    if (first === null) continue;
    const { sourceId, codeId } = first;
    places.push({
      sourceId,
      codeId,
      span,
      differences: count,
      present: count === 1 ? present : coderIds.filter((id) => present.includes(id)),
      decision: decisionOn(sourceId, codeId, slots),
    });
  }
  return places;
}
