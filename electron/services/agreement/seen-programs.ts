// What persons had been shown of the codings of programs that they are compared with, and when.
import type { SeenOfPrograms } from '#core/agreement/coded-by.ts';
import { changeIn } from '#core/change.ts';
import type { CodingRecord } from '#core/records.ts';
import { firstDisplayed, madeSinceDisplayed } from '#db/displayed.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';
import { find } from '#db/write.ts';
import type { ReadingContext } from '../context.ts';

/** Acts that took reviews away. What an undo took away was marked by mistake. */
const TAKEN_AWAY = `SELECT at, body FROM change WHERE undoes IS NULL AND instr(body, '"review":{') > 0`;

/** Acts that gave codings another code or other words; merging codes or rewriting a text does not tell what somebody thinks. */
const CHANGED = `SELECT at, body FROM change WHERE undoes IS NULL
  AND method IN ('codings.recode', 'codings.resize', 'codings.join') ORDER BY seq`;

/** Acts that removed codings one by one; with a code or a source it does not tell what somebody thinks. */
const REMOVED = `SELECT at, body FROM change WHERE undoes IS NULL AND method = 'codings.remove' ORDER BY seq`;

/** What the persons among these coders, in a first pass or a second, had been shown of the programs among them. */
export function seenOfPrograms(
  { db, counting }: ReadingContext,
  coderIds: readonly string[],
): SeenOfPrograms {
  const { reviewsOf, tables } = counting.corpus;
  const isProgram = (id: string): boolean => tables.coder.get(id)?.kind === 'machine';
  const programs = coderIds.filter(isProgram);
  const persons = coderIds.filter((id) => !isProgram(id));
  if (programs.length === 0 || persons.length === 0)
    return { isBeforeReview: () => false, since: new Set(), removed: [] };
  const first = firstDisplayed(db, programs);
  const viewersOf = (coderId: string): string[] => [coderId, tables.coder.get(coderId)?.personId ?? coderId];
  const firstTo = (coderId: string, sourceId: string): string | undefined =>
    viewersOf(coderId)
      .flatMap((viewer) => programs.flatMap((program) => first(viewer, program, sourceId) ?? []))
      .toSorted()[0];
  const late = persons.flatMap((coderId) =>
    [...reviewsOf].flatMap(([sourceId, reviews]) => {
      const review = reviews.find((each) => each.coderId === coderId);
      const seenAt = firstTo(coderId, sourceId);
      if (!review || seenAt === undefined || seenAt > review.at) return [];
      return { coderId, sourceId, seenAt };
    }),
  );
  const stoodAt = earlierReviews(
    db,
    late.map(({ sourceId }) => sourceId),
  );
  const isLate = new Set(late.flatMap((each) => (stoodAt(each) ? [] : keyOf(each.coderId, each.sourceId))));
  return {
    isBeforeReview: (coderId, sourceId) => isLate.has(keyOf(coderId, sourceId)),
    since: new Set(
      persons.flatMap((id) => [
        ...madeSinceDisplayed(db, id, viewersOf(id), programs),
        ...changedSince(db, id, (sourceId) => firstTo(id, sourceId)),
      ]),
    ),
    removed: removedSince(db, persons, firstTo),
  };
}

/**
 * The ids of the codings of a coder that somebody gave another code or other words after those of a program had been shown
 * there, and that are not as they were then; `seenAt` tells when.
 */
function changedSince(
  db: ReadDb,
  coderId: string,
  seenAt: (sourceId: string) => string | undefined,
): string[] {
  const changed = new Set<string>();
  const settled = new Set<string>();
  const acts = statement(db.sqlite, CHANGED).iterate() as Iterable<{
    readonly at: string;
    readonly body: string;
  }>;
  for (const { at, body } of acts)
    for (const [id, [from]] of Object.entries(changeIn(body).updated.coding ?? {})) {
      if (from.coderId !== coderId || settled.has(id)) continue;
      const shownAt = seenAt(from.sourceId);
      if (shownAt === undefined || at <= shownAt) continue;
      // The first change since tells how the coding was then.
      settled.add(id);
      const now = find(db, 'coding', id);
      if (now && (now.codeId !== from.codeId || now.start !== from.start || now.end !== from.end))
        changed.add(id);
    }
  return [...changed];
}

/** The codings of these coders that somebody removed after those of a program had been shown there, made before, and still gone. */
function removedSince(
  db: ReadDb,
  coderIds: readonly string[],
  seenAt: (coderId: string, sourceId: string) => string | undefined,
): SeenOfPrograms['removed'] {
  const removed = new Map<string, CodingRecord>();
  const acts = statement(db.sqlite, REMOVED).iterate() as Iterable<{
    readonly at: string;
    readonly body: string;
  }>;
  for (const { at, body } of acts)
    for (const coding of Object.values(changeIn(body).removed.coding ?? {})) {
      if (!coderIds.includes(coding.coderId)) continue;
      const shownAt = seenAt(coding.coderId, coding.sourceId);
      if (shownAt === undefined || at <= shownAt || coding.createdAt > shownAt) continue;
      if (!find(db, 'coding', coding.id)) removed.set(coding.id, coding);
    }
  return [...removed.values()];
}

/** Whether a review that was taken away later stood at a time. */
function earlierReviews(
  db: ReadDb,
  sourceIds: readonly string[],
): (asked: { readonly coderId: string; readonly sourceId: string; readonly seenAt: string }) => boolean {
  if (sourceIds.length === 0) return () => false;
  const { sql, values } = actsAbout(
    db,
    [...new Set(sourceIds)].map((id) => `source ${id}`),
  );
  const acts = statement(db.sqlite, `${TAKEN_AWAY} AND (${sql})`);
  const stood = new Map<string, { readonly from: string; readonly until: string }[]>();
  for (const { at, body } of acts.iterate(...values) as Iterable<{
    readonly at: string;
    readonly body: string;
  }>)
    for (const review of Object.values(changeIn(body).removed.review ?? {})) {
      const key = keyOf(review.coderId, review.sourceId);
      stood.set(key, [...(stood.get(key) ?? []), { from: review.at, until: at }]);
    }
  return ({ coderId, sourceId, seenAt }) =>
    stood.get(keyOf(coderId, sourceId))?.some(({ from, until }) => from < seenAt && seenAt <= until) === true;
}

function keyOf(coderId: string, sourceId: string): string {
  return `${coderId} ${sourceId}`;
}
