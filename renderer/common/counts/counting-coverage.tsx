import type { CountingFacts } from '#core/counting/facts.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { countInWords } from '#words/numbers.ts';
import { unitsOf } from '#words/units-of-sources.ts';

export interface CountingCoverageProps {
  readonly facts: CountingFacts;
  /** Shows the sources that are left out. */
  readonly onShow?: () => void;
}

/** The base of the numbers in a line: “31 of 59 sources reviewed; 6 unreviewed carry codings …”. */
export function CountingCoverage({ facts, onShow }: CountingCoverageProps) {
  const words = useWords();
  const { t } = words;
  const { sources, denominator } = facts;
  const units = unitsOf(words, facts, sources.inScope);
  if (sources.inScope === 0) return <>{t('analysis:coverage.nothing')}</>;
  const numbers = {
    count: sources.inScope,
    reviewed: countInWords(words, sources.reviewed),
    notReviewed: countInWords(words, sources.notReviewed),
    counted: countInWords(words, sources.counted),
    inScope: countInWords(words, sources.inScope),
    units,
  };
  const isFallback = denominator.asked === 'reviewed' && denominator.used === 'all';
  const key = isFallback ? 'nothing_reviewed' : denominator.used;
  const isLeftOut = denominator.used === 'reviewed' && sources.unreviewedWithCodings > 0;
  return (
    <>
      {t(`analysis:coverage.${key}`, numbers)}
      {isLeftOut && (
        <>
          <Sentence>
            {t('analysis:coverage.left_out', {
              count: sources.unreviewedWithCodings,
              units: unitsOf(words, facts, sources.unreviewedWithCodings),
            })}
          </Sentence>
          {onShow && <LinkButton onPress={onShow}>{t('analysis:coverage.show')}</LinkButton>}
        </>
      )}
    </>
  );
}
