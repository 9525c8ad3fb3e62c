import { ChartLine, Table2 } from 'lucide-react';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { InPlaceField } from '#renderer/ui/list/in-place-field.tsx';
import { useDraggedLine } from '#renderer/ui/list/use-dragged-line.tsx';
import { stateInWords } from '#words/kept-tables/state-in-words.ts';
import type { ListedKept } from '#electron/services/kept-tables.ts';
import styles from './kept-tables.module.css';
import type { Recounted } from './recounts.ts';
import { labelOf, type KeptItem } from './use-kept.ts';

export interface KeptLineProps {
  readonly item: KeptItem;
  /** Undefined until the item has been made again. */
  readonly counted: Recounted<ListedKept> | undefined;
  readonly isRenamed: boolean;
  readonly onRenamed: () => void;
  /** The item after this one; null for the last. */
  readonly nextId: string | null;
  readonly readOnly: boolean;
}

/** The type of what is dragged, so that nothing else can be dropped here. */
const DRAGGED = 'application/x-concord-kept-table';

/** One kept item in the list: grip, sign, number, title; base and state below. */
export function KeptLine({ item, counted, isRenamed, onRenamed, nextId, readOnly }: KeptLineProps) {
  const words = useWords();
  const { t } = words;
  const { kept, isFigure } = item;
  const listed = counted?.value;
  const Sign = isFigure ? ChartLine : Table2;
  const state = listed?.state.what;
  const isAway = state === 'changed' || state === 'cannot';
  const { line, grip } = useDraggedLine({
    type: DRAGGED,
    id: kept.id,
    nextId,
    readOnly,
    onMove: (id, before) => void api.keptTables.move({ id, before }).catch(showError),
  });
  return (
    <div {...line} className={cx(styles.line, line.className)}>
      {grip}
      <Sign size={14} aria-hidden className={styles.sign} />
      <span className={styles.named}>
        <span className={styles.title}>
          <b>{labelOf(words, item)}</b>{' '}
          {isRenamed ? (
            <InPlaceField
              label={t('kept_tables:title')}
              text={kept.name}
              onCommit={(name) => void api.keptTables.rename({ id: kept.id, name }).catch(showError)}
              onDone={onRenamed}
            />
          ) : (
            kept.name
          )}
        </span>
        <span className={cx(styles.about, counted?.isStale && styles.stale)}>
          {[t(`kept_tables:kind.${kept.kind}`), listed?.base].filter(Boolean).join(' · ')}
          {listed && (
            <>
              {' · '}
              <span className={cx(isAway && styles.away, state === 'never' && styles.never)}>
                {stateInWords(words, listed)}
              </span>
            </>
          )}
        </span>
      </span>
    </div>
  );
}
