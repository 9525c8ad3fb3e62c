// Lists what of a project the exchange standard has no place for. Concord's own data in the same file keeps all of it.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isMachine } from '#core/program-origin.ts';
import { initial } from '#core/tables/all.ts';
import { statusOnArrival } from '#core/tables/source.ts';
import type { CodeRecord, SourceRecord } from '#core/records.ts';
import { type Remark, remarkOn } from '#core/refi/incoming.ts';
import { Losses } from '#core/refi/losses.ts';
import type { Outgoing } from '#core/refi/outgoing.ts';
import { writeProject } from '#core/refi/write-project.ts';
import type { Convention } from '#core/refi/positions.ts';
import type { RereadBasis } from '#core/versions/reread.ts';
import type { GridPlace } from '#core/basis.ts';
import { BY_PEOPLE } from '#db/by-people.ts';
import { hashesAbsent } from '#db/absent.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import type { ReadingContext } from '../context.ts';

/** How many sources, codes and the like are processed without a pause. */
const BATCH_SIZE = 100;

/**
 * What a file of the standard cannot hold of this project, item by item: data that the standard does not have, and
 * losses that show only when the elements are made, which is done once for this purpose.
 */
export async function lossesOf(
  { db, signal }: Pick<ReadingContext, 'db' | 'signal'>,
  outgoing: Outgoing,
  unit: Convention['unit'],
): Promise<Remark[]> {
  const losses = ownLosses(db, outgoing);
  let made = 0;
  for (const { elements } of writeProject(outgoing, losses).sections)
    for (const _ of elements) {
      made += 1;
      if (made % BATCH_SIZE !== 0) continue;
      // Lets a cancel arrive and the window respond.
      await nextTurn();
      signal.throwIfAborted();
    }
  return [...neverCame(db), ...lossRemarks(outgoing, losses, unit)];
}

/** The sources whose originals had not come when the file left its team: only the team has them. */
export function neverCame(db: ReadDb): readonly Remark[] {
  const absent = hashesAbsent(db);
  const without = all(db, 'source').filter(({ originalHash }) => absent.has(originalHash ?? ''));
  return remarkOn(
    'exchange:originals_never',
    without.map(({ label, title }) => label ?? title),
  );
}

/** The remarks on losses, once the elements are made. */
export function lossRemarks(outgoing: Outgoing, losses: Losses, unit: Convention['unit']): Remark[] {
  const { sources } = outgoing;
  const beyond = sources.filter(({ astral }) => astral !== '[]').map(({ label, title }) => label ?? title);
  return [
    ...losses.remarks,
    ...(unit === 'code-point' ? remarkOn('exchange:counted_for_nvivo', beyond) : []),
    ...unreadByQualCoder(outgoing),
  ];
}

/** What the standard has a place for but QualCoder 4 does not read. */
function unreadByQualCoder(outgoing: Outgoing): Remark[] {
  const { sources, codes, wholesOf, memos, parts, sourceRespondents } = outgoing;
  const codeNames = new Map(codes.map(({ id, name }) => [id, name]));
  const wholes = sources.flatMap(({ id, label, title }) =>
    wholesOf(id).map(({ codeId }) => `${codeNames.get(codeId) ?? ''} · ${label ?? title}`),
  );
  const descriptions = new Set(
    parts.flatMap(({ kind, ownerId }) => (kind === 'description' ? [ownerId] : [])),
  );
  const notes = memos.flatMap(({ id, about, title, body }) =>
    about === 'source' && !descriptions.has(id) ? [title || body.slice(0, 80)] : [],
  );
  const withPeople = new Set(sourceRespondents.map(({ sourceId }) => sourceId));
  const interviews = sources.flatMap(({ id, label, title }) => (withPeople.has(id) ? [label ?? title] : []));
  return [
    ...remarkOn('exchange:whole_for_qualcoder', wholes),
    ...remarkOn('exchange:notes_for_qualcoder', notes),
    ...remarkOn('exchange:cases_for_qualcoder', interviews),
  ];
}

/**
 * Codings with more than a place, a code and a coder; in a large study most have no more. The plus makes SQLite sort the few
 * that it finds, instead of looking up all codings in the order of their ids.
 */
const WEIGHED = `
  SELECT code_id AS codeId, source_id AS sourceId FROM coding
  WHERE coalesce(weight, stance, voice, respondent_id, translation) IS NOT NULL AND ${BY_PEOPLE} ORDER BY +id`;

/** Codings that were suggested, found as those above. */
const SUGGESTED = `
  SELECT code_id AS codeId, source_id AS sourceId FROM coding WHERE suggested_by IS NOT NULL ORDER BY +id`;

/** Data of Concord that the standard does not have. */
export function ownLosses(db: ReadDb, outgoing: Outgoing): Losses {
  const losses = new Losses();
  const sources = all(db, 'source');
  const codes = all(db, 'code');
  const sourceNames = new Map(sources.map((source) => [source.id, source.label ?? source.title]));
  const codeNames = new Map(codes.map(({ id, name }) => [id, name]));
  const sourceName = (id: string | null): string => sourceNames.get(id ?? '') ?? '';
  const codeName = (id: string | null): string => codeNames.get(id ?? '') ?? '';
  const lose = <Row>(what: string, rows: readonly Row[], nameOf: (row: Row) => string): void =>
    losses.add(what, ...rows.map(nameOf));
  const loseSources = (what: string, isLost: (source: SourceRecord) => boolean): void =>
    lose(what, sources.filter(isLost), ({ id }) => sourceName(id));
  const loseCodes = (what: string, isLost: (code: CodeRecord) => boolean): void =>
    lose(what, codes.filter(isLost), ({ name }) => name);

  loseSources('statuses', ({ status, kind }) => status !== statusOnArrival(kind));
  loseSources('duplicates', ({ duplicateOf }) => duplicateOf !== null);
  const original = new Map(sources.map((source) => [source.id, outgoing.filesOf(source).original]));
  // An original that is exported too shows its headings; a plain text has none.
  loseSources('structure', ({ id, docHash }) => docHash !== null && original.get(id) === null);
  const absent = hashesAbsent(db);
  const isLeft = ({ id, originalHash, textHash }: SourceRecord): boolean =>
    originalHash !== null &&
    originalHash !== textHash &&
    original.get(id) === null &&
    !absent.has(originalHash);
  const isArticle = ({ article }: SourceRecord): boolean => article !== null;
  loseSources(
    'originals',
    (source) => isLeft(source) && (isArticle(source) || !/\.(?:txt|docx)$/i.test(source.originalName ?? '')),
  );
  loseSources(
    'rewritten',
    (source) => isLeft(source) && !isArticle(source) && /\.docx$/i.test(source.originalName ?? ''),
  );
  const withRespondents = new Set(all(db, 'sourceRespondent').map(({ sourceId }) => sourceId));
  loseSources('facts', (source) => hasFacts(source, withRespondents));
  lose('reviews', all(db, 'review'), ({ sourceId }) => sourceName(sourceId));
  lose('pages', all(db, 'sourcePages'), ({ sourceId }) => sourceName(sourceId));
  const attributes = all(db, 'attribute').filter(({ id, owner, type }) => {
    const values = all(db, 'attributeValue', { attributeId: id });
    // The standard has only whole dates, no year or month alone, and shows an attribute's owner only by its values.
    return values.length === 0
      ? owner === 'respondent'
      : type === 'date' && values.some(({ value }) => value.length < 10);
  });
  const covered = all(db, 'class').filter(
    ({ coverage, frameSize }) => coverage !== 'complete' || frameSize !== null,
  );
  lose('coverage', covered, ({ name }) => name);
  lose('attributes', attributes, ({ name }) => name);
  loseCodes('names2', ({ name2, aliases }) => name2 !== null || aliases !== '');
  loseCodes('themes', ({ isTheme }) => isTheme);
  const pinned = new Set(all(db, 'ownPin').map(({ codeId }) => codeId));
  loseCodes('code_fields', (code) => pinned.has(code.id) || hasFields(code));
  loseCodes('merged', ({ status }) => status === 'merged');
  const weighed = db.sqlite.prepare(WEIGHED).all() as { codeId: string; sourceId: string }[];
  lose('weights', weighed, ({ codeId, sourceId }) => `${codeName(codeId)} · ${sourceName(sourceId)}`);
  const suggested = db.sqlite.prepare(SUGGESTED).all() as { codeId: string; sourceId: string }[];
  lose(
    'suggestions',
    [...suggested, ...all(db, 'refusedPassage')],
    ({ codeId, sourceId }) => `${codeName(codeId)} · ${sourceName(sourceId)}`,
  );
  lose(
    'adjudications',
    all(db, 'adjudication'),
    ({ codeId, sourceId }) => `${codeName(codeId)} · ${sourceName(sourceId)}`,
  );
  lose('versions', all(db, 'codebookVersion'), ({ name }) => name);
  lose('submissions', all(db, 'submission'), ({ name }) => name);
  const rereadings = all(db, 'rereading').map(({ basis }) => JSON.parse(basis) as RereadBasis);
  lose('rereadings', rereadings, ({ codeId }) => codeName(codeId));
  lose('rounds', all(db, 'blindRound'), ({ name }) => name);
  lose(
    'report',
    [...all(db, 'reportSection'), ...all(db, 'reportParagraph'), ...all(db, 'reportNumber')],
    () => '',
  );
  const consenting = all(db, 'respondent').filter(({ consent }) => consent !== null);
  lose('consents', consenting, ({ name }) => name);
  lose('examples', all(db, 'codeExample'), ({ codeId }) => codeName(codeId));
  const isDescription = new Set(
    outgoing.parts.flatMap(({ kind, ownerId }) => (kind === 'description' ? [ownerId] : [])),
  );
  const ofRespondents = all(db, 'memo').filter(
    ({ id, about }) => about === 'respondent' && !isDescription.has(id),
  );
  lose('memos', ofRespondents, ({ title, body }) => title || body.slice(0, 80));
  lose('comparisons', all(db, 'comparison'), ({ name }) => name);
  lose('samples', all(db, 'sample'), ({ name }) => name);
  const passes = new Map(all(db, 'coder').map(({ id, name }) => [id, name]));
  lose('recodings', all(db, 'recoding'), ({ passId }) => passes.get(passId) ?? '');
  lose('queries', all(db, 'savedQuery'), ({ name }) => name);
  lose('kept_tables', all(db, 'keptTable'), ({ name }) => name);
  lose('events', all(db, 'timelineEvent'), ({ name, date }) => `${name} · ${date}`);
  const people = new Map(all(db, 'respondent').map(({ id, name }) => [id, name]));
  const cellName = ({ themeId, respondentId, sourceId }: GridPlace): string =>
    `${people.get(respondentId ?? '') ?? sourceName(sourceId)} × ${codeName(themeId)}`;
  lose('summaries', all(db, 'summary'), cellName);
  lose('quotes', all(db, 'summaryQuote'), cellName);
  lose('word_rules', all(db, 'wordRule'), ({ word }) => word);
  const coders = all(db, 'coder');
  lose('programs', coders.filter(isMachine), ({ name }) => name);
  const layers = coders.filter(({ kind }) => kind === 'second-pass' || kind === 'adjudication');
  lose('layers', layers, ({ name }) => name);
  lose('reasons', all(db, 'exclusionReason'), ({ name }) => name);
  lose('distinct', all(db, 'distinctPair'), (pair) =>
    [pair.sourceId, pair.otherId].map(sourceName).join(' · '),
  );
  lose('imports', all(db, 'importRun'), ({ name }) => name);
  return losses;
}

/** Whether an interview needs a case in the file. */
function hasFacts(source: SourceRecord, withRespondents: ReadonlySet<string>): boolean {
  const { origin, place, mode, durationMinutes, interviewer, kind, id } = source;
  const isAlone = (kind === 'interview') !== withRespondents.has(id);
  return isAlone || [origin, place, mode, durationMinutes, interviewer].some((value) => value !== null);
}

function hasFields({ status, pin, prompted, origin, onePerSource }: CodeRecord): boolean {
  if (status === 'merged') return false;
  return (
    status !== 'stable' || pin !== null || prompted !== null || origin !== initial.code.origin || onePerSource
  );
}
