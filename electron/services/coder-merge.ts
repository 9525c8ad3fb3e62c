// Merges two rows of one coder: an import can add a person a second time, under the name that another program gave
// them.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { withPinsOf } from '#core/codes/own-pins.ts';
import { codingKey, saysOtherwise } from '#core/settling/twin-codings.ts';
import { moveSummaries, standInBases } from '#core/settling/merged-summaries.ts';
import { jsonWithIds } from '#core/json-with-ids.ts';
import type { CodingRecord } from '#core/records.ts';
import { passOnDisplayed } from '#db/displayed.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, remove, rowsOf, update } from '#db/write.ts';
import { sourcesOfBoth } from './coder-work.ts';
import { command, job, type CommandContext } from './context.ts';
import { previewedAct, type CountEffects } from './count-effects.ts';
import { branchesWithSeveralCodes } from './exchange/consequences.ts';
import { projectRow } from './project.ts';
import { absorbCoding } from './removal.ts';
import { passOnInSettings } from './settings-of-merged.ts';
import { refuseMember } from './team-members.ts';

const mergeInput = z.strictObject({
  /** The coder who stays, with the present name. */
  keepId: z.string(),
  /** The same person's other row, which is removed. */
  goneId: z.string(),
});

/** What a merge of two coders would do. */
export interface CoderMergeEffects {
  /** How many codings pass to the coder who stays. */
  readonly codings: number;
  /** How many codings of both coders are on the same place with the same code, and become one. */
  readonly joined: number;
  /** How many of these differ in other fields: what the coder who stays said is kept. */
  readonly differing: number;
  readonly reviews: number;
  readonly memos: number;
  readonly verdicts: number;
  /** Summaries of both in one cell of a grid become one, with both texts. */
  readonly summaries: number;
  /** How many second passes become those of the coder who stays. */
  readonly secondPasses: number;
  /** On how many sources both have worked: their codings there can no longer be compared. */
  readonly together: number;
  /** Branches and sources, in words, where the coder who stays would have several codes of a branch that allows one. */
  readonly several: readonly string[];
  /** Whether the coder who stays becomes the main coder. */
  readonly becomesMain: boolean;
  readonly counts: CountEffects;
}

/**
 * Merges two coders: the coder who stays becomes the owner of all the other's work. Throws `invalid` for merging a
 * coder with itself, or two kinds of coders.
 */
export const merge = command(mergeInput, mergeCoders);

/** Previews `merge`. */
export const mergePreview = job(mergeInput, async (context, input): Promise<CoderMergeEffects> => {
  const { db } = context;
  const { keepId, goneId } = input;
  const severalBefore = new Set(branchesWithSeveralCodes(db));
  return {
    together: sourcesOfBoth(db, keepId, goneId),
    differing: doublesOf(db, keepId, goneId).filter(({ gone, kept }) => saysOtherwise(gone, kept)).length,
    ...previewedAct(
      context,
      (acting) => mergeCoders(acting, input),
      ({ removed, updated }, after) => ({
        codings: countHandedOver(updated.coding),
        joined: Object.keys(removed.coding ?? {}).length,
        reviews: Object.keys(removed.review ?? {}).length + countHandedOver(updated.review),
        memos: countHandedOver(updated.memo),
        verdicts: countHandedOver(updated.verdict),
        summaries: countHandedOver(updated.summary) + Object.keys(removed.summary ?? {}).length,
        secondPasses: Object.keys(updated.coder ?? {}).length,
        becomesMain: updated.project !== undefined,
        several: branchesWithSeveralCodes(after).filter((each) => !severalBefore.has(each)),
      }),
    ),
  };
});

/** How many rows would change their coder. */
function countHandedOver(
  rows: Readonly<Record<string, readonly [from: Owned, to: Owned]>> | undefined,
): number {
  return Object.values(rows ?? {}).filter(([from, to]) => from.coderId !== to.coderId).length;
}

interface Owned {
  readonly coderId: string;
}

interface Double {
  readonly gone: CodingRecord;
  readonly kept: CodingRecord;
}

/** Pairs of codings by the two coders on one place with one code. */
function doublesOf(db: ReadDb, keepId: string, goneId: string): Double[] {
  const own = new Map(all(db, 'coding', { coderId: keepId }).map((coding) => [codingKey(coding), coding]));
  return all(db, 'coding', { coderId: goneId }).flatMap((gone) => {
    const kept = own.get(codingKey({ ...gone, coderId: keepId }));
    return kept ? [{ gone, kept }] : [];
  });
}

function refuseUnlike(db: ReadDb, keepId: string, goneId: string): void {
  if (keepId === goneId) throw new AppError('invalid', 'errors:coder_merge_with_itself');
  const [kept, gone] = [get(db, 'coder', keepId), get(db, 'coder', goneId)];
  refuseMember(db, gone);
  // What made the codings of one program would be said of those of the other.
  if (kept.kind === 'machine' || gone.kind === 'machine')
    throw new AppError('invalid', 'errors:machine_stays_apart', {
      name: kept.kind === 'machine' ? kept.name : gone.name,
    });
  if (kept.kind !== gone.kind)
    throw new AppError('invalid', 'errors:coders_unlike', { kept: kept.name, gone: gone.name });
  // Another person's second pass is other work, even if both have one name.
  if (kept.personId !== gone.personId)
    throw new AppError('invalid', 'errors:passes_of_two', { kept: kept.name, gone: gone.name });
}

function mergeCoders({ db, newId }: CommandContext, { keepId, goneId }: z.output<typeof mergeInput>): void {
  refuseUnlike(db, keepId, goneId);
  const doubles = doublesOf(db, keepId, goneId);
  for (const { gone, kept } of doubles) absorbCoding(db, newId, gone.id, kept.id);
  standInBases(rowsOf(db), {
    codings: new Map(doubles.map(({ gone, kept }) => [gone.id, kept.id])),
    codes: new Map(),
  });
  joinReviews(db, keepId, goneId);
  joinPins(db, keepId, goneId);
  joinRefusals(db, keepId, goneId);
  joinRereadings(db, keepId, goneId);
  for (const table of handedOn)
    for (const { id } of all(db, table, { coderId: goneId })) update(db, table, id, { coderId: keepId });
  for (const { id } of all(db, 'adjudication', { takenFrom: goneId }))
    update(db, 'adjudication', id, { takenFrom: keepId });
  joinRounds(db, keepId, goneId);
  passOnDisplayed(db, keepId, goneId);
  for (const { id } of all(db, 'recoding', { passId: goneId }))
    update(db, 'recoding', id, { passId: keepId });
  moveSummaries(rowsOf(db), { coderId: goneId }, { coderId: keepId });
  for (const { id, basis, confirmedBy } of all(db, 'summary')) {
    if (confirmedBy === goneId) update(db, 'summary', id, { confirmedBy: keepId });
    if (basis.includes(goneId))
      update(db, 'summary', id, { basis: jsonWithIds(basis, new Map([[goneId, keepId]])) });
  }
  for (const { id } of all(db, 'coder', { personId: goneId })) update(db, 'coder', id, { personId: keepId });
  passOnInSettings(db, goneId, keepId);
  const { id: projectId, mainCoderId } = projectRow(db);
  if (mainCoderId === goneId) update(db, 'project', projectId, { mainCoderId: keepId });
  db.recorder.tell({
    mergedCoder: {
      goneId,
      gone: get(db, 'coder', goneId).name,
      keptId: keepId,
      kept: get(db, 'coder', keepId).name,
    },
  });
  remove(db, 'coder', goneId);
}

/** The tables whose rows need nothing but a new coder id. */
const handedOn = [
  'coding',
  'review',
  'memo',
  'verdict',
  'adjudication',
  'codebookVersion',
  'versionCodings',
  'reportParagraph',
  'reportNumber',
  'importRun',
  'exchange',
] as const;

/**
 * Passes on the keys of the removed coder that the coder who stays has not given to other codes; for a code that both
 * have, keeps the entry of the one who stays.
 */
function joinPins(db: WriteDb, keepId: string, goneId: string): void {
  for (const { id, codeId, pin } of all(db, 'ownPin', { personId: goneId })) {
    const pinned = withPinsOf(all(db, 'code'), all(db, 'ownPin', { personId: keepId }), keepId);
    const isSaid = all(db, 'ownPin', { personId: keepId, codeId }).length > 0;
    if (pin === null || isSaid || pinned.some((code) => code.pin === pin)) remove(db, 'ownPin', id);
    else update(db, 'ownPin', id, { personId: keepId });
  }
}

/** Passages that both have refused stay refused once. */
function joinRefusals(db: WriteDb, keepId: string, goneId: string): void {
  for (const { id, codeId, sourceId, wording } of all(db, 'refusedPassage', { coderId: goneId }))
    if (all(db, 'refusedPassage', { codeId, sourceId, wording, coderId: keepId }).length > 0)
      remove(db, 'refusedPassage', id);
    else update(db, 'refusedPassage', id, { coderId: keepId });
}

/** A coding that both have read again was read again at the later of the two times. */
function joinRereadings(db: WriteDb, keepId: string, goneId: string): void {
  for (const { id, basis, at } of all(db, 'rereading', { coderId: goneId })) {
    const [own] = all(db, 'rereading', { coderId: keepId, basis });
    if (!own) update(db, 'rereading', id, { coderId: keepId });
    else {
      remove(db, 'rereading', id);
      if (at > own.at) update(db, 'rereading', own.id, { at });
    }
  }
}

/** Rounds in which both code have one coder less. */
function joinRounds(db: WriteDb, keepId: string, goneId: string): void {
  for (const { id, roundId } of all(db, 'blindRoundCoder', { coderId: goneId }))
    if (all(db, 'blindRoundCoder', { roundId, coderId: keepId }).length > 0)
      remove(db, 'blindRoundCoder', id);
    else update(db, 'blindRoundCoder', id, { coderId: keepId });
  for (const { id, coderId, leftId } of all(db, 'blindRoundEvent')) {
    if (coderId === goneId) update(db, 'blindRoundEvent', id, { coderId: keepId });
    if (leftId === goneId) update(db, 'blindRoundEvent', id, { leftId: keepId });
  }
  for (const { id, openedBy, unlockedBy, atUnlock } of all(db, 'blindRound')) {
    if (openedBy === goneId) update(db, 'blindRound', id, { openedBy: keepId });
    if (unlockedBy === goneId) update(db, 'blindRound', id, { unlockedBy: keepId });
    if (atUnlock?.includes(goneId))
      update(db, 'blindRound', id, { atUnlock: jsonWithIds(atUnlock, new Map([[goneId, keepId]])) });
  }
}

/** A source that both have reviewed counts as finished at the later of the two times. */
function joinReviews(db: WriteDb, keepId: string, goneId: string): void {
  const kept = new Map(all(db, 'review', { coderId: keepId }).map((review) => [review.sourceId, review]));
  for (const review of all(db, 'review', { coderId: goneId })) {
    const own = kept.get(review.sourceId);
    if (!own) continue;
    remove(db, 'review', review.id);
    if (review.at > own.at) update(db, 'review', own.id, { at: review.at });
  }
}
