// Ranges of languages, as BCP 47 has them: `zh` is all Chinese, however written.

/** Whether a language tag lies in a range (basic filtering of RFC 4647): it is the range, or goes on after it with `-`. */
export function isInLanguageRange(tag: string, range: string): boolean {
  const [own, asked] = [tag.toLowerCase(), range.toLowerCase()];
  return own === asked || own.startsWith(`${asked}-`);
}
