import { estimateProblem, hasUnlikeClasses, type CoverageFacts } from '#core/counting/coverage-facts.ts';
import type { Denominator } from '#core/counting/request.ts';
import { samplesToRecode } from '#core/recoding/samples-to-recode.ts';
import { NONE } from './side-choices.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { reasonSentence } from '#words/reason-sentence.ts';
import styles from './estimate-choice.module.css';

export interface EstimateChoiceProps {
  /** The coverage of the classes in scope, for each part that could be estimated. */
  readonly coverages: readonly CoverageFacts[];
  /** The base actually used. */
  readonly used: Denominator;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** The sample to estimate from; `NONE` for the largest of each class. */
  readonly drawId: string;
  readonly onDrawChange: (drawId: string) => void;
}

/**
 * Chooses whether classes are weighted by their sampling frames, or says why they cannot be, and chooses the sample if
 * there are several.
 */
export function EstimateChoice({
  coverages,
  used,
  isSelected,
  onChange,
  drawId,
  onDrawChange,
}: EstimateChoiceProps) {
  const words = useWords();
  const { t } = words;
  const samples = useProject((state) => state.tables.sample);
  const plans = useProject((state) => state.tables.recoding);
  const again = samplesToRecode(samples.values(), plans.values());
  const unlike = coverages.filter(hasUnlikeClasses);
  const hasSeveralDraws = unlike.some(({ classes }) => classes.some(({ otherDraws }) => otherDraws > 0));
  // A single class has the same share weighted or unweighted.
  const together = unlike.filter(
    ({ classes }) => classes.filter(({ kind }) => kind === 'document').length > 1,
  );
  const problems = together.map(estimateProblem);
  const [problem] = problems;
  const isOfReviewed = used === 'reviewed';
  const canEstimate = isOfReviewed && problems.includes(null);
  return (
    <>
      {together.length > 0 && (
        <div>
          <Switch isSelected={isSelected} isDisabled={!isSelected && !canEstimate} onChange={onChange}>
            {t('counting:controls.estimate')}
          </Switch>
          {!isOfReviewed && <p className={styles.why}>{t('counting:controls.estimate_of_reviewed')}</p>}
          {isOfReviewed && !canEstimate && problem && (
            <p className={styles.why}>
              {t('counting:controls.estimate_refused', {
                class: problem.className ?? t('counting:groups.documents_without_class'),
                why: reasonSentence(words, problem.why),
              })}
            </p>
          )}
        </div>
      )}
      {hasSeveralDraws && (
        <Select
          label={t('counting:controls.draw')}
          value={samples.has(drawId) && !again.has(drawId) ? drawId : NONE}
          onChange={onDrawChange}
          options={[
            { value: NONE, label: t('counting:controls.draw_largest') },
            ...[...samples.values()].flatMap(({ id, name }) =>
              again.has(id) ? [] : { value: id, label: name },
            ),
          ]}
        />
      )}
    </>
  );
}
