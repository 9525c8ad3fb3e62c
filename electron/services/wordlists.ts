import * as z from 'zod';
import { countingFacts } from '#core/counting/facts.ts';
import { columnsOf } from '#core/counting/grouping.ts';
import { IdIndex } from '#core/counting/id-index.ts';
import { select } from '#core/counting/selection.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import { AppError } from '#core/errors.ts';
import type { CountedWords } from '#core/wordlist/counted-words.ts';
import { primaryLanguage } from '#core/wordlist/word-rules.ts';
import { rulesOf, textsOfWords } from '../engines/searching/texts-of-words.ts';
import { job, type JobContext } from './context.ts';
import { formRule } from './word-rules.ts';
import { groupingInput, scopeInput } from './counting-input.ts';

const MAX_ROWS = 1_000_000;
const word = z.string().trim().min(1).max(200);
const least = z.number().int().min(1).default(1);

/** A request for a list of words. */
export const wordsRequest = z.strictObject({
  /** A BCP 47 tag: sources of this language are counted, whatever their region or script. */
  language: z.string(),
  scope: scopeInput.default({}),
  /** Compares the sources of each group with all others. */
  by: groupingInput.optional(),
  /** Terms beside those of the study and the names and aliases of codes, each counted as one word. */
  terms: z.array(word).default([]),
  /** Words to leave out beside the stop words of the language and of the study. */
  stopWords: z.array(word).default([]),
  /** Forms that count as another word, beside those of the study: each “firms = firm”. */
  forms: z.array(word).default([]),
  withStopWords: z.boolean().default(false),
  withHeadings: z.boolean().default(false),
  withRemarks: z.boolean().default(false),
  withSingleCharacters: z.boolean().default(false),
  /** Words that occur less often than this, or in fewer sources, are counted but not listed. */
  minCount: least,
  minSources: least,
  /** The most words to list; of compared groups for each. */
  limit: z.number().int().min(1).max(MAX_ROWS).default(1_000),
});

/**
 * Counts the words of all sources of a language in scope, coded or not. Texts that have not been counted yet by these
 * rules are counted in their thread. Throws `invalid` for what is not the tag of a language, and `cancelled`.
 */
export async function countWords(
  { db, counting, searching, signal, progress }: JobContext,
  asked: z.output<typeof wordsRequest>,
): Promise<CountedWords> {
  const { corpus, codings } = counting;
  const { language: tag, by } = asked;
  const all = sourcesInScope(corpus, asked.scope).inScope;
  const language = primaryLanguage(tag);
  if (language === null) throw new AppError('invalid', 'errors:no_such_language', { tag });
  const languages = [...new Set(all.map((source) => source.language))].filter(
    (own) => own !== null && primaryLanguage(own) === language,
  );
  const scope = { ...asked.scope, languages };
  const selection = select(corpus, codings, { scope, denominator: 'all' });
  const { inScope } = selection.scoped;
  const columns = columnsOf(corpus, selection.scoped, by ?? null);
  const groups = by === undefined ? [] : columns.list;
  const people = new IdIndex();
  const { terms, stopWords, forms } = rulesOf(db, counting, language, {
    ...asked,
    forms: asked.forms.map(formRule),
  });
  // Said now: the study may change while texts are counted.
  const sources = countingFacts(selection);
  const nameOf = new Map([...corpus.tables.respondent.values()].map(({ id, name }) => [id, name]));
  const made = await searching.words(
    {
      language,
      terms,
      stopWords,
      texts: textsOfWords(counting, inScope, asked),
      groups: groups.length,
      groupsOf: inScope.map(({ id }) => (by === undefined ? [] : columns.ofSource(id))),
      peopleOf: inScope.map(({ id }) =>
        selection.scoped.respondentsOf(id).map((person) => people.numberOf(person.id)),
      ),
      withSingleCharacters: asked.withSingleCharacters,
      minCount: asked.minCount,
      minSources: asked.minSources,
      forms,
      limit: asked.limit,
    },
    { signal, onProgress: progress },
  );
  return {
    total: made.total,
    groups: groups.map(({ key, meaning }, group) => ({
      key,
      meaning,
      ...made.groups[group]!,
      marks: made.marks[group]!,
    })),
    rows: made.rows.map(({ mostlyBy, ...row }) => ({
      ...row,
      mostlyBy: mostlyBy && {
        name: nameOf.get(people.idOf(mostlyBy.person)) ?? '',
        count: mostlyBy.count,
        of: mostlyBy.of,
      },
    })),
    more: made.more,
    facts: {
      language: tag,
      words: made.total.words,
      otherLanguages: all.length - inScope.length,
      withoutHeadings: !asked.withHeadings,
      withoutRemarks: !asked.withRemarks,
      terms: made.terms,
      stopWords: made.stopWords,
      singleCharacters: made.singleCharacters,
      minCount: asked.minCount,
      minSources: asked.minSources,
      rare: made.rare,
      joined: made.joined,
      hasOneRespondent: made.rows.some(({ mostlyBy }) => mostlyBy !== null),
      isCompared: by !== undefined,
      icu: made.icu,
      // The language is said by itself, and not as a condition.
      sources: { ...sources, scope: { ...sources.scope, languages: null } },
    },
  };
}

export const wordlists = {
  /** Counts words; core/wordlist explains every rule. */
  count: job(wordsRequest, countWords),
};
