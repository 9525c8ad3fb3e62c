// Passages to paste into a text: with citation and voice, and with quotation marks only around literal words.
import { citationOf, isQuotable } from '#core/citation.ts';
import type { PageRange } from '#core/text/pages.ts';
import type { CodingRecord, SourceRecord, Voice } from '#core/records.ts';
import { citationInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';

/** The copied parts of a passage. */
export interface CopiedPassage {
  readonly source: SourceRecord;
  /** Null for a whole source. */
  readonly quote: string | null;
  readonly pages: PageRange | null;
  readonly codings: readonly Pick<CodingRecord, 'voice'>[];
}

/** Passages one below another, separated by blank lines. */
export function copiedPassages(words: Words, passages: readonly CopiedPassage[]): string {
  return passages.map((passage) => copiedPassage(words, passage)).join('\n\n');
}

function copiedPassage(words: Words, { source, quote, pages, codings }: CopiedPassage): string {
  if (quote === null) {
    return words.t('exports:excerpt.whole', { citation: citationInWords(words, citationOf(source)) });
  }
  const voice = source.kind === 'interview' ? commonVoice(codings) : null;
  const citation = citationInWords(words, citationOf(source, pages), voice);
  const key = isQuotable(source.kind, voice) ? 'quoted' : 'plain';
  return words.t(`exports:excerpt.${key}`, { text: quote.trim().replaceAll(/\s*\n\s*/g, ' '), citation });
}

/**
 * With several codings a passage is verbatim only if all of them are; notes are a paraphrase unless marked otherwise.
 */
function commonVoice(codings: CopiedPassage['codings']): Voice {
  const [first, ...others] = [...new Set(codings.map(({ voice }) => voice ?? 'paraphrase'))];
  if (first === undefined) return 'paraphrase';
  if (others.length === 0) return first;
  const all = [first, ...others];
  return all.every((voice) => voice === 'verbatim-notes' || voice === 'verbatim-recorded')
    ? 'verbatim-notes'
    : 'paraphrase';
}
