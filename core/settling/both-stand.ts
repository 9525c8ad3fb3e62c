// What both sides changed where both can stand: the lines of a list, the paragraphs of a memo, and in a memo beside it
// what a memo or a verdict said that gives way.
import type { MemoRecord, TableName } from '../records.ts';
import { joinedParagraphs } from './paragraphs.ts';
import type { NewId, Row } from './rows.ts';
import type { Sides } from './three-way.ts';
import { threeWay } from './three-way.ts';
import type { Unit } from './units.ts';

/** The row of theirs with what both sides say of this unit; null where only one of them can stand. */
export function withBoth(table: TableName, unit: Unit, sides: Required<Sides<Row>>): Row | null {
  const { ours, theirs, base } = sides;
  if (table === 'code' && unit.includes('aliases'))
    return { ...theirs, aliases: joinedLines(ours, theirs, base ?? theirs) };
  if (table !== 'memo' || !unit.includes('body') || !base) return null;
  const [here, there, was] = [ours, theirs, base].map(({ body }) => String(body ?? '')) as [
    string,
    string,
    string,
  ];
  const body = joinedParagraphs(here, there, was);
  const title = threeWay<Row[string]>(
    { ours: ours['title'] ?? '', theirs: theirs['title'] ?? '', base: base['title'] ?? '' },
    { isSame: (one, other) => one === other, isUnsaid: (said) => said === '' },
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

/** The aliases that both sides have: those that one of them has taken away are gone. */
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

/** A memo that keeps what a memo or a verdict said which gives way to another; null where it said nothing in words. */
export function memoOf(table: TableName, unit: Unit, gone: Row, newId: NewId): MemoRecord | null {
  const field = table === 'memo' ? 'body' : table === 'verdict' ? 'reasons' : null;
  const body = String((field !== null && unit.includes(field) && gone[field]) || '');
  if (body.trim() === '') return null;
  // A row of that table, with all its fields.
  if (table === 'memo') return { ...(gone as unknown as MemoRecord), id: newId() };
  const at = String(gone['at']);
  return {
    id: newId(),
    title: '',
    body,
    about: 'code',
    sourceId: null,
    codeId: String(gone['themeId']),
    codingId: null,
    respondentId: null,
    coderId: String(gone['coderId']),
    createdAt: at,
    updatedAt: at,
  };
}
