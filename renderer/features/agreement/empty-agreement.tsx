import { perform } from '#renderer/app/services/action-handlers.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { DecidedSources } from '#core/agreement/coded-by.ts';
import { comparable, type AgreementChoices } from './agreement-choices.ts';

/** Whether the coders are seen at all: not in a second pass, and not while fewer than two are chosen. */
export function useIsComparable({ coderIds }: Pick<AgreementChoices, 'coderIds'>): boolean {
  return useBlindCoderId() === null && coderIds.length > 1;
}

/** What stands where nothing can be compared: why, and what to do. */
export function NotComparable() {
  const { t } = useWords();
  const isBlind = useBlindCoderId() !== null;
  const coders = useProject((state) => state.tables.coder);
  if (isBlind) return <EmptyState sentence={t('agreement_screen:empty.blind')} />;
  if (comparable(coders.values()).length > 1)
    return <EmptyState sentence={t('agreement_screen:empty.not_chosen')} />;
  return (
    <EmptyState sentence={t('agreement_screen:empty.coders')}>
      <Button onPress={() => perform('project.coders')}>{t('agreement_screen:empty.to_coders')}</Button>
      <Button onPress={() => perform('rounds.recode')}>{t('blind_rounds:again')}</Button>
    </EmptyState>
  );
}

export interface NothingComparedProps {
  readonly choices: AgreementChoices;
  readonly offered: number;
  readonly sources: DecidedSources;
  readonly onChange: (changed: Partial<AgreementChoices>) => void;
}

/** Why coders who can be compared have nothing to compare; null if they have. */
export function NothingCompared({ choices, offered, sources, onChange }: NothingComparedProps) {
  const { t } = useWords();
  if (offered === 0) return <EmptyState sentence={t('agreement_screen:empty.codes')} />;
  if (choices.level === 'segments' && choices.coderIds.length > 2)
    return <EmptyState sentence={t('errors:agreement_segments')} />;
  const isNone = choices.level === 'unitizing' ? sources.byAll === 0 : sources.bySeveral === 0;
  if (!isNone) return null;
  return (
    <EmptyState sentence={t('agreement_screen:empty.pairs')}>
      {choices.base === 'reviewed' && sources.inScope > 0 && (
        <Button onPress={() => onChange({ base: 'all' })}>{t('agreement_screen:empty.count_all')}</Button>
      )}
    </EmptyState>
  );
}

/** Whether `NothingCompared` says anything. */
export function isNothingCompared({
  choices,
  offered,
  sources,
}: Omit<NothingComparedProps, 'onChange'>): boolean {
  return (
    offered === 0 ||
    (choices.level === 'segments' && choices.coderIds.length > 2) ||
    (choices.level === 'unitizing' ? sources.byAll === 0 : sources.bySeveral === 0)
  );
}
