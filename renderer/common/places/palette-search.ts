// What the palette finds for what has been typed: names, second names, and the other words for an action.
import { rangesOf } from '#renderer/ui/matched-text.tsx';

/** A line that can be found. */
export interface Findable {
  readonly id: string;
  /** Its name. */
  readonly text: string;
  /** Its second name, or a date. */
  readonly detail?: string | undefined;
  /** Other words for it, of all languages. */
  readonly synonyms?: readonly string[];
}

/** A line as it was found. */
export interface Found<Entry extends Findable> {
  readonly entry: Entry;
  /** The other word by which it was found, where its name is not what was typed. */
  readonly by: string | null;
}

/** More lines of one kind than these are not looked through by anyone. */
const MOST_OF_A_KIND = 40;

/**
 * The entries that fit: first those whose name begins so, then those whose name holds it or whose detail does, then
 * those that are also called so. Entries of one rank keep their order.
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
  return ranks.flat().slice(0, MOST_OF_A_KIND);
}

/** The other words for an action as the catalogues list them. */
export function synonymsIn(listed: string | undefined): readonly string[] {
  return listed === undefined ? [] : listed.split(';').map((word) => word.trim());
}

/** Whether one of its words begins with what was typed. Chinese has no gaps between words. */
function isCalled(word: string, typed: string): boolean {
  const [within, sought] = [word.toLocaleLowerCase(), typed.toLocaleLowerCase()];
  return /\p{Script=Han}/u.test(sought) ? within.includes(sought) : ` ${within}`.includes(` ${sought}`);
}
