// What an analyst changes of the report.
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import { reportSections } from '#core/report/report.ts';
import { storedId, storedRuns, titlesFrom, type ReportRun } from '#core/report/runs.ts';
import type { ReportParagraphRecord, ReportSectionRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, insert, remove, removeWhere, update } from '#db/write.ts';
import type { Language } from '#words/words.ts';
import type { CommandContext } from '../context.ts';

/** A paragraph that is written. */
export interface WrittenParagraph {
  readonly section: string;
  readonly language: Language;
  /** The id of what it replaces or of the paragraph that is changed; null for a new one. */
  readonly paragraph: string | null;
  /** A hash of what Concord writes there; null for a paragraph beside Concord’s. */
  readonly basis: string | null;
  /** What a new paragraph follows; null for the beginning of the section. */
  readonly after: string | null;
  readonly runs: readonly ReportRun[];
}

/**
 * Writes a paragraph, in place of one of Concord’s, beside them, or anew. Returns its id. Throws `not_found` for a section
 * that is not there.
 */
export function writeParagraph(
  { db, coderId, newId, now }: CommandContext,
  { section, language, paragraph, basis, after, runs }: WrittenParagraph,
): string {
  expectSection(db, section);
  const id = paragraph ?? newId();
  const stored = storedId(id);
  const written = { basis, runs: storedRuns(runs), coderId, updatedAt: now() };
  const versions = all(db, 'reportParagraph', { paragraph: stored });
  const own = versions.find((each) => each.language === language);
  if (own) update(db, 'reportParagraph', own.id, written);
  else
    insert(db, 'reportParagraph', {
      id: newId(),
      section,
      language,
      paragraph: stored,
      ...placeOf(db, versions, section, basis === null ? after : null),
      ...written,
    });
  return id;
}

/** The place of its version in the other language, else after all that follow the same. */
function placeOf(
  db: ReadDb,
  versions: readonly ReportParagraphRecord[],
  section: string,
  after: string | null,
): Pick<ReportParagraphRecord, 'after' | 'position'> {
  const [other] = versions;
  if (other) return { after: other.after, position: other.position };
  const anchor = after === null ? null : storedId(after);
  const beside = all(db, 'reportParagraph', { section }).filter((each) => each.after === anchor);
  const position = Math.min(0, ...beside.map((each) => each.position)) - 1;
  return { after: anchor, position };
}

/** Takes back what was written in one language. Throws `not_found` if there is nothing. */
export function restoreParagraph({ db }: CommandContext, paragraph: string, language: Language): void {
  const [row] = all(db, 'reportParagraph', { paragraph: storedId(paragraph), language });
  if (!row) throw new AppError('not_found', 'errors:no_such_reportParagraph');
  remove(db, 'reportParagraph', row.id);
}

type Changed = Partial<Pick<ReportSectionRecord, 'position' | 'isOn' | 'titles' | 'answers'>>;

/** Changes a section. Throws `not_found` if there is no such section. */
export function changeSection(
  { db, newId }: Pick<CommandContext, 'db' | 'newId'>,
  key: string,
  changed: Changed,
) {
  expectSection(db, key);
  const [row] = all(db, 'reportSection', { key });
  if (row) return update(db, 'reportSection', row.id, changed);
  const untouched = { position: null, isOn: null, titles: '{}', answers: '[]' };
  return insert(db, 'reportSection', { id: newId(), key, ...untouched, ...changed });
}

/** Gives a section a title in one language; an empty one gives Concord’s back. */
export function titleSection(context: CommandContext, key: string, language: Language, title: string) {
  const [row] = all(context.db, 'reportSection', { key });
  const titles = { ...titlesFrom(row?.titles ?? '{}'), [language]: title };
  const said = Object.entries(titles).filter(([, each]) => each !== '');
  return changeSection(context, key, { titles: JSON.stringify(Object.fromEntries(said)) });
}

/** Moves a section before another, or to the end. Throws as `changeSection`. */
export function orderSection(context: CommandContext, key: string, before: string | null) {
  const { db } = context;
  expectSection(db, key);
  if (before !== null) expectSection(db, before);
  const others = sectionsInOrder(db).filter((each) => each.key !== key);
  const found = before === null ? others.length : others.findIndex((each) => each.key === before);
  const place = found === -1 ? others.length : found;
  const [left, right] = [others[place - 1]?.position, others[place]?.position];
  const position =
    left === undefined ? (right ?? 1) - 1 : right === undefined ? left + 1 : (left + right) / 2;
  if ((left === undefined || left < position) && (right === undefined || position < right))
    return changeSection(context, key, { position });
  // No number lies between them: all are numbered anew.
  for (const [index, other] of others.entries())
    changeSection(context, other.key, { position: index < place ? index + 1 : index + 2 });
  return changeSection(context, key, { position: place + 1 });
}

/** All sections with their positions, in order; `withChanges` puts them in the same. */
function sectionsInOrder(db: ReadDb): { readonly key: string; readonly position: number }[] {
  const rows = new Map(all(db, 'reportSection').map((row) => [row.key, row]));
  const own = [...rows.keys()].filter((key) => !isOfConcord(key));
  return [
    ...reportSections.map((key, place) => ({ key, position: rows.get(key)?.position ?? place + 1 })),
    ...own.map((key) => ({ key, position: rows.get(key)?.position ?? reportSections.length + 1 })),
  ].sort((a, b) => byPosition({ ...a, id: a.key }, { ...b, id: b.key }));
}

/** Adds a section of the analyst’s own before another, or at the end. Returns its key. */
export function addSection(
  context: CommandContext,
  {
    title,
    language,
    before,
  }: { readonly title: string; readonly language: Language; readonly before: string | null },
): string {
  const key = context.newId();
  insert(context.db, 'reportSection', {
    id: context.newId(),
    key,
    position: null,
    isOn: null,
    titles: JSON.stringify({ [language]: title }),
    answers: '[]',
  });
  orderSection(context, key, before);
  return key;
}

/** Removes a section of the analyst’s own with its paragraphs. Throws `not_found`, also for a section of Concord’s. */
export function removeSection({ db }: CommandContext, key: string): void {
  const [row] = all(db, 'reportSection', { key });
  if (!row || isOfConcord(key)) throw new AppError('not_found', 'errors:no_such_reportSection');
  removeWhere(db, 'reportParagraph', { section: key });
  remove(db, 'reportSection', row.id);
}

/** Fixes a number as it is printed. */
export function fixNumber(
  { db, coderId, newId, now }: CommandContext,
  { number, value, reason }: { readonly number: string; readonly value: number; readonly reason: string },
) {
  const fixed = { value, reason, coderId, at: now() };
  const stored = storedId(number);
  const [row] = all(db, 'reportNumber', { number: stored });
  return row
    ? update(db, 'reportNumber', row.id, fixed)
    : insert(db, 'reportNumber', { id: newId(), number: stored, ...fixed });
}

/** Lets a number be counted again. Throws `not_found` if it was not fixed. */
export function releaseNumber({ db }: CommandContext, number: string): void {
  if (removeWhere(db, 'reportNumber', { number: storedId(number) }) === 0)
    throw new AppError('not_found', 'errors:no_such_reportNumber');
}

function isOfConcord(key: string): boolean {
  return reportSections.some((each) => each === key);
}

function expectSection(db: ReadDb, key: string): void {
  if (isOfConcord(key) || all(db, 'reportSection', { key }).length > 0) return;
  throw new AppError('not_found', 'errors:no_such_reportSection');
}
