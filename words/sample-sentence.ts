// How a sample was drawn, in sentences to paste into a paper.
import type { SampleDesign, Stratum } from '#core/sampling/sample-design.ts';
import { NONE } from '#core/counting/grouping.ts';
import { countInWords, percentInWords } from './numbers.ts';
import { paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** With more strata than this, only their number is given. */
export const MAX_STRATA = 12;

/** What a sample was drawn from, how, and how to draw it again. */
export function sampleSentence(words: Words, design: SampleDesign, seed: number): string {
  const { t } = words;
  const { size, strata, allocation, frame, kind, className } = design;
  const frameSize = frame.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  const parameters = {
    size: countInWords(words, size),
    frame: t(`counting:sample.frame_${kind ?? 'all'}`, { count: frameSize }),
    class: className === null ? '' : t('counting:sample.class', { name: className }),
    seed: String(seed),
  };
  if (strata.by === 'none') {
    return paragraphOf(words, [t('counting:sample.simple', parameters), t('counting:sample.drawing')]);
  }
  const by =
    strata.by === 'attribute'
      ? t('counting:sample.by_attribute', { name: design.attributeName ?? '' })
      : t(`counting:sample.by_${strata.by}`);
  return paragraphOf(words, [
    t('counting:sample.stratified', { ...parameters, by }),
    t(`counting:sample.${allocation}`, { strata: strataInWords(words, frame) }),
    t('counting:sample.drawing'),
  ]);
}

function strataInWords(words: Words, frame: readonly Stratum[]): string {
  const { t } = words;
  if (frame.length > MAX_STRATA) return t('counting:sample.many_strata', { count: frame.length });
  return frame
    .map(({ key, drawn, sourceIds, guess }) =>
      t(`counting:sample.${guess === undefined ? 'stratum' : 'stratum_expected'}`, {
        name: key === NONE ? t('counting:columns.none') : key,
        drawn: countInWords(words, drawn),
        size: countInWords(words, sourceIds.length),
        share: percentInWords(words, guess ?? 0),
      }),
    )
    .join(t('exports:list.separator'));
}
