// What the palette finds for a typed text: names, second names, and other words for an action.
import { rangesOf } from '#renderer/ui/matched-text.tsx';

/** An entry that can be found. */
export interface Findable {
  readonly id: string;
  /** The name. */
  readonly text: string;
  /** The second name, or a date. */
  readonly detail?: string | undefined;
  /** Other words for the entry, in all languages. */
  readonly synonyms?: readonly string[];
}

/** An entry that was found. */
export interface Found<Entry extends Findable> {
  readonly entry: Entry;
  /** The synonym that matched, if the name did not. */
  readonly by: string | null;
}

/** How many entries of one kind are shown; nobody reads more. */
const MAX_SHOWN = 40;

/**
 * The matching entries: first those whose name starts with the text, then those whose name or detail contains it, then
 * those with a matching synonym. Entries of one rank keep their order.
 */
export function findEntries<Entry extends Findable>(
  entries: readonly Entry[],
  typed: string,
): Found<Entry>[] {
  const ranks: Found<Entry>[][] = [[], [], []];
  for (const entry of entries) {
    const [range] = rangesOf(entry.text, typed);
    if (range?.[0] === 0) ranks[0]?.push({ entry, by: null });
    else if (range || (entry.detail !== undefined && rangesOf(entry.detail, typed).length > 0))
      ranks[1]?.push({ entry, by: null });
    else {
      const by = entry.synonyms?.find((word) => isCalled(word, typed));
      if (by !== undefined) ranks[2]?.push({ entry, by });
    }
  }
  return ranks.flat().slice(0, MAX_SHOWN);
}

/** The synonyms of an action from its catalogue entry. */
export function synonymsIn(listed: string | undefined): readonly string[] {
  return listed === undefined ? [] : listed.split(';').map((word) => word.trim());
}

/**
 * Whether a word of the synonym starts with the typed text. Chinese has no spaces between words, so any place counts.
 */
function isCalled(word: string, typed: string): boolean {
  const [within, sought] = [word.toLocaleLowerCase(), typed.toLocaleLowerCase()];
  return /\p{Script=Han}/u.test(sought) ? within.includes(sought) : ` ${within}`.includes(` ${sought}`);
}
