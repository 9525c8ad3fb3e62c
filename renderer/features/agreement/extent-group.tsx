import { isOpen } from '#core/agreement/decisions.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import styles from './agreement.module.css';
import { useAgreementChoices, usePlaces } from './use-agreement.ts';
import { useDecisions } from './use-decisions.ts';

/** Below the list, closed until it is asked for: the places that agree at the level and differ in extent alone. */
export function ExtentGroup() {
  const { t } = useWords();
  const [choices, change] = useAgreementChoices();
  const extents = usePlaces().answer.value?.extents ?? [];
  const isShown = choices.show === 'extent';
  const take = useTakingAll();
  if (extents.length === 0 && !isShown) return null;
  return (
    <div className={styles.extents}>
      <LinkButton onPress={() => change({ show: isShown ? 'all' : 'extent' })}>
        {isShown
          ? t('agreement_screen:extents_close')
          : t('agreement_screen:extents', { count: extents.length })}
      </LinkButton>
      {isShown && <p>{t('agreement_screen:extents_note')}</p>}
      {take?.underWay && (
        <ProgressBar
          what={t('agreement_screen:deciding')}
          done={take.underWay.at.done}
          total={take.underWay.at.total}
          startedAt={take.underWay.startedAt}
          onCancel={take.stop}
        />
      )}
      {isShown && take?.underWay === null && (
        <Button onPress={() => void take.run().catch(showError)}>{take.label}</Button>
      )}
    </div>
  );
}

/** Takes the codings of the main coder in all of these places; null where nothing is left to take, or nothing is written. */
function useTakingAll() {
  const { t } = useWords();
  const { answer, request } = usePlaces();
  const { underWay, stop, decide } = useDecisions();
  const coders = useProject((state) => state.tables.coder);
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const open = (answer.value?.extents ?? []).filter(({ decision }) => isOpen(decision));
  const takenFrom = request.coderIds.find((id) => id === mainId) ?? request.coderIds[0];
  const name = coders.get(takenFrom ?? '')?.name;
  if (readOnly || takenFrom === undefined || name === undefined || open.length === 0) return null;
  const run = async (): Promise<void> => {
    const group = crypto.randomUUID();
    const places = open.map(({ sourceId, codeId, span }) => ({ sourceId, codeId, span }));
    const layerName = t('agreement_screen:layer_name');
    const count = await decide({ request, places, outcome: 'one', takenFrom, layerName }, group);
    if (count > 0) offerUndo(t('agreement_screen:extents_taken', { count, name }), group);
  };
  return { run, underWay, stop, label: t('agreement_screen:extents_take', { name, count: open.length }) };
}
