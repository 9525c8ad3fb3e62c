// Finishing sources: what coders agree on goes into the adjudicated layer, where the source is then reviewed.
import { CodedBy } from '#core/agreement/coded-by.ts';
import { isOpen } from '#core/agreement/decisions.ts';
import { codesOfRow, differingPlaces, linkedIn } from '#core/agreement/places.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import type { UnitsOf } from '#core/agreement/units.ts';
import { countedVoices } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import type { CodingRecord } from '#core/records.ts';
import { all, find, insert, update } from '#db/write.ts';
import type { CommandContext } from '../context.ts';
import { decisionsIn, isAt, layerFor, writeAgreed } from './agreed-layer.ts';

/**
 * Finishes sources in which nothing is open: where the coders agree, or differ in extent alone, the codings of the first
 * of them that are not decided otherwise are taken over, and the source is reviewed in the adjudicated layer; of a source
 * that was finished before, those made since. Sources of a
 * kind that is closed now stay as they are. Returns the ids of these sources. Throws `conflict` unless all codings with all codes are compared.
 */
export function finishSources(
  context: CommandContext,
  request: DisagreementsRequest,
  layerName: string,
  unitsOf: UnitsOf,
): string[] {
  refusePartly(request);
  const { db, seen, newId, now, counting } = context;
  const { corpus, codings } = counting;
  const { openKind = null } = corpus.sight ?? {};
  const decisions = decisionsIn(seen);
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
  // What a person and a program agree on is the person's.
  const first = request.coderIds.find((id) => !coded.programIds.has(id)) ?? request.coderIds[0];
  const done: string[] = [];
  coded.sources.forEach(({ record, deciders }, source) => {
    const earlier = all(db, 'review', { sourceId: record.id }).find((review) => layers.has(review.coderId));
    if (openKind !== null && record.kind !== openKind) return;
    if (deciders < request.coderIds.length || open.has(record.id)) return;
    const standing = decisions.standingIn(record.id, isCounted);
    if (standing.some(({ outcome }) => outcome === 'discuss')) return;
    const decided = new Set(standing.flatMap(({ codingIds }) => codingIds));
    const agreed = coded.take(source).flatMap((row) =>
      linkedIn(coded, codings, row).flatMap(({ slots, span }) => {
        const ids = slots.map((slot) => codings.idOf(slot));
        if (ids.every((id) => decided.has(id))) return [];
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
    throw new AppError('conflict', 'errors:agreement_segments');
  const isPart =
    stances !== undefined ||
    minimumWeight !== undefined ||
    withoutSuggested ||
    countedVoices.some((voice) => voices?.includes(voice) === false);
  if (isPart) throw new AppError('conflict', 'errors:agreement_finish_needs_codings');
}

function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
