// What agreement came to, in a sentence for a paper. How it was measured says `agreement-method.ts`.
import type { Agreement } from '#core/agreement/agreement.ts';
import { chiefMeasure } from './agreement-lines.ts';
import { coefficientInWords } from './coefficient.ts';
import { countInWords, percentInWords } from './numbers.ts';
import { joined, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The result of all codes together, or of the only one; its interval; the range over the codes. */
export function agreementSentence(words: Words, { rows, pooled, facts }: Agreement): string {
  const { t } = words;
  const { level } = facts;
  const chief = chiefMeasure(level);
  const on = rows.length === 1 ? rows[0]! : pooled;
  const value = on.measures[chief];
  const codes = t('agreement_screen:result.codes', { count: facts.offered - facts.neverUsed });
  const levelWords = t(`agreement_screen:result.level_words.${level}`);
  if (typeof value === 'string')
    return paragraphOf(words, [t('agreement_screen:result.undefined', { level: levelWords })]);
  const said = { value: coefficientInWords(words, value), codes, n: countInWords(words, on.counts.n) };
  const { percent } = on.measures;
  const interval = on.intervals[chief];
  const ends =
    interval === undefined || typeof interval === 'string'
      ? ''
      : t('agreement_screen:result.interval', {
          low: coefficientInWords(words, interval[0]),
          high: coefficientInWords(words, interval[1]),
        });
  const coders = joined(words, facts.coders, 'conjunction');
  const sentence =
    level === 'segments'
      ? t('agreement_screen:result.segments', {
          ...said,
          coders,
          threshold: percentInWords(words, facts.threshold ?? 1),
          percent: typeof percent === 'string' ? '–' : percentInWords(words, percent),
        })
      : level === 'unitizing'
        ? t('agreement_screen:result.unitizing', { ...said, coders })
        : t('agreement_screen:result.alpha', { ...said, coders, level: levelWords });
  const own = rows.flatMap(({ measures }) => {
    const measure = measures[chief];
    return typeof measure === 'number' ? [measure] : [];
  });
  return paragraphOf(words, [
    t('agreement_screen:result.end', { sentence: `${sentence}${ends}` }),
    ...(own.length > 1
      ? [
          t('agreement_screen:result.range', {
            low: coefficientInWords(words, Math.min(...own)),
            high: coefficientInWords(words, Math.max(...own)),
          }),
        ]
      : []),
  ]);
}
