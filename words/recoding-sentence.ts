// How a sample was coded again, in sentences for a paper.
import { recodedIn, weeksBetween, type Recoding } from '#core/recoding/recoding.ts';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { countInWords } from './numbers.ts';
import { sampleSentence } from './sample-sentence.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** How many of how many were coded again, after how long, without seeing what; and how they were drawn. */
export function recodingSentence(
  words: Words,
  recoding: Recoding,
  {
    coder,
    sample,
  }: { readonly coder: string; readonly sample: { readonly settings: string; readonly seed: number } },
): string {
  const { t } = words;
  const { sources, gone } = recoding;
  const seen = sources.filter(({ isSeen }) => isSeen).length;
  return paragraphOf(words, [
    t('blind_rounds:paper.recoded', {
      coder,
      n: countInWords(words, recodedIn(recoding)),
      m: countInWords(words, sources.length + gone),
      after: afterInWords(words, recoding),
    }),
    sampleSentence(words, sampleDesignFrom(sample.settings), sample.seed),
    ...(seen > 0 ? [t('blind_rounds:paper.seen', { count: seen })] : []),
    ...(gone > 0 ? [t('blind_rounds:paper.gone', { count: gone })] : []),
  ]);
}

/** How long after the first pass; nothing before the first source, and a space to be filled while the first is hidden. */
function afterInWords(words: Words, recoding: Recoding): string {
  const { t } = words;
  if (recodedIn(recoding) === 0) return '';
  const between = weeksBetween(recoding);
  if (between === null) return t('blind_rounds:paper.after_sealed');
  const [low, high] = between;
  if (low === high) return t('blind_rounds:paper.after', { count: low, low: countInWords(words, low) });
  return t('blind_rounds:paper.after_range', {
    low: countInWords(words, low),
    high: countInWords(words, high),
  });
}
