// The words of a study as they are shown and exported, also in the form that scripts read. Names and nesting of the JSON
// are part of the contract of `concord words --format json`.
import type { ColumnMeaning } from '../counting/grouping.ts';
import type { WordListFacts } from './facts.ts';
import type { ComparedGroup, WordFrequency, WordGroup, WordRow } from './word-list.ts';

/** Sources that are compared with all others. */
export interface CountedGroup extends ComparedGroup {
  readonly key: string;
  readonly meaning: ColumnMeaning;
  /** The words that mark it, the strongest first; no more than were asked for. */
  readonly marks: readonly string[];
}

/** A word of the list. */
export interface CountedWord extends Omit<WordRow, 'mostlyBy'> {
  /** The respondent of more than half of its hits in interviews, by name; `of` is the number of these hits. */
  readonly mostlyBy: { readonly name: string; readonly count: number; readonly of: number } | null;
}

/** The words of a study in one language. */
export interface CountedWords {
  readonly total: WordGroup;
  /** In the order of the cells of a row. */
  readonly groups: readonly CountedGroup[];
  /** The commonest words, or where groups are compared the words that mark one of them; the commonest first. */
  readonly rows: readonly CountedWord[];
  /** How many more such words there are than `rows` lists. */
  readonly more: number;
  readonly facts: WordListFacts;
}

/** The words as plain JSON: full precision, a missing number as null with its reason. */
export function wordsJson(
  { facts, total, groups, rows, more }: CountedWords,
  { method, notice }: { readonly method: string; readonly notice: string | null },
) {
  return {
    language: facts.language,
    icu: facts.icu,
    sources: total.sources,
    respondents: total.respondents,
    words: total.words,
    other_languages: facts.otherLanguages,
    stop_words: facts.stopWords,
    single_characters: facts.singleCharacters,
    terms: facts.terms,
    min_count: facts.minCount,
    min_sources: facts.minSources,
    rarer: facts.rare,
    joined_forms: facts.joined?.count ?? 0,
    groups: groups.map(({ key, sources, respondents, words, reason, marks }) => ({
      key,
      sources,
      respondents,
      words,
      reason: reason?.key ?? null,
      marks,
    })),
    rows: rows.map((row) => ({
      word: row.word,
      forms: row.forms,
      ...frequencyJson(row),
      mostly_by: row.mostlyBy,
      groups: Object.fromEntries(
        row.groups.map((own, group) => [
          groups[group]!.key,
          {
            ...frequencyJson(own),
            log_ratio: own.logRatio,
            g2: own.logLikelihood,
            bic: own.bic,
            reason: own.reason?.key ?? null,
          },
        ]),
      ),
    })),
    more,
    method,
    notice,
  };
}

function frequencyJson({ count, sources, respondents, per10000, dispersion }: WordFrequency) {
  return { count, sources, respondents, per_10000: per10000, dp: dispersion };
}
