import { useWords } from '#renderer/state/words.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import styles from './imports.module.css';
import type { Kind } from './usual-class.ts';

interface KindChoiceProps {
  /** Null while both kinds occur. */
  value: Kind | null;
  label?: string;
  onChange: (kind: Kind) => void;
}

/** Chooses whether to import documents or interviews. */
export function KindChoice({ value, label, onChange }: KindChoiceProps) {
  const { t } = useWords();
  const name = label ?? t('imports:as_kind');
  return (
    <div className={styles.field}>
      <span className={styles.label}>{name}</span>
      <SegmentedControl
        label={name}
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
