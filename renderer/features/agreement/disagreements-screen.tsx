import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { isOpen, type PlaceDecision } from '#core/agreement/decisions.ts';
import type { DifferingPlaces } from '#core/agreement/places.ts';
import { levels } from '#core/agreement/request.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { countInWords } from '#words/numbers.ts';
import { joined } from '#words/sentences.ts';
import { AgreementControls } from './agreement-controls.tsx';
import { stepTo, useChosenPlaces, useListedPlaces } from './chosen-place.ts';
import { isNothingCompared, NotComparable, NothingCompared, useIsComparable } from './empty-agreement.tsx';
import { FacingVersions } from './facing-versions.tsx';
import styles from './agreement.module.css';
import { useAgreementPart } from '#renderer/common/openers/agreement-view.ts';
import { useAgreementChoices, usePlaces } from './use-agreement.ts';
import { useFinishing } from './use-finishing.ts';

/** The disagreements: the versions of the coders side by side, place after place. */
export function DisagreementsScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useAgreementChoices();
  const [, setPart] = useAgreementPart();
  const { answer, request, underWay, stop, goOn } = usePlaces();
  const { value, error } = answer;
  const isComparable = useIsComparable(choices);
  const listed = useListedPlaces();
  const places = useChosenPlaces();
  const [place = null] = places;
  const title = useTitle('title');
  useActions({
    'agreement.level': () => change({ level: after(levels, choices.level) }),
    'agreement.group': () => change({ group: choices.group === 'code' ? 'source' : 'code' }),
    'agreement.other_view': {
      run: () => setPart('coefficients'),
      hint: t('agreement_screen:views.coefficients'),
    },
    ...(place
      ? {
          'agreement.next': () => stepTo(listed, place, 1),
          'agreement.previous': () => stepTo(listed, place, -1),
          'agreement.read': () =>
            openPlace({ sourceId: place.sourceId, ...(place.span ? { span: place.span } : {}) }),
        }
      : {}),
  });
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  // A source is finished when all its codes are agreed on.
  const canFinish =
    !readOnly && isComparable && request.of === 'codes' && value !== undefined && value.sources.byAll > 0;
  const finishing = useFinishing(request);
  const finish = (): void => void finishing.run().catch(showError);
  useActions(canFinish ? { 'agreement.finish': finish } : {});
  const isNothing = value !== undefined && isNothingCompared({ choices, ...value });
  return (
    <div className={cx(screenStyles.screen, styles.screen)}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={value && isComparable && <Compared found={value} />}
      >
        {canFinish && (
          <span title={t('agreement_screen:finish_note')}>
            <Button isDisabled={finishing.underWay !== null} onPress={finish}>
              {t('agreement_screen:finish')}
            </Button>
          </span>
        )}
      </PageHeader>
      {isComparable ? (
        <AgreementControls choices={choices} inScope={value?.sources.inScope} hasLevel onChange={change} />
      ) : (
        <ChooseCoders />
      )}
      {!isComparable && <NotComparable />}
      {isComparable && error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {isComparable && underWay && (
        <ProgressBar
          what={t('agreement_screen:looking')}
          done={underWay.at.done}
          total={underWay.at.total}
          startedAt={underWay.startedAt}
          onCancel={stop}
        />
      )}
      {finishing.underWay && (
        <ProgressBar
          what={t('agreement_screen:finishing')}
          done={finishing.underWay.at.done}
          total={finishing.underWay.at.total}
          startedAt={finishing.underWay.startedAt}
          onCancel={finishing.stop}
        />
      )}
      {isComparable && answer.loading && value === undefined && underWay === null && (
        <p className={styles.waiting}>{t('agreement_screen:looking')}</p>
      )}
      {goOn && (
        <EmptyState sentence={t('agreement_screen:stopped')}>
          <Button onPress={goOn}>{t('agreement_screen:go_on')}</Button>
        </EmptyState>
      )}
      {value && isComparable && !error && (
        <>
          <NothingCompared choices={choices} {...value} onChange={change} />
          {!isNothing && place === null && (value.places.length > 0 || choices.show === 'extent') && (
            <EmptyState sentence={t('agreement_screen:none_shown')} />
          )}
          {!isNothing && place === null && value.places.length === 0 && choices.show !== 'extent' && (
            <EmptyState
              sentence={t('agreement_screen:empty.no_difference', { count: value.sources.bySeveral })}
            />
          )}
          {!isNothing && place !== null && (
            <FacingVersions request={request} listed={listed} places={places} place={place} />
          )}
          <FooterState>
            {t('agreement_screen:state_decided', {
              decided: value.places.filter(({ decision }) => !isOpen(decision)).length,
              discuss: value.places.filter(({ decision }) => isLeft(decision)).length,
              open: value.places.filter(({ decision }) => isOpen(decision) && !isLeft(decision)).length,
            })}
          </FooterState>
        </>
      )}
    </div>
  );
}

/** The heading of a part of the screen, with the names of the coders. */
export function useTitle(of: 'title' | 'title_table'): string {
  const words = useWords();
  const [{ coderIds }] = useAgreementChoices();
  const coders = useProject((state) => state.tables.coder);
  if (coderIds.length < 2) return words.t('shell:screen_agreement');
  const names = coderIds.map((id) => coders.get(id)?.name ?? '');
  return words.t(`agreement_screen:${of}`, { coders: joined(words, names, 'conjunction') });
}

/** The coders alone, while there are not enough to show anything else. */
function ChooseCoders() {
  const [choices, change] = useAgreementChoices();
  const coders = useProject((state) => state.tables.coder.size);
  if (coders < 2) return null;
  return <AgreementControls choices={choices} inScope={undefined} hasLevel onChange={change} />;
}

/** How many sources were compared, and how many units differ. */
function Compared({ found: { sources, differences } }: { readonly found: DifferingPlaces }) {
  const words = useWords();
  const { t } = words;
  const [{ base }] = useAgreementChoices();
  const m = countInWords(words, sources.inScope);
  return (
    <>
      {base === 'all'
        ? t('agreement_screen:all_compared', { m, count: sources.inScope })
        : t('agreement_screen:compared', {
            n: countInWords(words, sources.bySeveral),
            m,
            count: sources.inScope,
          })}
      {' · '}
      {t('agreement_screen:differences', { count: differences })}
    </>
  );
}

/** Whether a place was left to be discussed, and still is as it was. */
function isLeft(decision: PlaceDecision | null): boolean {
  return decision?.outcome === 'discuss' && !decision.isChanged;
}

/** The value after this one; after the last the first. */
export function after<T>(values: readonly T[], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
