import { useState } from 'react';
import { dayAfter, type Recoding } from '#core/recoding/recoding.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { usePersonId, useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { dateInWords } from '#words/citation.ts';
import styles from './strip.module.css';
import { useRecodings } from './use-rounds.ts';

/** What is due to be coded again by who works here, above every screen, until it is begun, put off or left for this visit. */
export function RecodingNotices() {
  const workingId = useWorkingCoderId();
  const personId = usePersonId();
  const path = useProject((state) => state.open?.path);
  const [left, setLeft] = useState<readonly string[]>([]);
  const due =
    useRecodings()?.filter((each) => each.isDue && each.personId === personId && each.passId !== workingId) ??
    [];
  return due
    .filter(({ id }) => !left.includes(`${path ?? ''} ${id}`))
    .map((recoding) => (
      <RecodingNotice
        key={recoding.id}
        recoding={recoding}
        onLeave={() => setLeft([...left, `${path ?? ''} ${recoding.id}`])}
      />
    ));
}

function RecodingNotice({
  recoding,
  onLeave,
}: {
  readonly recoding: Recoding;
  readonly onLeave: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const name = useProject((state) => state.tables.coder.get(recoding.passId)?.name ?? '');
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const left = recoding.sources.filter(({ againAt }) => againAt === null).length;
  const later = () =>
    void api.recodings
      .remind({ id: recoding.id, dueOn: dayAfter(new Date().toISOString(), 1) })
      .catch(showError);
  return (
    <output className={styles.notice}>
      {t('blind_rounds:recode.due', { name, count: left, date: dateInWords(words, recoding.dueOn ?? '') })}
      <LinkButton onPress={() => showAgreement('rounds')}>{t('blind_rounds:recode.due_open')}</LinkButton>
      {!readOnly && (
        <LinkButton onPress={later}>{t('blind_rounds:recode.in_weeks', { count: 1 })}</LinkButton>
      )}
      <LinkButton onPress={onLeave}>{t('blind_rounds:recode.not_now')}</LinkButton>
    </output>
  );
}
