import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import styles from './imports.module.css';
import type { Kind } from './usual-class.ts';

interface KindChoiceProps {
  value: Kind;
  onChange: (kind: Kind) => void;
}

/** Whether what comes in are documents or interviews. */
export function KindChoice({ value, onChange }: KindChoiceProps) {
  const { t } = useWords();
  return (
    <div className={styles.field}>
      <span className={styles.label}>{t('imports:as_kind')}</span>
      <SegmentedControl
        label={t('imports:as_kind')}
        value={value}
        onChange={onChange}
        segments={[
          { value: 'document', label: t('sources:documents') },
          { value: 'interview', label: t('sources:interviews') },
        ]}
      />
    </div>
  );
}
