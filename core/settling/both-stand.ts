// Changes of both sides that can both stay: the lines of a list, and the paragraphs of a memo or a text.
import type { TableName } from '../records.ts';
import { joinedParagraphs } from './paragraphs.ts';
import type { Row } from './rows.ts';
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
