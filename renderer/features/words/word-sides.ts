// The two sides of a list of words, and what each word says of them.
import type { CountedGroup, CountedWord, CountedWords } from '#core/wordlist/counted-words.ts';
import { classOf } from './word-choices.ts';

/** What a side has of a word. */
export interface WordOnSide {
  readonly per10000: number | null;
  readonly sources: number;
  readonly respondents: number;
}

/** How many sources and respondents a side has. */
export interface SideSize {
  readonly sources: number;
  readonly respondents: number;
}

/** A word that marks one of the sides. */
export interface MarkedWord {
  readonly row: CountedWord;
  readonly first: WordOnSide;
  readonly second: WordOnSide;
  /** Above 0 where the word marks the second side. */
  readonly logRatio: number;
  readonly logLikelihood: number;
}

/** The words of both sides: first those that mark the second. */
export interface Marks {
  readonly first: SideSize;
  readonly second: SideSize;
  readonly words: readonly MarkedWord[];
  /** How many of them mark the second side. */
  readonly ofSecond: number;
  /** Why nothing can be said; null otherwise. */
  readonly reason: CountedGroup['reason'];
}

/** The marks of the first side against the second, or against all others; null if there is no source of the first. */
export function marksOf(counted: CountedWords, firstSide: string, secondSide: string): Marks | null {
  const place = placeOf(counted, firstSide);
  const group = counted.groups[place];
  if (!group) return null;
  const other = counted.groups[placeOf(counted, secondSide)];
  const { total } = counted;
  const words = total.words - group.words;
  const marked = (word: string): MarkedWord[] => {
    const row = counted.rows.find((each) => each.word === word);
    const own = row?.groups[place];
    if (!row || own?.logRatio == null || own.logLikelihood === null) return [];
    const count = row.count - own.count;
    return [
      {
        row,
        first: own,
        second: {
          per10000: words === 0 ? null : (count * 10_000) / words,
          sources: row.sources - own.sources,
          respondents: row.respondents - own.respondents,
        },
        logRatio: -own.logRatio,
        logLikelihood: Math.abs(own.logLikelihood),
      },
    ];
  };
  const ofSecond = (other?.marks ?? []).flatMap(marked);
  return {
    first: group,
    second: {
      sources: total.sources - group.sources,
      respondents: total.respondents - group.respondents,
    },
    words: [...ofSecond, ...group.marks.flatMap(marked)],
    ofSecond: ofSecond.length,
    reason: group.reason,
  };
}

function placeOf({ groups }: CountedWords, side: string): number {
  const classId = classOf(side);
  return groups.findIndex(({ meaning }) =>
    classId === null
      ? meaning.what === 'kind' && meaning.kind === side
      : meaning.what === 'class' && meaning.classId === classId,
  );
}
