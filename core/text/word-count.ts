// The length of a text in words, as word processors count: each Chinese character is one, and each run of
// letters or digits of any other script.

/** A hyphen or an apostrophe between letters belongs to their word: “co-founder’s”. */
const WORD =
  /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:[-'’](?!\p{Script=Han})[\p{L}\p{N}\p{M}]+)*/gu;

/** The number of words in the text. */
export function wordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
