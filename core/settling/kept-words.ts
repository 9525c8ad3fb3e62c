// Where only one of two memos, verdicts or summaries can stay, the words of the other are kept in a memo beside it.
import type { MemoRecord, SummaryRecord, TableName } from '../records.ts';
import { initial } from '../tables/all.ts';
import type { NewId, Row, RowStore } from './rows.ts';
import type { Unit } from './units.ts';

/** A memo that keeps the words of a memo, verdict or summary that gives way; null where it had none of its own. */
export function memoOf(
  table: TableName,
  unit: Unit,
  { gone, stays }: { readonly gone: Row; readonly stays: Row },
  newId: NewId,
): MemoRecord | null {
  const field = table === 'verdict' ? 'reasons' : table === 'memo' || table === 'summary' ? 'body' : null;
  const body = String((field !== null && unit.includes(field) && gone[field]) || '');
  if (field === null || body.trim() === '' || body === stays[field]) return null;
  // A row of that table with all its fields.
  if (table === 'memo') return { ...(gone as unknown as MemoRecord), id: newId() };
  if (table === 'summary') return memoOfSummary(gone as unknown as SummaryRecord, newId);
  const at = String(gone['at']);
  return {
    ...initial.memo,
    id: newId(),
    title: '',
    body,
    about: 'code',
    codeId: String(gone['themeId']),
    coderId: String(gone['coderId']),
    createdAt: at,
    updatedAt: at,
  };
}

/** A memo about the respondent or the source that the summary was about. */
function memoOfSummary(
  { respondentId, sourceId, coderId, body, createdAt, updatedAt }: SummaryRecord,
  newId: NewId,
): MemoRecord {
  const about = respondentId === null ? 'source' : 'respondent';
  return {
    ...initial.memo,
    id: newId(),
    title: '',
    body,
    about,
    respondentId,
    sourceId,
    coderId,
    createdAt,
    updatedAt,
  };
}

/**
 * Moves the verdicts of a theme, with their evidence, to the theme that it was merged into: they would stay out of sight on a
 * code that is in no tree. In one comparison a theme has one verdict, so that of the remaining theme stays, and the reasons
 * of the other become a memo about it.
 */
export function passVerdicts(store: RowStore, newId: NewId, fromId: string, intoId: string): void {
  for (const verdict of store.all('verdict', { themeId: fromId })) {
    const [stays] = store.all('verdict', { comparisonId: verdict.comparisonId, themeId: intoId });
    if (!stays) {
      store.update('verdict', verdict.id, { themeId: intoId });
      continue;
    }
    const memo = memoOf('verdict', ['reasons'], { gone: { ...verdict, themeId: intoId }, stays }, newId);
    if (memo) store.insert('memo', memo);
    for (const evidence of store.all('verdictEvidence', { verdictId: verdict.id })) {
      const isThere =
        store.all('verdictEvidence', { verdictId: stays.id, codingId: evidence.codingId }).length > 0;
      if (isThere) store.remove('verdictEvidence', evidence.id);
      else store.update('verdictEvidence', evidence.id, { verdictId: stays.id });
    }
    store.remove('verdict', verdict.id);
  }
}
