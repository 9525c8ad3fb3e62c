// Words in what an analyst wrote that may name somebody whom the study does not know: no list of names can be looked up, so
// they are told by their look, and people decide what they mean.
import { plain } from '../replication/left-names.ts';

/** A word with a capital letter that is no abbreviation in capitals alone, such as McKim, D’Arcy or Jean-Luc. */
const NAME = String.raw`(?:\p{Lu}['’])?\p{Lu}[\p{L}\p{M}]*\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{Lu}?[\p{L}\p{M}]+)*`;
const names = new RegExp(String.raw`(?<![\p{L}\p{N}])${NAME}(?: ${NAME})*`, 'gu');
/** What may precede the first word of a sentence. */
const startOfSentence = /(?:^|[.!?…:;]["'”’)\]]*\s+|\n\s*)["'“‘(]*$/u;
/** A Chinese family name, or a whole name, with what somebody is called by: 王老师, 李明教授; no “and” or “by” before it. */
const called =
  /(?:(?![和与及跟同对向让请被把的了是在由给])\p{Script=Han}){1,3}?(?:先生|女士|小姐|老师|教授|博士|医生|主任|经理|总监|局长|处长|科长|院长|会长|秘书长|书记|老板)/gu;
/** Words that are capitalised and name nobody. */
const notNames = new Set(
  plain(
    [
      'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
      'January February March April May June July August September October November December',
    ].join(' '),
  ).split(' '),
);

/**
 * Each once, in the order of the text. `known` are words, as `plain` writes them, that name nobody: those of Concord and of
 * the codebook. A word that begins a sentence counts if another with a capital follows, or if it is not known.
 */
export function namesInOwnWords(text: string, known: ReadonlySet<string>): string[] {
  const isKnown = (word: string): boolean => {
    const bare = plain(word).replace(/['’]s$/u, '');
    return known.has(bare) || notNames.has(bare);
  };
  const found = [...text.matchAll(names)].flatMap(({ 0: stretch, index }) => {
    const words = stretch.split(' ');
    // “When Kim spoke”: the first word of a sentence is capitalised whatever it is.
    const isFirst = startOfSentence.test(text.slice(0, index));
    const own = isFirst && words.length > 1 && isKnown(words[0]!) ? words.slice(1) : words;
    return own.every(isKnown) ? [] : [own.join(' ').replace(/['’]s$/u, '')];
  });
  const addressed = [...text.matchAll(called)].map(([stretch]) => stretch);
  return [...new Set([...found, ...addressed])];
}
