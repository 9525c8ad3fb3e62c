import { useMemo, useState } from 'react';
import { byName } from '#core/counting/name-order.ts';
import type { PlannedRow } from '#core/ticks/tick-plan.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import type { Option } from '#renderer/ui/option.ts';
import styles from './ticks.module.css';

/** How many sources are offered at once; more words find the others. */
const MAX_OFFERED = 50;

interface SourceChoiceProps {
  readonly row: PlannedRow;
  /** The place of the row, in words. */
  readonly at: string;
  readonly onChoose: (sourceId: string) => void;
  readonly onClose: () => void;
}

/** Chooses the source of a row; similar names come first. */
export function SourceChoice({ row, at, onChoose, onClose }: SourceChoiceProps) {
  const { t } = useWords();
  const sources = useProject((state) => state.tables.source);
  const classes = useProject((state) => state.tables.class);
  const [text, setText] = useState('');
  const all = useMemo((): Option[] => {
    const likely = new Set(row.candidates);
    const inOrder = [...sources.values()].toSorted(
      (a, b) => Number(likely.has(b.id)) - Number(likely.has(a.id)) || byName(a.title, b.title),
    );
    return inOrder.map(({ id, title, date, classId, label }) => ({
      value: id,
      label: title,
      note: [label, date, classes.get(classId ?? '')?.name].filter(Boolean).join(' · '),
    }));
  }, [sources, classes, row.candidates]);
  const wanted = text.trim().toLowerCase();
  const options = all.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, MAX_OFFERED);
  return (
    // An Escape that the field does not use ends the choice and must not close the dialog.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={styles.sourceChoice}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <ComboBox
        label={t('ticks:choose_source_of', { at })}
        labelHidden
        autoFocus
        placeholder={t('ticks:find_source')}
        options={options}
        value={text}
        onChange={setText}
        onChoose={({ value }) => onChoose(value)}
      />
      <Button tone="quiet" onPress={onClose}>
        {t('ui:cancel')}
      </Button>
    </div>
  );
}
