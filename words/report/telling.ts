// What the sections of a report are written from.
import { namedIn } from '#core/codes/code-names.ts';
import type { Corpus } from '#core/counting/corpus.ts';
import type { ReportCounts } from '#core/report/made-numbers.ts';
import type { MadeNumber, ReportExhibit } from '#core/report/report.ts';
import type { CitationRun, NumberFormat, ReportRun } from '#core/report/runs.ts';
import type { Words } from '../words.ts';
import { phrase, reportNumberInWords, type Filling } from './phrase.ts';

/** A theme that was judged in a comparison. */
export interface JudgedInReport {
  readonly codeId: string;
  readonly verdict: 'converges' | 'complements' | 'contradicts' | 'silent' | null;
  readonly reasons: string;
  readonly isStale: boolean;
  /** Ids of the codings that are pinned to it. */
  readonly evidence: readonly string[];
}

/** A comparison with what was judged. */
export interface ComparisonInReport {
  readonly id: string;
  readonly name: string;
  readonly judged: readonly JudgedInReport[];
}

/** How passages and names are written. */
export interface ReportNames {
  /** Text that an analyst wrote, in which names may stand. */
  readonly written: (text: string) => string;
  /** A citation of the passage of a coding, or of its source; null if the coding is gone. */
  readonly cited: (codingId: string) => CitationRun | null;
  /** The words of a passage where they may be printed, and whether they may stand in quotation marks; null elsewhere. */
  readonly excerpt: (codingId: string) => { readonly text: string; readonly isQuotable: boolean } | null;
  /** Whether the words of a passage would be printed, had the people who are heard there agreed to it. */
  readonly isHeldBack: (codingId: string) => boolean;
  /** Whether dates of interviews may be printed. */
  readonly isDated: boolean;
}

/** What a report is written from. */
export interface ReportTelling {
  readonly words: Words;
  readonly program: string;
  readonly corpus: Corpus;
  readonly counts: ReportCounts;
  readonly numbers: ReadonlyMap<string, MadeNumber>;
  readonly names: ReportNames;
  /** What is said of each round of blind work. */
  readonly rounds: readonly string[];
  /** What is said of each sample that was coded again by the same person. */
  readonly recodings: readonly string[];
  readonly comparisons: readonly ComparisonInReport[];
  /** By code id, the codings that are counterexamples, in the order of sources. */
  readonly negative: ReadonlyMap<string, readonly string[]>;
  /** The flow of documents and of interviews. */
  readonly flows: readonly ReportExhibit[];
  /** The kept tables and figures in their order. */
  readonly kept: readonly ReportExhibit[];
}

/** Writes numbers, sentences and names of one report. */
export class Pen {
  readonly telling: ReportTelling;

  constructor(telling: ReportTelling) {
    this.telling = telling;
  }

  get words(): Words {
    return this.telling.words;
  }

  /** The value of a number; null if there is none. */
  value(id: string): number | null {
    return this.telling.numbers.get(id)?.value ?? null;
  }

  /** Whether there is such a number and it is above zero. */
  has(id: string): boolean {
    return (this.value(id) ?? 0) > 0;
  }

  /** A number as a run. */
  number(id: string, format?: NumberFormat): ReportRun[] {
    const made = this.telling.numbers.get(id);
    const text = reportNumberInWords(this.words, made?.value ?? null, format ?? made?.format ?? 'count');
    return [{ kind: 'number', id, text, ...(format === undefined ? {} : { format }) }];
  }

  /** A sentence or a part of one. */
  say(key: string, filling: Filling = {}): ReportRun[] {
    return phrase(this.words, `report:${key}`, filling);
  }

  /** A number with what it counts: `19 interviews`. */
  counted(key: string, id: string): ReportRun[] {
    return this.say(`units.${key}`, { n: this.number(id), count: this.value(id) ?? 0 });
  }

  /** A name or other text of the analyst’s. */
  written(text: string): string {
    return this.telling.names.written(text);
  }

  /** The name of a code in the language in which codes are named. */
  codeName(id: string): string {
    const code = this.telling.corpus.tables.code.get(id);
    return code ? this.written(namedIn(code, this.words.codebookLanguage).name) : '';
  }
}
