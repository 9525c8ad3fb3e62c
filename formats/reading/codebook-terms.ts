// Concord's terms as tables and descriptions word them, in either language, including yes and no.
import { catalogues } from '#words/words.ts';

type Term = keyof (typeof catalogues)['en']['exports']['term'];

const yes = spellings('yes', ['true', '1', 'x', 'y', '✓']);
const no = spellings('no', ['false', '0', 'n', '-']);

/** True for yes, false for no; null for anything else. */
export function flagOf(written: string): boolean | null {
  const plain = written.trim().toLowerCase();
  return yes.has(plain) ? true : no.has(plain) ? false : null;
}

/** Which of `terms` this is; null for anything else. */
export function termOf<T extends Term>(written: string, terms: readonly T[]): T | null {
  const plain = written.trim().toLowerCase();
  const found = terms.find(
    (term) =>
      plain === term ||
      Object.values(catalogues).some(({ exports }) => exports.term[term].toLowerCase() === plain),
  );
  return found ?? null;
}

function spellings(word: 'yes' | 'no', more: readonly string[]): ReadonlySet<string> {
  return new Set([...Object.values(catalogues).map(({ exports }) => exports[word].toLowerCase()), ...more]);
}
