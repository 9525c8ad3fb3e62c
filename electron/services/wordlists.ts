import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { countingFacts } from '#core/counting/facts.ts';
import { columnsOf } from '#core/counting/grouping.ts';
import { voiceNumbers } from '#core/counting/coding-table.ts';
import { select } from '#core/counting/selection.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import { AppError } from '#core/errors.ts';
import type { SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { headingSpans } from '#core/text/plain-text.ts';
import type { CountedWords } from '#core/wordlist/counted-words.ts';
import { joiningTerms } from '#core/wordlist/terms.ts';
import { tokensIn, type Token } from '#core/wordlist/tokens.ts';
import { WordCounts } from '#core/wordlist/word-counts.ts';
import { marksOf, wordList } from '#core/wordlist/word-list.ts';
import { getText } from '#db/write.ts';
import { readingJob, type ReadingContext } from './context.ts';
import { groupingInput, scopeInput } from './counting-input.ts';

const MAX_ROWS = 1_000_000;
const remark = voiceNumbers.indexOf('remark');

const request = z.strictObject({
  /** A BCP 47 tag: sources of this language are counted, whatever their region or script. */
  language: z.string(),
  scope: scopeInput.default({}),
  /** Compares the sources of each group with all others. */
  by: groupingInput.optional(),
  /** Terms beside the names and aliases of codes, each counted as one word. */
  terms: z.array(z.string().trim().min(1)).default([]),
  withHeadings: z.boolean().default(false),
  withRemarks: z.boolean().default(false),
  withSingleCharacters: z.boolean().default(false),
  /** The most words to list; of compared groups for each. */
  limit: z.number().int().min(1).max(MAX_ROWS).default(1_000),
});
type Request = z.output<typeof request>;

export const wordlists = {
  /** Counts the words of all sources of a language in scope, coded or not. core/wordlist explains every rule. */
  count: readingJob(request, async (context, asked): Promise<CountedWords> => {
    const { corpus, codings } = context.counting;
    const { language, by } = asked;
    const all = sourcesInScope(corpus, asked.scope).inScope;
    const wanted = primaryOf(language);
    if (wanted === null) throw new AppError('invalid', 'errors:no_such_language', { tag: language });
    const languages = [...new Set(all.map((source) => source.language))].filter(
      (tag) => tag !== null && primaryOf(tag) === wanted,
    );
    const scope = { ...asked.scope, languages };
    const selection = select(corpus, codings, { scope, denominator: 'all' });
    const { inScope } = selection.scoped;
    const columns = columnsOf(corpus, selection.scoped, by ?? null);
    const found = new Set<string>();
    const counts = await countedWords(context, asked, inScope, (form) => found.add(form));
    const places = inScope.map(({ id }) => columns.ofSource(id));
    const groups = by === undefined ? [] : columns.list;
    const list = wordList(counts, groups.length, (text) => (by === undefined ? [] : places[text]!), asked);
    const marks = groups.map((_, group) => marksOf(list, group));
    const listed = new Set(
      by === undefined
        ? list.rows.slice(0, asked.limit)
        : marks.flatMap((marking) => marking.slice(0, asked.limit)),
    );
    const sources = countingFacts(selection);
    return {
      total: list.total,
      groups: groups.map(({ key, meaning }, group) => ({
        key,
        meaning,
        ...list.groups[group]!,
        marks: marks[group]!.slice(0, asked.limit).map(({ word }) => word),
      })),
      rows: list.rows.filter((row) => listed.has(row)),
      more: new Set(by === undefined ? list.rows : marks.flat()).size - listed.size,
      facts: {
        language,
        words: list.total.words,
        otherLanguages: all.length - inScope.length,
        withoutHeadings: !asked.withHeadings,
        withoutRemarks: !asked.withRemarks,
        terms: found.size,
        singleCharacters: list.singleCharacters,
        isCompared: by !== undefined,
        icu: process.versions.icu ?? '',
        // The language is said by itself, and not as a condition.
        sources: { ...sources, scope: { ...sources.scope, languages: null } },
      },
    };
  }),
};

/** The language of a tag without its region and script; null for what is no tag. */
function primaryOf(tag: string): string | null {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return null;
  }
}

/** The words of the sources, each numbered as in `sources`. `onTerm` hears the terms that were found. */
async function countedWords(
  { db, counting, progress, signal }: ReadingContext,
  { language, terms, withHeadings, withRemarks }: Request,
  sources: readonly SourceRecord[],
  onTerm: (form: string) => void,
): Promise<WordCounts> {
  const { code } = counting.corpus.tables;
  const named = [...code.values()].flatMap(({ name, name2, aliases }) => [
    name,
    name2 ?? '',
    ...aliases.split('\n'),
  ]);
  const cut = tokensIn(language);
  const join = joiningTerms([...named, ...terms], onTerm);
  const counts = new WordCounts();
  for (const [done, source] of sources.entries()) {
    progress({ done, total: sources.length, name: source.title });
    // Lets a cancel arrive.
    await nextTurn();
    signal.throwIfAborted();
    const leftOut = [
      ...(withHeadings ? [] : headingsOf(db, source)),
      ...(withRemarks ? [] : remarksIn(counting, source.id)),
    ];
    const tokens = cut(getText(db, source.textHash));
    counts.add(join(outside(tokens, leftOut)));
  }
  return counts;
}

function headingsOf(db: ReadingContext['db'], { docHash }: SourceRecord): Span[] {
  if (docHash === null) return [];
  // Only this program writes documents.
  return headingSpans(JSON.parse(getText(db, docHash)) as RichText);
}

/** The passages that any coder coded as an interviewer's remark. */
function remarksIn({ codings }: ReadingContext['counting'], sourceId: string): Span[] {
  const { start, end, voice } = codings.columns;
  return [...codings.slotsOf(codings.sources.find(sourceId))]
    .filter((slot) => voice[slot] === remark && start[slot]! >= 0)
    .map((slot) => ({ start: start[slot]!, end: end[slot]! }));
}

/** The tokens that share no character with any of the spans. */
function outside(tokens: readonly Token[], spans: readonly Span[]): readonly Token[] {
  if (spans.length === 0) return tokens;
  return tokens.filter((token) => !spans.some(({ start, end }) => token.start < end && token.end > start));
}
