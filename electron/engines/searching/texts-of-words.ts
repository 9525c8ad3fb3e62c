// What a list of words needs of a study: its rules for a language, and what is left out of each text.
import { voiceNumbers } from '#core/counting/coding-columns.ts';
import type { SourceRecord } from '#core/records.ts';
import { wordRules, type AddedRules, type WordRules } from '#core/wordlist/word-rules.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import type { Counting } from '../counting.ts';
import type { TextOfWords } from './calls.ts';

const remark = voiceNumbers.indexOf('remark');

/** The rules of a language, given without region; names and aliases of codes are terms. */
export function rulesOf(
  db: ReadDb,
  { corpus }: Counting,
  language: string,
  added: AddedRules = { terms: [], stopWords: [], forms: [], withStopWords: false },
): WordRules {
  const named = [...corpus.tables.code.values()].flatMap(({ name, name2, aliases }) => [
    name,
    name2 ?? '',
    ...aliases.split('\n'),
  ]);
  const terms = [...new Set([...named, ...added.terms])].filter((term) => term.trim() !== '');
  return wordRules(language, all(db, 'wordRule'), { ...added, terms });
}

/** The texts of sources without their headings and the passages that any coder coded as an interviewer's remark. */
export function textsOfWords(
  { codings }: Counting,
  sources: readonly SourceRecord[],
  { withHeadings, withRemarks }: { readonly withHeadings: boolean; readonly withRemarks: boolean },
): TextOfWords[] {
  const { start, end, voice } = codings.columns;
  return sources.map(({ id, textHash, docHash }) => ({
    hash: textHash,
    docHash: withHeadings ? null : docHash,
    leftOut: Int32Array.from(
      withRemarks
        ? []
        : [...codings.slotsOf(codings.sources.find(id))]
            .filter((slot) => voice[slot] === remark && start[slot]! >= 0)
            .flatMap((slot) => [start[slot]!, end[slot]!]),
    ),
  }));
}
