// What coders decide about places where they differ, and what of it stands in the adjudicated layer.
import { agreedValue } from '#core/agreed-value.ts';
import { CodedBy } from '#core/agreement/coded-by.ts';
import { Decisions, isOpen, type DecidedCoding } from '#core/agreement/decisions.ts';
import { codesOfRow, differingPlaces, linkedIn } from '#core/agreement/places.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import type { UnitsOf } from '#core/agreement/units.ts';
import { countedVoices } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import { freeName } from '#core/free-name.ts';
import type { AdjudicationRecord, CodingRecord } from '#core/records.ts';
import { overlaps, type Span } from '#core/span.ts';
import type { ReadDb } from '#db/handles.ts';
import { textAtHand } from '#db/text-at-hand.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import { applyCode } from '../codings.ts';
import type { CommandContext } from '../context.ts';
import { readCodebook } from '../read-codebook.ts';
import { removeCoding } from '../removal.ts';

/** A place as a screen names it. */
interface NamedPlace {
  readonly sourceId: string;
  readonly codeId: string;
  readonly span: Span | null;
}

/** What is decided about one or several places. */
export interface Deciding extends Pick<AdjudicationRecord, 'outcome' | 'takenFrom' | 'reason'> {
  /** What the adjudicated layer is called if it does not exist yet. */
  readonly layerName: string;
  /** The title of the memo about a place that is left to be discussed. */
  readonly memoTitle: string;
}

/** The decisions of the study, read anew. */
export function decisionsIn(db: ReadDb): Decisions {
  return new Decisions(all(db, 'adjudication'), (id) => find(db, 'coding', id) ?? null);
}

/**
 * Decides about places as they are: writes or removes codings of the adjudicated layer there, and keeps the decision with
 * what lay under it. Throws `conflict` where the codings of a place are not what the caller saw, and `invalid` if it is
 * not said whose codings are taken.
 */
export function decidePlaces(
  context: CommandContext,
  request: DisagreementsRequest,
  places: readonly NamedPlace[],
  deciding: Deciding,
): AdjudicationRecord[] {
  if (deciding.outcome === 'one' && !request.coderIds.includes(deciding.takenFrom ?? ''))
    throw new AppError('invalid', 'errors:agreement_one_needs_coder');
  const { db } = context;
  const layerId = layerFor(context, deciding.layerName);
  const found = codingsAt(context, request, places);
  const decisions = decisionsIn(db);
  // A place that has fallen apart since it was decided about is several places: one of them takes over what was decided.
  const taken = new Set<string>();
  const earlierOn = (
    { sourceId, codeId }: NamedPlace,
    here: readonly CodingRecord[],
  ): AdjudicationRecord[] => {
    const ids = here.map(({ id }) => id);
    const earlier = decisions.recordsOf(sourceId, codeId, ids).filter(({ id }) => !taken.has(id));
    for (const { id } of earlier) taken.add(id);
    return earlier;
  };
  return places.map((place, at) => {
    const here = found[at]!;
    writeAgreed(context, layerId, place, counted(context, request, place), wantedOf(here, deciding));
    if (deciding.outcome === 'discuss') leaveMemo(context, here[0]!, deciding);
    return keptDecision(context, earlierOn(place, here), place, here, deciding);
  });
}

/** A memo on a coding of the place, which every coder finds; none without words, and not the same one twice. */
function leaveMemo(
  { db, coderId, newId, now }: CommandContext,
  { id: codingId }: CodingRecord,
  { memoTitle: title, reason: body }: Deciding,
): void {
  if (title === '' && body === '') return;
  if (all(db, 'memo', { codingId }).some((memo) => memo.title === title && memo.body === body)) return;
  const at = now();
  insert(db, 'memo', {
    id: newId(),
    title,
    body,
    about: 'coding',
    sourceId: null,
    codeId: null,
    codingId,
    respondentId: null,
    coderId,
    createdAt: at,
    updatedAt: at,
  });
}

/**
 * Finishes sources in which nothing is open: where the coders agree, or differ in extent alone, the codings of the first
 * of them that are not decided otherwise are taken over, and the source is reviewed in the adjudicated layer; of a source
 * that was finished before, those made since. Returns the ids of these sources. Throws `conflict` unless all codings with all codes are compared.
 */
export function finishSources(
  context: CommandContext,
  request: DisagreementsRequest,
  layerName: string,
  unitsOf: UnitsOf,
): string[] {
  refusePartly(request);
  const { db, newId, now, counting } = context;
  const { corpus, codings } = counting;
  const decisions = decisionsIn(db);
  const open = new Set(
    finished(differingPlaces(corpus, codings, request, unitsOf, decisions)).places.flatMap(
      ({ decision, sourceId }) => (isOpen(decision) ? [sourceId] : []),
    ),
  );
  const isCounted = (placeCodeId: string, codeId: string): boolean =>
    codesOfRow(corpus, placeCodeId, request).has(codeId);
  // Each code by itself: a code that counts others would bring back what was decided about these.
  const coded = new CodedBy(corpus, codings, { ...request, rollup: false });
  const layers = new Set(all(db, 'coder', { kind: 'adjudication' }).map(({ id }) => id));
  const [first = ''] = request.coderIds;
  const done: string[] = [];
  coded.sources.forEach(({ record, deciders }, source) => {
    const earlier = all(db, 'review', { sourceId: record.id }).find((review) => layers.has(review.coderId));
    if (deciders < request.coderIds.length || open.has(record.id)) return;
    const standing = decisions.standingIn(record.id, isCounted);
    if (standing.some(({ outcome }) => outcome === 'discuss')) return;
    const agreed = coded.take(source).flatMap((row) =>
      linkedIn(coded, codings, row).flatMap(({ slots, span }) => {
        const ids = slots.map((slot) => codings.idOf(slot));
        if (standing.some(({ codingIds }) => ids.every((id) => codingIds.has(id)))) return [];
        return { codeId: coded.codeIds[row]!, span, here: ids.flatMap((id) => find(db, 'coding', id) ?? []) };
      }),
    );
    // No level of the text compares codings of the whole source.
    const isByAll = (here: readonly CodingRecord[]): boolean =>
      new Set(here.map(({ coderId }) => coderId)).size === request.coderIds.length;
    if (request.level !== 'source' && agreed.some(({ span, here }) => span === null && !isByAll(here)))
      return;
    // Of a source that was finished before only what is new since: the rest may have been taken back by hand.
    const fresh =
      earlier === undefined
        ? agreed
        : agreed.filter(({ here }) => here.some(({ createdAt }) => createdAt > earlier.at));
    if (earlier !== undefined && fresh.length === 0) return;
    // Made for the first source that is finished, not before.
    const layerId = layerFor(context, layerName);
    const there = all(db, 'coding', { sourceId: record.id, coderId: layerId });
    for (const { codeId, span, here } of fresh) {
      if (there.some((coding) => coding.codeId === codeId && isAt(coding, span))) continue;
      const own = here.filter(({ coderId }) => coderId === first);
      writeAgreed(context, layerId, { sourceId: record.id, codeId, span }, new Set([codeId]), own);
    }
    if (earlier) update(db, 'review', earlier.id, { at: now() });
    else insert(db, 'review', { id: newId(), sourceId: record.id, coderId: layerId, at: now() });
    done.push(record.id);
  });
  return done;
}

/** Throws `conflict` for a request that leaves something out, of which a finished source would say that nobody coded it. */
function refusePartly(request: DisagreementsRequest): void {
  const { of, level, coderIds, stances, minimumWeight, withoutSuggested = false, voices } = request;
  if (of !== 'codes') throw new AppError('conflict', 'errors:agreement_finish_needs_codes');
  if (level === 'segments' && coderIds.length !== 2)
    throw new AppError('conflict', 'agreement_screen:empty.segments');
  const isPart =
    stances !== undefined ||
    minimumWeight !== undefined ||
    withoutSuggested ||
    countedVoices.some((voice) => voices?.includes(voice) === false);
  if (isPart) throw new AppError('conflict', 'errors:agreement_finish_needs_codings');
}

/** The codings of each place by the compared coders. */
function codingsAt(
  { db, counting: { corpus, codings } }: CommandContext,
  request: DisagreementsRequest,
  places: readonly NamedPlace[],
): CodingRecord[][] {
  const { queryId: _, ...scope } = request.scope ?? {};
  const sourceIds = [...new Set(places.map(({ sourceId }) => sourceId))];
  const of = [...new Set(places.map(({ codeId }) => codeId))];
  const coded = new CodedBy(corpus, codings, { ...request, of, scope: { ...scope, sourceIds } });
  const found = new Map<NamedPlace, CodingRecord[]>();
  const bySource = Map.groupBy(places, ({ sourceId }) => sourceId);
  coded.sources.forEach(({ record }, source) => {
    coded.take(source);
    for (const place of bySource.get(record.id) ?? []) {
      const groups = linkedIn(coded, codings, coded.codeIds.indexOf(place.codeId));
      const same = groups.find(
        ({ span }) => span?.start === place.span?.start && span?.end === place.span?.end,
      );
      if (!same) continue;
      found.set(
        place,
        same.slots.flatMap((slot) => find(db, 'coding', codings.idOf(slot)) ?? []),
      );
    }
  });
  return places.map((place) => {
    const here = found.get(place);
    if (here && here.length > 0) return here;
    const source = find(db, 'source', place.sourceId);
    throw new AppError('conflict', 'errors:agreement_place_changed', { source: source?.title ?? '' });
  });
}

/** What the adjudicated layer is to have at a place, taken from the codings of the coders. */
function wantedOf(
  here: readonly CodingRecord[],
  { outcome, takenFrom }: Pick<Deciding, 'outcome' | 'takenFrom'>,
): CodingRecord[] {
  if (outcome === 'one') return here.filter(({ coderId }) => coderId === takenFrom);
  return outcome === 'both' ? united(here) : [];
}

/** The codings of all: those of one code that share characters are one over all their text. */
function united(here: readonly CodingRecord[]): CodingRecord[] {
  return [...Map.groupBy(here, ({ codeId }) => codeId).values()].flatMap((own) => {
    const groups: CodingRecord[][] = [];
    let reached = 0;
    for (const coding of own.toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1))) {
      const last = groups.at(-1);
      // Codings of the whole source are all one.
      if (last && (coding.start === null || coding.start < reached)) last.push(coding);
      else groups.push([coding]);
      reached = Math.max(reached, coding.end ?? 0);
    }
    return groups.map((group): CodingRecord => ({
      ...group[0]!,
      end: group[0]!.start === null ? null : Math.max(...group.map((coding) => coding.end ?? 0)),
      weight: agreedValue(group, ({ weight }) => weight),
      stance: agreedValue(group, ({ stance }) => stance),
      voice: agreedValue(group, ({ voice }) => voice),
      respondentId: agreedValue(group, ({ respondentId }) => respondentId),
    }));
  });
}

/** Makes the adjudicated layer have exactly these codings of these codes at the place. */
function writeAgreed(
  context: CommandContext,
  layerId: string,
  { sourceId, span }: NamedPlace,
  codeIds: ReadonlySet<string>,
  wanted: readonly CodingRecord[],
): void {
  const { db } = context;
  const source = get(db, 'source', sourceId);
  const isWanted = (coding: CodingRecord): boolean =>
    wanted.some(
      ({ codeId, start, end }) => codeId === coding.codeId && start === coding.start && end === coding.end,
    );
  for (const coding of all(db, 'coding', { sourceId, coderId: layerId }))
    if (codeIds.has(coding.codeId) && isAt(coding, span) && !isWanted(coding)) removeCoding(db, coding.id);
  const text = textAtHand(db, source.textHash);
  for (const { codeId, start, end, ...details } of wanted) {
    const { weight, stance, voice, respondentId } = details;
    const at = start === null || end === null ? null : { start, end };
    applyCode({ ...context, coderId: layerId }, source, text, get(db, 'code', codeId), at, {
      weight,
      stance,
      voice,
      respondentId,
    });
  }
}

function isAt({ start, end }: CodingRecord, span: Span | null): boolean {
  if (span === null || start === null || end === null) return span === null && start === null;
  return overlaps(span, { start, end });
}

function counted(
  { db }: CommandContext,
  request: DisagreementsRequest,
  { codeId }: NamedPlace,
): ReadonlySet<string> {
  return codesOfRow({ codebook: readCodebook(db) }, codeId, request);
}

/** Writes the decision, in place of those that the place had. */
function keptDecision(
  { db, coderId, newId, now }: CommandContext,
  [earlier, ...others]: readonly AdjudicationRecord[],
  { sourceId, codeId }: NamedPlace,
  here: readonly CodingRecord[],
  { outcome, takenFrom, reason }: Deciding,
): AdjudicationRecord {
  const basis = here
    .map(({ id, quoteDigest }): DecidedCoding => [id, quoteDigest])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const written = {
    outcome,
    takenFrom: outcome === 'one' ? takenFrom : null,
    reason,
    basis: JSON.stringify(basis),
    coderId,
    at: now(),
  };
  for (const { id } of others) remove(db, 'adjudication', id);
  return earlier
    ? update(db, 'adjudication', earlier.id, written)
    : insert(db, 'adjudication', { id: newId(), sourceId, codeId, ...written });
}

/** The adjudicated layer; it is made if the study has none yet. */
function layerFor({ db, newId, now }: CommandContext, name: string): string {
  const coders = all(db, 'coder');
  const layer = coders.find(({ kind }) => kind === 'adjudication');
  if (layer) return layer.id;
  const taken = new Set(coders.map((each) => each.name));
  const free = freeName(name, taken);
  return insert(db, 'coder', {
    id: newId(),
    name: free,
    kind: 'adjudication',
    personId: null,
    program: null,
    createdAt: now(),
  }).id;
}

function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
