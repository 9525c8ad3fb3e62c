import { Plus } from 'lucide-react';
import { perform, useActions } from '#renderer/app/services/action-handlers.ts';
import { useAgreementPart } from '#renderer/common/openers/agreement-view.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { RecodingList } from './recoding-list.tsx';
import { RoundTable } from './round-table.tsx';
import styles from './rounds.module.css';
import { useRecodings, useRounds } from './use-rounds.ts';

/** Blind rounds with how far everybody is, and samples that are coded again. */
export function RoundsScreen() {
  const { t } = useWords();
  const [, setPart] = useAgreementPart();
  const rounds = useRounds();
  const recodings = useRecodings();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const persons = useProject(
    (state) => [...state.tables.coder.values()].filter(({ kind }) => kind === 'person').length,
  );
  useActions({
    'agreement.other_view': {
      run: () => setPart('disagreements'),
      hint: t('agreement_screen:views.disagreements'),
    },
  });
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={t('blind_rounds:title')}
        subtitle={t('blind_rounds:lead')}
      >
        {!readOnly && (
          <>
            <Button onPress={() => perform('rounds.recode')}>{t('blind_rounds:again')}</Button>
            <Button
              tone="primary"
              icon={<Plus size={15} aria-hidden />}
              onPress={() => perform('rounds.open')}
            >
              {t('blind_rounds:open')}
            </Button>
          </>
        )}
      </PageHeader>
      <div className={styles.work}>
        {rounds?.length === 0 && recodings?.length === 0 && (
          <EmptyState
            className={styles.empty}
            sentence={t(persons > 1 ? 'blind_rounds:empty' : 'blind_rounds:empty_alone')}
          />
        )}
        {rounds !== undefined && rounds.length > 0 && (
          <RoundTable rounds={rounds} recodings={recodings ?? []} readOnly={readOnly} />
        )}
        {recodings !== undefined && recodings.length > 0 && (
          <RecodingList recodings={recodings} rounds={rounds ?? []} readOnly={readOnly} />
        )}
      </div>
    </div>
  );
}
