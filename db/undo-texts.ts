// What is taken back or repeated, brought onto the texts as they are now: a span is on one version of a text, and others may have
// written on it since. Words are followed; where they are gone, what stood on them is left as it is.
import type { Change } from '#core/change.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Row } from '#core/settling/rows.ts';
import type { Span } from '#core/span.ts';
import { textChange, wholeAfter, type TextChange } from '#core/text-change.ts';
import type { TextsMeant } from './act-texts.ts';
import type { ReadDb } from './handles.ts';
import { quoteDigest } from './quote-digest.ts';
import { statement } from './statements.ts';
import { all, find, getText } from './write.ts';

/** A change that can be settled, and the keys `table id` of what of it cannot be done on the texts of now. */
export interface FittedChange {
  readonly change: Change;
  readonly left: readonly string[];
}

type Rows<T> = Record<string, T>;
type Pair<T> = readonly [from: T, to: T];

/** The parts of a change that lie on texts, to be written to. */
interface OnTexts {
  /** The change as it was meant. */
  readonly meant: Change;
  readonly added: Rows<CodingRecord>;
  readonly updated: Rows<Pair<CodingRecord>>;
  readonly removed: Rows<CodingRecord>;
  readonly sources: Rows<Pair<SourceRecord>>;
  /** Sources whose text stays, and with it where their pages are. */
  readonly textStays: Set<string>;
  readonly left: string[];
}

/** Brings what is meant onto the texts of now. `texts` are those that the spans of the act mean, as far as that is known. */
export function fitToTexts(db: ReadDb, meant: Change, texts: TextsMeant): FittedChange {
  const on: OnTexts = {
    meant,
    added: { ...meant.added.coding },
    updated: { ...meant.updated.coding },
    removed: { ...meant.removed.coding },
    sources: { ...meant.updated.source },
    textStays: new Set(),
    left: [],
  };
  const codings = [
    ...Object.values(on.added),
    ...Object.values(on.removed),
    ...Object.values(on.updated).map(([, to]) => to),
  ];
  for (const id of new Set([...Object.keys(on.sources), ...codings.map(({ sourceId }) => sourceId)])) {
    const now = find(db, 'source', id);
    if (now) fitSource(db, now, on, texts[id]);
  }
  const pages = Object.entries(meant.updated.sourcePages ?? {}).filter(
    ([, [, { sourceId }]]) => !on.textStays.has(sourceId),
  );
  const added = { ...meant.added, coding: on.added };
  const updated = {
    ...meant.updated,
    coding: on.updated,
    source: on.sources,
    sourcePages: Object.fromEntries(pages),
  };
  return { change: { added, updated, removed: { ...meant.removed, coding: on.removed } }, left: on.left };
}

function fitSource(db: ReadDb, now: SourceRecord, on: OnTexts, meantHash: string | undefined): void {
  const pair = on.sources[now.id];
  const isText = pair !== undefined && pair[0].textHash !== pair[1].textHash;
  if (isText && pair[0].textHash === now.textHash && movesAll(db, now, pair[1], on)) return;
  if (isText) {
    const { textHash, docHash, length, codePoints, astral } = pair[0];
    on.sources[now.id] = [pair[0], { ...pair[1], textHash, docHash, length, codePoints, astral }];
    on.textStays.add(now.id);
    on.left.push(`source ${now.id}`);
  }
  const [from, to] = isText ? [pair[0].textHash, pair[1].textHash] : [meantHash, meantHash];
  follow(db, now, on, { from: changeTo(db, now, from), to: changeTo(db, now, to) });
}

/** What became of a text until now; null where it is the text of now, or is not there any more to be compared. */
function changeTo(db: ReadDb, now: SourceRecord, was: string | undefined): TextChange | null {
  if (was === undefined || was === now.textHash || !isKept(db, was, now.textHash)) return null;
  return textChange(getText(db, was), getText(db, now.textHash));
}

/** Whether the texts are there to be compared: a study that was salvaged may lack even that of now. */
function isKept({ sqlite }: ReadDb, ...textHashes: readonly string[]): boolean {
  const kept = statement(sqlite, 'SELECT 1 FROM blob WHERE hash = ?');
  return textHashes.every((each) => kept.get(each) !== undefined);
}

/** Has everything that stands on the text of now follow onto the text that comes back; false where that is not possible. */
function movesAll(db: ReadDb, now: SourceRecord, back: SourceRecord, on: OnTexts): boolean {
  if (!isKept(db, now.textHash, back.textHash)) return false;
  const change = textChange(getText(db, now.textHash), getText(db, back.textHash));
  const moved: Rows<Pair<CodingRecord>> = {};
  for (const row of all(db, 'coding', { sourceId: now.id })) {
    const span = spanOf(row);
    if (span === null || (on.removed[row.id] && !mayStay(db, row, on))) continue;
    const pair = on.updated[row.id];
    if (pair && isSame(spanOf(pair[0]), span)) continue;
    const after = wholeAfter(change, span);
    if (after === null || (on.removed[row.id] && !isSame(after, span))) return false;
    if (pair || !isSame(after, span)) {
      const [from, to] = pair ?? [row, row];
      moved[row.id] = [onSpan(from, row, span), onSpan(to, row, after)];
    }
  }
  Object.assign(on.updated, moved);
  return true;
}

/** Tables of which a row stands on a coding. */
const onCodings = ['memo', 'codeExample', 'verdictEvidence'] as const;

/** Whether a coding that is to go may stay, since somebody has changed it or has put on it what does not go with it. */
function mayStay(db: ReadDb, row: CodingRecord, { meant }: OnTexts): boolean {
  if (isOther(row, meant.removed.coding?.[row.id])) return true;
  return onCodings.some((table) =>
    all(db, table, { codingId: row.id }).some((each) => isOther(each, meant.removed[table]?.[each.id])),
  );
}

/** Whether a row is not as the change knew it when it was to go. */
function isOther(row: object, known: object | undefined): boolean {
  // Rows of one table, looked at field by field.
  const [now, was] = [row, known] as unknown as readonly [Row, Row | undefined];
  return !was || Object.keys(was).some((field) => now[field] !== was[field]);
}

/** Has the spans of the change follow the words onto the text of now. */
function follow(
  db: ReadDb,
  now: SourceRecord,
  on: OnTexts,
  since: { readonly from: TextChange | null; readonly to: TextChange | null },
): void {
  if (!isKept(db, now.textHash)) return;
  const text = getText(db, now.textHash);
  const isOn = (row: CodingRecord): boolean => row.sourceId === now.id;
  const placed = (change: TextChange | null, row: CodingRecord): CodingRecord | null => {
    const span = spanOf(row);
    if (span === null) return row;
    const after = change ? wholeAfter(change, span) : span;
    const stands = after !== null && quoteDigest(text.slice(after.start, after.end)) === row.quoteDigest;
    return stands ? onSpan(row, row, after) : null;
  };
  for (const [id, row] of Object.entries(on.added).filter(([, each]) => isOn(each))) {
    const there = placed(since.to, row);
    if (there) on.added[id] = there;
    else {
      delete on.added[id];
      on.left.push(`coding ${id}`);
    }
  }
  for (const [id, row] of Object.entries(on.removed).filter(([, each]) => isOn(each)))
    on.removed[id] = placed(since.from, row) ?? row;
  for (const [id, [from, to]] of Object.entries(on.updated).filter(([, [, each]]) => isOn(each))) {
    const current = find(db, 'coding', id);
    const isMoved = !isSame(spanOf(from), spanOf(to));
    const ends = isMoved ? [placed(since.from, from), placed(since.to, to)] : [];
    const [was, becomes] = ends;
    if (was && becomes) on.updated[id] = [was, becomes];
    else if (current) {
      // It stays where it is; whatever else was done to it is another matter.
      on.updated[id] = [onSpan(from, current, spanOf(current)), onSpan(to, current, spanOf(current))];
      if (isMoved) on.left.push(`coding ${id}`);
    }
  }
}

function spanOf({ start, end }: CodingRecord): Span | null {
  return start === null || end === null ? null : { start, end };
}

function isSame(one: Span | null, other: Span | null): boolean {
  return one?.start === other?.start && one?.end === other?.end;
}

/** The row on this span, whose words `of` is on too. */
function onSpan(row: CodingRecord, of: CodingRecord, span: Span | null): CodingRecord {
  return { ...row, start: span?.start ?? null, end: span?.end ?? null, quoteDigest: of.quoteDigest };
}
