import { useState } from 'react';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { MissingList } from './missing-list.tsx';
import { localeOf } from '#words/locale.ts';

/** A notice for a project that was salvaged incompletely: when, and what is missing. */
export function SalvagedNotice({ className }: { className: string | undefined }) {
  const { t, language } = useWords();
  const path = useProject((state) => state.open?.path ?? null);
  const { value } = useAnswer(path, (asking) => asking.project.salvaged());
  const [isTold, setTold] = useState(false);
  if (!value || value.missing.length === 0) return null;
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' });
  const at = day.format(new Date(value.at));
  return (
    <p className={className}>
      <Sentence>{t('salvage:notice', { at, count: value.missing.length })}</Sentence>
      <LinkButton onPress={() => setTold(true)}>{t('salvage:notice_show')}</LinkButton>
      <Dialog title={t('salvage:missing')} isOpen={isTold} onClose={() => setTold(false)}>
        <MissingList missing={value.missing} />
      </Dialog>
    </p>
  );
}
