// What persons had been shown of the codings of programs that they are compared with, and when.
import type { SeenOfPrograms } from '#core/agreement/coded-by.ts';
import { changeIn } from '#core/change.ts';
import { firstDisplayed, madeSinceDisplayed } from '#db/displayed.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';
import type { ReadingContext } from '../context.ts';

/** Acts that took reviews away. What an undo took away was marked by mistake. */
const TAKEN_AWAY = `SELECT at, body FROM change WHERE undoes IS NULL AND instr(body, '"review":{') > 0`;

/** What the persons among these coders, in a first pass or a second, had been shown of the programs among them. */
export function seenOfPrograms(
  { db, counting }: ReadingContext,
  coderIds: readonly string[],
): SeenOfPrograms {
  const { reviewsOf, tables } = counting.corpus;
  const isProgram = (id: string): boolean => tables.coder.get(id)?.kind === 'machine';
  const programs = coderIds.filter(isProgram);
  const persons = coderIds.filter((id) => !isProgram(id));
  if (programs.length === 0 || persons.length === 0) return { isBeforeReview: () => false, since: new Set() };
  const first = firstDisplayed(db, programs);
  const viewersOf = (coderId: string): string[] => [coderId, tables.coder.get(coderId)?.personId ?? coderId];
  const late = persons.flatMap((coderId) =>
    [...reviewsOf].flatMap(([sourceId, reviews]) => {
      const review = reviews.find((each) => each.coderId === coderId);
      const seenAt = viewersOf(coderId)
        .flatMap((viewer) => programs.flatMap((program) => first(viewer, program, sourceId) ?? []))
        .toSorted()[0];
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
    since: new Set(persons.flatMap((id) => madeSinceDisplayed(db, id, viewersOf(id), programs))),
  };
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
