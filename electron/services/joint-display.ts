// A counted comparison as a joint display, the same whether exported from its own screen or from what was kept.
import type { Cite } from '#core/exports/excerpt.ts';
import { keyOfPlace, type JointPlace } from '#core/exports/joint-excerpts.ts';
import { jointDisplay, type JointDisplay } from '#core/exports/joint-display.ts';
import type { VerdictRecord } from '#core/records.ts';
import { all, get } from '#db/write.ts';
import { comparisonMethod } from '#words/comparison-method.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../version.ts';
import type { CountedComparison } from './comparisons.ts';
import type { ReadingContext } from './context.ts';
import { exported, pinnedQuotes, quotes } from './exported.ts';

/** What stands beside the numbers of a joint display. */
export interface BesideNumbers {
  /** The name of the comparison, or the title that it was kept under; null for one that has none. */
  readonly name: string | null;
  /** None where verdicts may not be seen; then nothing that was pinned is shown either. */
  readonly verdicts: readonly VerdictRecord[] | null;
  readonly interviewExcerpts: boolean;
  /** How a source is cited, if not with its own label or title. */
  readonly cite?: Cite | undefined;
  /** Which excerpts, and where, if they were chosen one by one. */
  readonly chosen?: readonly JointPlace[] | undefined;
}

/** Puts words and verdicts beside the numbers, in the language in which codes are named first. */
export function displayed(
  { db, counting, now }: Pick<ReadingContext, 'db' | 'counting' | 'now'>,
  { settings, comparison, facts }: Omit<CountedComparison, 'standing'>,
  words: Words,
  { name, verdicts, interviewExcerpts, chosen, cite }: BesideNumbers,
): JointDisplay {
  const isOfInterview = ({ codingId }: JointPlace): boolean =>
    get(db, 'source', get(db, 'coding', codingId).sourceId).kind === 'interview';
  return jointDisplay(exported(db, counting, words.codebookLanguage), counting.codings, comparison, {
    name,
    program: PROGRAM,
    date: now(),
    method: comparisonMethod(words, comparison, facts, namesOfSides(words, facts)),
    // For excerpts chosen one by one, the file says whether they include words of interviews.
    interviewExcerpts: chosen ? chosen.some(isOfInterview) : interviewExcerpts,
    ...(chosen === undefined ? {} : { chosen: new Set(chosen.map(keyOfPlace)) }),
    ...(cite === undefined ? {} : { cite }),
    settings,
    facts,
    layer: facts.layer,
    verdicts: verdicts ?? [],
    pinnedQuotes: verdicts === null ? [] : pinnedQuotes(db),
    evidence: (verdicts ?? []).flatMap(({ id: verdictId }) => all(db, 'verdictEvidence', { verdictId })),
    quoteOf: quotes(db),
  });
}
