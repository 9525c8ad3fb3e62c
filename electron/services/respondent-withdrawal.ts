// Takes respondents who have withdrawn out of the study, with their interviews and what anybody coded on them. It waits for
// no round of blind work: whoever codes blind may do it, and learns nothing of what others have coded there.
import * as z from 'zod';
import type { Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, remove as removeRow, removeWhere } from '#db/write.ts';
import { command, job, type CommandContext } from './context.ts';
import { countEffects, type CountEffects } from './count-effects.ts';
import { removeCoding, removeSource } from './removal.ts';
import { takeOutPrintedWords } from './submissions/printed-words.ts';
import { noteInRound } from './rounds/round-events.ts';
import { standingRounds } from './rounds/round-rows.ts';

const withdrawalInput = z.strictObject({ ids: z.array(z.string()).min(1) });

/** What a withdrawal deletes, as far as the one who asks may see it. */
export interface WithdrawalEffects {
  /** Interviews that are deleted, with copies of them. */
  readonly deleted: number;
  /** Interviews that stay because others took part: what these respondents said stands in their texts. */
  readonly left: number;
  readonly codings: number;
  readonly memos: number;
  readonly summaries: number;
  readonly values: number;
  /** Whether a round hides what others have coded there, whether they have or not: it is deleted, too. */
  readonly isPartHidden: boolean;
  readonly counts: CountEffects;
}

/**
 * Deletes respondents with the interviews in which nobody else took part, and all work on these; of interviews with others,
 * the codings of what these respondents said. What was printed about them, with exports and submissions, loses its words and
 * keeps its numbers. Every round that lasts keeps that it happened.
 */
export const withdraw = command(withdrawalInput, withdrawRespondents);

/** Previews `withdraw`. */
export const withdrawPreview = job(withdrawalInput, async (context, input): Promise<WithdrawalEffects> => {
  const { db, counting, rehearse } = context;
  const change = rehearse((acting) => {
    withdrawRespondents(acting, input);
    return acting.db.recorder.take();
  });
  const seen = seenPart(db, change);
  const countOf = (table: TableName): number => Object.keys(seen.removed[table] ?? {}).length;
  const left = Object.values(seen.removed.sourceRespondent ?? {}).filter(
    ({ sourceId }) => seen.removed.source?.[sourceId] === undefined,
  );
  return {
    deleted: countOf('source'),
    left: new Set(left.map(({ sourceId }) => sourceId)).size,
    codings: countOf('coding'),
    memos: countOf('memo'),
    summaries: countOf('summary'),
    values: countOf('attributeValue'),
    isPartHidden: counting.corpus.sight !== null,
    counts: countEffects(db, counting, seen),
  };
});

function withdrawRespondents(context: CommandContext, { ids }: z.output<typeof withdrawalInput>): void {
  const { db } = context;
  const goneIds = new Set(ids);
  const theirs = new Set<string>();
  for (const respondentId of goneIds) {
    get(db, 'respondent', respondentId);
    for (const { sourceId } of all(db, 'sourceRespondent', { respondentId })) theirs.add(sourceId);
  }
  const deleted = new Set<string>();
  for (const sourceId of theirs) {
    const isShared = all(db, 'sourceRespondent', { sourceId }).some(
      ({ respondentId }) => !goneIds.has(respondentId),
    );
    // A copy holds the same words.
    if (!isShared)
      for (const { id } of [...all(db, 'source', { duplicateOf: sourceId }), { id: sourceId }]) {
        removeSource(db, id);
        deleted.add(id);
      }
  }
  takeOutPrintedWords(db, new Set([...goneIds, ...deleted]));
  for (const respondentId of goneIds) {
    for (const { id } of all(db, 'coding', { respondentId })) removeCoding(db, id);
    removeWhere(db, 'sourceRespondent', { respondentId });
    removeWhere(db, 'attributeValue', { respondentId });
    removeWhere(db, 'memo', { respondentId });
    removeWhere(db, 'summary', { respondentId });
    removeWhere(db, 'summaryQuote', { respondentId });
    removeRow(db, 'respondent', respondentId);
    for (const { id } of standingRounds(db)) noteInRound(context, id, { kind: 'withdrawal' });
  }
}

/** The rows of a change that stand in the study as one who asks sees it. */
function seenPart(db: ReadDb, { removed, updated }: Change): Change {
  const only = (part: Change['removed'] | Change['updated']): object =>
    Object.fromEntries(
      Object.entries(part).map(([table, rows]) => [
        table,
        Object.fromEntries(
          Object.entries(rows as Record<string, unknown>).filter(
            ([id]) => find(db, table as TableName, id) !== undefined,
          ),
        ),
      ]),
    );
  return { added: {}, removed: only(removed), updated: only(updated) };
}
