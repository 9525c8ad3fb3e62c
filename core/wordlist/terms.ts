// The study's own terms in a list of words: the segmenter cuts 工业互联网 into four words, and the study turns on one.
import { formOf, type Token } from './tokens.ts';

/** Joins the tokens that together are a term. */
export type Joining = (tokens: readonly Token[]) => Token[];

/**
 * Letters that a segmenter cuts into words by a dictionary, so that two words can touch. All others end a word only at a
 * space or a mark: a term of such letters alone is one word already, or has a gap that nothing joins.
 */
const CUT_WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The forms of those terms that can join words, each once, in alphabetical order. */
export function joiningForms(terms: Iterable<string>): readonly string[] {
  const forms = new Set<string>();
  for (const term of terms) if (CUT_WITHOUT_SPACES.test(term)) forms.add(formOf(term.trim()));
  return [...forms].sort();
}

/**
 * How to join adjacent tokens, with nothing between them, whose joined form is one of the terms: leftmost first, then
 * longest first. No token is cut, so that 研究 · 生命 never becomes 研究生. `onJoin` hears the form of each term found.
 */
export function joiningTerms(terms: Iterable<string>, onJoin?: (form: string) => void): Joining {
  const forms = new Set<string>();
  for (const term of terms) forms.add(formOf(term.trim()));
  forms.delete('');
  const longest = [...forms].reduce((most, { length }) => Math.max(most, length), 0);
  const beginnings = new Set([...forms].map((form) => form.codePointAt(0)));
  return (tokens) => {
    const joined: Token[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const first = tokens[at]!;
      const last = beginnings.has(first.form.codePointAt(0)) ? lastOfTerm(tokens, at, forms, longest) : at;
      if (last === at) {
        joined.push(first);
        continue;
      }
      const form = formBetween(tokens, at, last);
      onJoin?.(form);
      joined.push({ start: first.start, end: tokens[last]!.end, form });
      at = last;
    }
    return joined;
  };
}

function formBetween(tokens: readonly Token[], first: number, last: number): string {
  let form = '';
  for (let at = first; at <= last; at += 1) form += tokens[at]!.form;
  return form;
}

/** The index of the last token of the longest term of several tokens that begins at `first`; `first` where none does. */
function lastOfTerm(
  tokens: readonly Token[],
  first: number,
  forms: ReadonlySet<string>,
  longest: number,
): number {
  let found = first;
  let form = tokens[first]!.form;
  for (let at = first + 1; at < tokens.length && tokens[at]!.start === tokens[at - 1]!.end; at += 1) {
    form += tokens[at]!.form;
    if (form.length > longest) break;
    if (forms.has(form)) found = at;
  }
  return found;
}
