import { useState, type ReactNode } from 'react';
import { useWords } from '#renderer/state/words.ts';
import { LinkButton } from './link-button.tsx';

/** How many more rows each press shows. */
const ROWS_PER_STEP = 100;

/** How many rows of a list of `total` are shown, and a button that shows more; null if all are shown. */
export function useMore(total: number): readonly [shown: number, more: ReactNode] {
  const { t } = useWords();
  const [wanted, setWanted] = useState(ROWS_PER_STEP);
  const left = total - wanted;
  if (left <= 0) return [total, null];
  const more = (
    <LinkButton onPress={() => setWanted(wanted + ROWS_PER_STEP)}>
      {t('ui:show_more', { count: Math.min(ROWS_PER_STEP, left), left })}
    </LinkButton>
  );
  return [wanted, more];
}
