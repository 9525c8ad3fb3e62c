// The rows of a project that a replication package holds, and what is left of them where interviews are confidential.
import { corpusTables } from '../tables/all.ts';
import type { Records, SourceRecord } from '../records.ts';
import { wordlessByConsent, type WhyWordless } from './held-words.ts';

/** Every table that the package includes. */
export const packagedTables = [
  ...corpusTables,
  'coding',
  'codeExample',
  'memo',
  'comparison',
  'verdict',
  'verdictEvidence',
  'summary',
  'summaryQuote',
  'sourcePages',
] as const;

type PackagedTable = (typeof packagedTables)[number];
export type StudyRows = { readonly [T in PackagedTable]: readonly Records[T][] };

/**
 * What becomes of confidential interviews: `whole`; `without-words`, kept without their words; `left-out`,
 * with everything about them.
 */
export type Kept = 'whole' | 'without-words' | 'left-out';

/** How much the package leaves out. */
export interface LeftOut {
  readonly interviews: number;
  /** Interviews whose words are left out, except those with people who may be paraphrased. */
  readonly texts: number;
  /** Of these, interviews with nobody but people who agreed to be counted only. */
  readonly consent: number;
  /** Of these, interviews in which somebody who agreed to be counted only is heard with others. */
  readonly shared: number;
  /** Interviews whose text and verbatim quotes are left out because somebody agreed to be paraphrased only. */
  readonly paraphrase: number;
  readonly respondents: number;
  readonly codings: number;
  readonly memos: number;
  readonly summaries: number;
  readonly examples: number;
  /** Comparisons by a saved query that names a respondent who is left out. */
  readonly comparisons: number;
}

/** The rows of a package, and what was left out. */
export interface KeptRows {
  readonly rows: StudyRows;
  /** Why the words of interviews are left out, by their ids. */
  readonly wordless: ReadonlyMap<string, WhyWordless>;
  /** How many interviews with people who agreed to be paraphrased only have their texts here, since that was chosen. */
  readonly paraphrased: number;
  /**
   * Hashes of originals that contain the words of confidential interviews; a table among them may contain
   * others' words too.
   */
  readonly hidden: ReadonlySet<string>;
  readonly leftOut: LeftOut;
}

/** The rows without the layers of programs, but for those that a comparison of the package counts by name. */
export function withoutPrograms(rows: StudyRows): StudyRows {
  const programs = idsOf(
    rows.coder.filter(
      ({ id, kind }) => kind === 'machine' && !rows.comparison.some(({ settings }) => settings.includes(id)),
    ),
  );
  if (programs.size === 0) return rows;
  const isByOthers = ({ coderId }: { readonly coderId: string }): boolean => !programs.has(coderId);
  const gone = idsOf(rows.coding.filter((coding) => !isByOthers(coding)));
  const isOnOthers = ({ codingId }: { readonly codingId: string | null }): boolean =>
    codingId === null || !gone.has(codingId);
  return {
    ...rows,
    coder: rows.coder.filter(({ id }) => !programs.has(id)),
    coding: rows.coding.filter(isByOthers),
    review: rows.review.filter(isByOthers),
    codeExample: rows.codeExample.filter(isOnOthers),
    verdictEvidence: rows.verdictEvidence.filter(isOnOthers),
    summaryQuote: rows.summaryQuote.filter(isOnOthers),
    memo: rows.memo.filter(isOnOthers),
  };
}

/**
 * The rows after treating these interviews, and without the words that people did not agree to have shown. `paraphrased`:
 * whether the texts of people who may be paraphrased are kept all the same.
 */
export function keptRows(
  rows: StudyRows,
  kept: Kept,
  confidential: ReadonlySet<string>,
  paraphrased: boolean,
): KeptRows {
  const chosen = new Set(
    rows.source.flatMap(({ id, kind }) => (kind === 'interview' && confidential.has(id) ? [id] : [])),
  );
  const gone = kept === 'left-out' ? chosen : new Set<string>();
  const here = gone.size === 0 ? rows : withoutSources(rows, gone);
  const wordless = new Map<string, WhyWordless>(
    kept === 'without-words' ? [...chosen].map((id) => [id, 'chosen']) : [],
  );
  let asChosen = 0;
  for (const [id, why] of wordlessByConsent(here)) {
    if (why === 'counts' || !wordless.has(id)) {
      if (why === 'paraphrase' && paraphrased) asChosen += 1;
      else wordless.set(id, why);
    }
  }
  const left = withoutRetelling(wordless.size === 0 ? here : withoutWords(here, wordless));
  const hidden = new Set(
    rows.source.flatMap(({ id, originalHash }) =>
      (gone.has(id) || wordless.has(id)) && originalHash !== null ? [originalHash] : [],
    ),
  );
  return { rows: left, wordless, paraphrased: asChosen, hidden, leftOut: countedOut(rows, left, wordless) };
}

/** Without what is written on people who may only be counted, also where others are heard with them. */
function withoutRetelling(rows: StudyRows): StudyRows {
  const counted = idsOf(rows.respondent.filter(({ consent }) => consent === 'counts'));
  if (counted.size === 0) return rows;
  return {
    ...rows,
    memo: memosWithout(rows, new Set(), new Set(), counted),
    summary: rows.summary.filter(({ respondentId }) => !counted.has(respondentId ?? '')),
  };
}

function countedOut(
  before: StudyRows,
  after: StudyRows,
  wordless: ReadonlyMap<string, WhyWordless>,
): LeftOut {
  const why = (each: WhyWordless): number => [...wordless.values()].filter((one) => one === each).length;
  const gone = (table: PackagedTable): number => before[table].length - after[table].length;
  return {
    interviews: gone('source'),
    texts: wordless.size - why('paraphrase'),
    consent: why('counts'),
    shared: why('shared'),
    paraphrase: why('paraphrase'),
    respondents: gone('respondent'),
    codings: gone('coding'),
    memos: gone('memo'),
    summaries: gone('summary'),
    examples: gone('codeExample'),
    comparisons: gone('comparison'),
  };
}

/**
 * Codings keep their places, so that all counts stay the same; whatever repeats or retells words is removed. Of people who
 * may be paraphrased only what repeats them is.
 */
function withoutWords(rows: StudyRows, wordless: ReadonlyMap<string, WhyWordless>): StudyRows {
  const silent = idsOf(rows.coding.filter(({ sourceId }) => wordless.has(sourceId)));
  const untold = idsOf(rows.source.filter(({ id }) => (wordless.get(id) ?? 'paraphrase') !== 'paraphrase'));
  const untoldCodings = idsOf(rows.coding.filter(({ sourceId }) => untold.has(sourceId)));
  // Others who are heard with somebody who may only be counted are retold in summaries of their own.
  const apart = new Set([...untold].filter((id) => wordless.get(id) !== 'shared'));
  const mayRetell = notOf(rows, apart);
  return {
    ...rows,
    coding: rows.coding.map((coding) =>
      silent.has(coding.id) ? { ...coding, translation: null, rationale: null } : coding,
    ),
    codeExample: rows.codeExample.filter(({ codingId }) => !untoldCodings.has(codingId)),
    memo: memosWithout(rows, untold, untoldCodings, new Set()),
    summary: rows.summary.filter((own) => mayRetell(own) && !untold.has(own.sourceId ?? '')),
  };
}

function withoutSources(rows: StudyRows, gone: ReadonlySet<string>): StudyRows {
  const isHere = ({ sourceId }: { sourceId: string | null }): boolean =>
    sourceId === null || !gone.has(sourceId);
  const sourceRespondent = rows.sourceRespondent.filter(isHere);
  const interviewed = new Set(rows.sourceRespondent.map(({ respondentId }) => respondentId));
  const stillInterviewed = new Set(sourceRespondent.map(({ respondentId }) => respondentId));
  const silent = new Set([...interviewed].filter((id) => !stillInterviewed.has(id)));
  const lost = idsOf(rows.coding.filter(({ sourceId }) => gone.has(sourceId)));
  const unasked = idsOf(rows.savedQuery.filter(({ settings }) => namesAny(settings, silent)));
  const uncounted = idsOf(rows.comparison.filter(({ settings }) => namesAny(settings, unasked)));
  const unjudged = idsOf(rows.verdict.filter(({ comparisonId }) => uncounted.has(comparisonId)));
  return {
    ...rows,
    savedQuery: rows.savedQuery.filter(({ id }) => !unasked.has(id)),
    comparison: rows.comparison.filter(({ id }) => !uncounted.has(id)),
    verdict: rows.verdict.filter(({ id }) => !unjudged.has(id)),
    source: rows.source.flatMap((source): SourceRecord[] => {
      if (gone.has(source.id)) return [];
      const isOfGone = source.duplicateOf !== null && gone.has(source.duplicateOf);
      return [isOfGone ? { ...source, duplicateOf: null } : source];
    }),
    sourceRespondent,
    respondent: rows.respondent.filter(({ id }) => !silent.has(id)),
    review: rows.review.filter(isHere),
    attributeValue: rows.attributeValue.filter(
      (value) => isHere(value) && (value.respondentId === null || !silent.has(value.respondentId)),
    ),
    coding: rows.coding.filter(isHere),
    codeExample: rows.codeExample.filter(({ codingId }) => !lost.has(codingId)),
    memo: memosWithout(rows, gone, lost, silent),
    verdictEvidence: rows.verdictEvidence.filter(
      ({ codingId, verdictId }) => !lost.has(codingId) && !unjudged.has(verdictId),
    ),
    summary: rows.summary.filter(notOf(rows, gone)),
    summaryQuote: rows.summaryQuote.filter((quote) => !lost.has(quote.codingId) && notOf(rows, gone)(quote)),
    sourcePages: rows.sourcePages.filter(isHere),
  };
}

/** Whether settings name one of these rows by its id. */
function namesAny(settings: string, ids: ReadonlySet<string>): boolean {
  return [...ids].some((id) => settings.includes(id));
}

/**
 * Whether nothing written about a respondent or a source may retell these sources: not if the respondent was
 * interviewed in one of them, whoever else they spoke to.
 */
function notOf(
  { sourceRespondent }: StudyRows,
  sources: ReadonlySet<string>,
): (about: { readonly respondentId: string | null; readonly sourceId: string | null }) => boolean {
  const interviewed = new Set(
    sourceRespondent.flatMap(({ sourceId, respondentId }) => (sources.has(sourceId) ? [respondentId] : [])),
  );
  return ({ respondentId, sourceId }) => !interviewed.has(respondentId ?? '') && !sources.has(sourceId ?? '');
}

function memosWithout(
  { memo }: StudyRows,
  sources: ReadonlySet<string>,
  codings: ReadonlySet<string>,
  respondents: ReadonlySet<string>,
): StudyRows['memo'] {
  return memo.filter(
    ({ sourceId, codingId, respondentId }) =>
      !sources.has(sourceId ?? '') && !codings.has(codingId ?? '') && !respondents.has(respondentId ?? ''),
  );
}

function idsOf(rows: readonly { readonly id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}
