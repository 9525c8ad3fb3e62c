// Changes of both sides that can both stay: the lines of a list, and the paragraphs of a memo or a text.
// Where only one of two memos, verdicts or summaries can stay, the words of the other are kept in a memo beside it.
import type { MemoRecord, SummaryRecord, TableName } from '../records.ts';
import { initial } from '../tables/initial.ts';
import { joinedParagraphs } from './paragraphs.ts';
import type { NewId, Row } from './rows.ts';
import { type Sides, threeWay, type Unit, withFields } from './units.ts';

/** Their row, with what both sides say in this unit; null where only one of them can stay. */
export function withBoth(table: TableName, unit: Unit, sides: Required<Sides<Row>>): Row | null {
  const { ours, theirs, base } = sides;
  if (table === 'code' && unit.includes('aliases'))
    return { ...theirs, aliases: joinedLines(ours, theirs, base ?? theirs) };
  if (table === 'coding' && unit.includes('codeId') && base) return onePlaceOneCode(sides);
  if (table !== 'memo' || !unit.includes('body') || !base) return null;
  const [here, there, was] = [ours, theirs, base].map(({ body }) => String(body ?? '')) as [
    string,
    string,
    string,
  ];
  const body = joinedParagraphs(here, there, was);
  const title = threeWay<Row[string]>(
    { ours: ours['title'] ?? '', theirs: theirs['title'] ?? '', base: base['title'] ?? '' },
    { isSame: (one, other) => one === other, isUnsaid: (text) => text === '' },
  );
  if (body === null || title === 'conflict') return null;
  const newer = String(ours['updatedAt']) > String(theirs['updatedAt']) ? ours : theirs;
  return {
    ...theirs,
    body,
    title: (title === 'kept' ? ours : theirs)['title'] ?? '',
    updatedAt: newer['updatedAt'] ?? null,
  };
}

const placeFields = ['start', 'end', 'quoteDigest'];

/** A coding that one side only moved with its words, and to which the other only gave another code. */
function onePlaceOneCode({ ours, theirs, base }: Sides<Row>): Row | null {
  const isMoved = (row: Row): boolean => placeFields.some((field) => row[field] !== base?.[field]);
  const isRecoded = (row: Row): boolean => row['codeId'] !== base?.['codeId'];
  if (!isRecoded(theirs) && !isMoved(ours)) return withFields(theirs, ours, ['codeId']);
  return !isRecoded(ours) && !isMoved(theirs) ? withFields(theirs, ours, placeFields) : null;
}

/** The aliases of both sides, without those that either side removed. */
function joinedLines(ours: Row, theirs: Row, base: Row): string {
  const [here, there, before] = [ours, theirs, base].map(({ aliases }) =>
    String(aliases ?? '')
      .split('\n')
      .filter((line) => line !== ''),
  );
  const isKept = (line: string): boolean =>
    !before?.includes(line) || (here?.includes(line) === true && there?.includes(line) === true);
  return [...new Set([...(here ?? []), ...(there ?? [])])].filter(isKept).join('\n');
}

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
