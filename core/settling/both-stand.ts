// Changes of both sides that can both stay: the lines of a list, and the paragraphs of a memo or a text.
// Where only one of two memos, verdicts or summaries can stay, the words of the other are kept in a memo beside it.
import type { MemoRecord, SummaryRecord, TableName } from '../records.ts';
import { initial } from '../tables/initial.ts';
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

/**
 * The text with the changes of both sides; what both inserted at one place is all kept. Null where both
 * changed the same paragraph differently.
 */
export function joinedParagraphs(ours: string, theirs: string, base: string): string | null {
  const [here, there, was] = [ours, theirs, base].map((text) => text.split('\n')) as [
    string[],
    string[],
    string[],
  ];
  const [inOurs, inTheirs] = [placesIn(here, was), placesIn(there, was)];
  const joined: string[] = [];
  let [from, left, right] = [0, 0, 0];
  for (const [at, paragraph] of [...was, null].entries()) {
    const [one, other] = [inOurs.get(at), inTheirs.get(at)];
    // A part that one side changed or removed is settled together with what comes before the next paragraph
    // that both still have.
    if (one === undefined || other === undefined) continue;
    const stretch = joinedStretch(here.slice(left, one), there.slice(right, other), was.slice(from, at));
    if (!stretch) return null;
    joined.push(...stretch, ...(paragraph === null ? [] : [paragraph]));
    [from, left, right] = [at + 1, one + 1, other + 1];
  }
  return joined.join('\n');
}

function joinedStretch(ours: string[], theirs: string[], base: string[]): string[] | null {
  const verdict = threeWay(
    { ours, theirs, base },
    {
      isSame: (one, other) => one.length === other.length && one.every((each, at) => each === other[at]),
      isUnsaid: () => false,
    },
  );
  if (verdict !== 'conflict') return verdict === 'taken' ? theirs : ours;
  return base.length > 0 ? null : [...ours, ...theirs.filter((each) => !ours.includes(each))];
}

/** The most pairs of paragraphs that are compared: 16 MB, and some hundredths of a second. */
const MAX_COMPARED = 4_000_000;

/**
 * Where each paragraph of the earlier version is in this one, as many as are in the same order. Includes both
 * ends.
 */
function placesIn(now: readonly string[], was: readonly string[]): Map<number, number> {
  const places = new Map([[was.length, now.length]]);
  let head = 0;
  while (head < Math.min(was.length, now.length) && was[head] === now[head]) {
    places.set(head, head);
    head += 1;
  }
  let [end, endNow] = [was.length, now.length];
  while (end > head && endNow > head && was[end - 1] === now[endNow - 1]) {
    end -= 1;
    endNow -= 1;
    places.set(end, endNow);
  }
  // Where more was changed than can be compared, everything in between counts as one change.
  if ((end - head) * (endNow - head) > MAX_COMPARED) return places;
  // The longest common subsequence of what lies in between; `longest` counts from each place to the end.
  const width = endNow - head + 1;
  const longest = new Uint32Array((end - head + 1) * width);
  const lengthAt = (at: number, place: number): number => longest[(at - head) * width + place - head] ?? 0;
  for (let at = end - 1; at >= head; at -= 1)
    for (let place = endNow - 1; place >= head; place -= 1)
      longest[(at - head) * width + place - head] =
        was[at] === now[place]
          ? lengthAt(at + 1, place + 1) + 1
          : Math.max(lengthAt(at + 1, place), lengthAt(at, place + 1));
  for (let [at, place] = [head, head]; at < end && place < endNow;) {
    if (was[at] === now[place]) {
      places.set(at, place);
      at += 1;
      place += 1;
    } else if (lengthAt(at + 1, place) >= lengthAt(at, place + 1)) at += 1;
    else place += 1;
  }
  return places;
}
