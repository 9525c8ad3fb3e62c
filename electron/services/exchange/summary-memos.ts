// Summaries of the summary grid as memos, which is what other programs can read of them. Concord's own data in the same
// file has the summaries themselves.
import type { MemoRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import { guidFrom } from '#formats/guid-from.ts';

/** The summaries as memos about their respondent or source, named after both it and the theme. */
export function summariesAsMemos(db: ReadDb): MemoRecord[] {
  const names = new Map([
    ...all(db, 'code').map(({ id, name }) => [id, name] as const),
    ...all(db, 'respondent').map(({ id, name }) => [id, name] as const),
    ...all(db, 'source').map(({ id, label, title }) => [id, label ?? title] as const),
  ]);
  return all(db, 'summary').map(({ id, themeId, respondentId, sourceId, coderId, body, ...times }) => ({
    ...initial.memo,
    id: idOfMemo(id),
    title: `${names.get(respondentId ?? sourceId ?? '') ?? ''} × ${names.get(themeId) ?? ''}`,
    body,
    about: respondentId === null ? 'source' : 'respondent',
    respondentId,
    sourceId,
    coderId,
    createdAt: times.createdAt,
    updatedAt: times.updatedAt,
  }));
}

/**
 * Whether a note of a file is a summary of this project, with the same words: it is here already. One whose words another
 * program has changed is not, and comes as a memo.
 */
export function summaryHere(db: ReadDb): (key: string, body: string) => boolean {
  const bodies = new Map(all(db, 'summary').map(({ id, body }) => [idOfMemo(id), body.trim()]));
  return (key, body) => bodies.get(key) === body.trim();
}

function idOfMemo(summaryId: string): string {
  return guidFrom(`memo of the summary ${summaryId}`);
}
