// What coders decide about places where they differ, and what of it stands in the adjudicated layer.
import { agreedValue } from '#core/agreed-value.ts';
import { CodedBy } from '#core/agreement/coded-by.ts';
import type { DecidedCoding } from '#core/basis.ts';
import { codesOfRow, linkedIn } from '#core/agreement/places.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import { AppError } from '#core/errors.ts';
import type { AdjudicationRecord, CodingRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, insert, remove, update } from '#db/write.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { madeByPeople } from '../machine-layers.ts';
import { decisionsIn, layerFor, unwantedAt, writeAgreed, type NamedPlace } from './agreed-layer.ts';
import { madeByHand } from './made-by-hand.ts';

/** What is decided about one or several places. */
export interface Deciding extends Pick<AdjudicationRecord, 'outcome' | 'takenFrom' | 'reason'> {
  /** What the adjudicated layer is called if it does not exist yet. */
  readonly layerName: string;
  /** Whether agreed codings that somebody made or changed by hand may go where the decision leaves no place for them. */
  readonly overHand: boolean;
  /** The title of the memo about a place that is left to be discussed. */
  readonly memoTitle: string;
}

/**
 * Decides about places as they are: writes or removes codings of the adjudicated layer there, and keeps the decision with
 * what lay under it. Throws `conflict` where the codings of a place are not what the caller saw, and where agreed codings made
 * by hand would go unasked; `invalid` if it is not said whose codings are taken.
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
  const decisions = decisionsIn(db, new Set(places.map(({ sourceId }) => sourceId)));
  // A place that has fallen apart since it was decided about is several places: one of them takes over what was decided.
  const taken = new Set<string>();
  const earlierOn = (
    { sourceId, codeId }: NamedPlace,
    here: readonly CodingRecord[],
  ): AdjudicationRecord[] => {
    const ids = here.map(({ id }) => id);
    const earlier = decisions.recordsOf(sourceId, codeId, ids).filter(({ id }) => !taken.has(id));
    for (const { id } of earlier) taken.add(id);
    // With sub-codes, a place holds what was decided under other codes.
    const within = request.rollup === false ? [] : decisions.recordsWithin(sourceId, codeId, ids);
    for (const { id } of within.filter((each) => !taken.has(each.id))) {
      taken.add(id);
      remove(db, 'adjudication', id);
    }
    return earlier;
  };
  const isByPerson = madeByPeople(db);
  const wantedAt = found.map((here) => wantedOf(here, deciding, isByPerson));
  const counted = countedBy(context, request);
  if (!deciding.overHand) {
    const going = places.flatMap((place, at) =>
      unwantedAt(db, layerId, place, counted(place.codeId), wantedAt[at]!),
    );
    const byHand = madeByHandAmong(db, going);
    if (byHand) throw new AppError('conflict', 'errors:agreement_by_hand', { ...byHand });
  }
  return places.map((place, at) => {
    const here = found[at]!;
    writeAgreed(context, layerId, place, counted(place.codeId), wantedAt[at]!);
    if (deciding.outcome === 'discuss') leaveMemo(context, here[0]!, deciding);
    return keptDecision(context, earlierOn(place, here), place, here, deciding);
  });
}

/** Agreed codings that somebody made or changed by hand. */
export interface MadeByHand {
  readonly count: number;
  /** The title of the source of one of them. */
  readonly source: string;
}

function madeByHandAmong(db: ReadDb, codings: readonly CodingRecord[]): MadeByHand | null {
  const [first, ...others] = madeByHand(db, codings);
  return first ? { count: others.length + 1, source: find(db, 'source', first.sourceId)?.title ?? '' } : null;
}

/**
 * What would go that somebody made or changed by hand, if these places were decided so; null for nothing. Throws `conflict`
 * where the codings of a place are not what the caller saw.
 */
export function goingByHand(
  context: Pick<QueryContext, 'db' | 'counting'>,
  request: DisagreementsRequest,
  places: readonly NamedPlace[],
  deciding: Pick<Deciding, 'outcome' | 'takenFrom'>,
): MadeByHand | null {
  const { db } = context;
  const [layer] = all(db, 'coder', { kind: 'adjudication' });
  const found = codingsAt(context, request, places);
  if (!layer) return null;
  const isByPerson = madeByPeople(db);
  const counted = countedBy(context, request);
  const going = places.flatMap((place, at) =>
    unwantedAt(db, layer.id, place, counted(place.codeId), wantedOf(found[at]!, deciding, isByPerson)),
  );
  return madeByHandAmong(db, going);
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

/** The codings of each place by the compared coders. */
function codingsAt(
  { db, counting: { corpus, codings } }: Pick<QueryContext, 'db' | 'counting'>,
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
  isByPerson: (coding: CodingRecord) => boolean,
): CodingRecord[] {
  if (outcome === 'one') return here.filter(({ coderId }) => coderId === takenFrom);
  return outcome === 'both' ? united(here, isByPerson) : [];
}

/** The codings of all: those of one code that share characters are one over all their text. */
function united(
  here: readonly CodingRecord[],
  isByPerson: (coding: CodingRecord) => boolean,
): CodingRecord[] {
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
      // What a person and a program coded is the person's.
      ...(group.find(isByPerson) ?? group[0]!),
      start: group[0]!.start,
      end: group[0]!.start === null ? null : Math.max(...group.map((coding) => coding.end ?? 0)),
      weight: agreedValue(group, ({ weight }) => weight),
      stance: agreedValue(group, ({ stance }) => stance),
      voice: agreedValue(group, ({ voice }) => voice),
      respondentId: agreedValue(group, ({ respondentId }) => respondentId),
      suggestedBy: agreedValue(group, ({ suggestedBy }) => suggestedBy),
      // That of one coding would translate a part of the words alone.
      translation: group.length === 1 ? group[0]!.translation : null,
    }));
  });
}

/** The codes that a place of a code counts. */
function countedBy(
  { counting: { corpus } }: Pick<QueryContext, 'counting'>,
  request: DisagreementsRequest,
): (codeId: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>();
  return (codeId) => {
    const counted = known.get(codeId) ?? codesOfRow(corpus, codeId, request);
    known.set(codeId, counted);
    return counted;
  };
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
