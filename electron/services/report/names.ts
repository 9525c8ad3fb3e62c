// How a report cites and quotes passages, with or without the names of people.
import { citationOf, isQuotable } from '#core/citation.ts';
import { withheldFrom } from '#core/annex/withheld.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { consentIn } from '#core/respondents/consent.ts';
import type { Cite } from '#core/exports/excerpt.ts';
import type { CitationRun } from '#core/report/runs.ts';
import { find } from '#db/write.ts';
import { citationInWords } from '#words/citation.ts';
import type { ReportNames } from '#words/report/telling.ts';
import type { Words } from '#words/words.ts';
import { hiddenNames, type HiddenNames } from '../annex/hidden-names.ts';
import type { JobContext } from '../context.ts';
import type { PrintedInterviews } from '../kept-tables/kinds/kind.ts';
import { pageFinder } from '../source-pages.ts';

/** What of people a report prints. */
export interface ReportPrivacy {
  /** Pseudonyms instead of the names of respondents and the labels of interviews. */
  readonly pseudonyms: boolean;
  /** Whether words of interviews may be printed. */
  readonly interviewExcerpts: boolean;
}

/** The names of a report before any words: the same for every language. */
export interface ReportPeople {
  readonly hidden: HiddenNames;
  /** Whether somebody agreed to be counted only: what analysts wrote of people is then not printed. */
  readonly isAnyCountedOnly: boolean;
  /** How interviews are cited whose words are printed; null where none are. */
  readonly interviews: PrintedInterviews | null;
  readonly in: (words: Words) => ReportNames & {
    /** The citation of a source, or of the passage of a coding; null if it is gone. */
    readonly citation: (sourceId: string, codingId: string | null) => CitationRun | null;
  };
}

/** How people are called in this report. */
export function reportPeople(
  { db, counting }: Pick<JobContext, 'db' | 'counting'>,
  { pseudonyms, interviewExcerpts }: ReportPrivacy,
): ReportPeople {
  const { corpus, codings } = counting;
  const consent = consentIn(corpus, codings);
  const nothing = { kinds: [], classIds: [], respondentIds: [] };
  const hidden = hiddenNames(db, pseudonyms, withheldFrom(corpus, nothing, consent));
  const pagesOf = pageFinder(db);
  const mayPrint = ({ kind }: SourceRecord): boolean => kind !== 'interview' || interviewExcerpts;
  const cite: Cite = (source, pages) => {
    const cited = citationOf(source, pages);
    const isInterview = source.kind === 'interview';
    return {
      ...cited,
      name: isInterview ? hidden.nameOf(source) : hidden.written(cited.name),
      date: isInterview && pseudonyms ? null : cited.date,
    };
  };
  const citation = (words: Words, source: SourceRecord, coding: CodingRecord | null): CitationRun => {
    const span =
      coding === null || coding.start === null || coding.end === null
        ? null
        : { start: coding.start, end: coding.end };
    return {
      kind: 'citation',
      sourceId: source.id,
      codingId: coding?.id ?? null,
      text: citationInWords(words, cite(source, pagesOf(source.id, span))),
    };
  };
  return {
    hidden,
    isAnyCountedOnly: [...corpus.tables.respondent.values()].some((person) => person.consent === 'counts'),
    interviews: interviewExcerpts ? { cite } : null,
    in: (words) => {
      const citeById = (sourceId: string, codingId: string | null): CitationRun | null => {
        const coding = codingId === null ? null : (find(db, 'coding', codingId) ?? null);
        const source = corpus.tables.source.get(coding?.sourceId ?? sourceId);
        return source && (codingId === null || coding !== null) ? citation(words, source, coding) : null;
      };
      return {
        written: hidden.written,
        isDated: !pseudonyms,
        citation: citeById,
        cited: (codingId) => citeById('', codingId),
        isHeldBack: (codingId) => {
          const coding = find(db, 'coding', codingId);
          const source = corpus.tables.source.get(coding?.sourceId ?? '');
          if (!coding || !source || coding.start === null || coding.end === null) return false;
          return (
            mayPrint(source) && consent.heldBack(source.id, { start: coding.start, end: coding.end }) !== null
          );
        },
        excerpt: (codingId) => {
          const coding = find(db, 'coding', codingId);
          const source = corpus.tables.source.get(coding?.sourceId ?? '');
          if (!coding || !source || coding.start === null || coding.end === null) return null;
          if (!mayPrint(source)) return null;
          const place = { start: coding.start, end: coding.end };
          if (consent.heldBack(source.id, place) !== null) return null;
          const { text, spans } = hidden.read(source, [place]);
          const [span] = spans;
          if (!span) return null;
          return {
            text: text.slice(span.start, span.end),
            isQuotable: isQuotable(source.kind, coding.voice),
          };
        },
      };
    },
  };
}
