import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { WorkingBaseChoice, WorkingUnitChoice } from '#renderer/common/counts/working-counts-choice.tsx';
import { countKinds, useCountChoice } from './code-counts.ts';
import styles from './codebook.module.css';
import { useOpenBranches } from './use-open-branches.ts';

interface ControlsProps {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}

/** The line above the tree: filter, unit and kind. */
export function CodebookControls({ filter, onFilter }: ControlsProps) {
  const { t } = useWords();
  const counting = useCountChoice();
  const inOrder = useProject((state) => state.codebook.inOrder);
  const [, setOpen] = useOpenBranches();
  return (
    <div className={styles.controls} data-narrows>
      <FilterField
        label={t('codebook:filter')}
        value={filter}
        onChange={onFilter}
        className={styles.filter}
      />
      <IconButton
        label={t('codebook:open_all')}
        onPress={() => setOpen(new Set(inOrder.map(({ id }) => id)))}
      >
        <ChevronsUpDown size={16} aria-hidden />
      </IconButton>
      <IconButton label={t('codebook:close_all')} onPress={() => setOpen(new Set())}>
        <ChevronsDownUp size={16} aria-hidden />
      </IconButton>
      <span className={styles.space} />
      <WorkingUnitChoice />
      {counting.unit !== 'respondents' && (
        <Select
          look="pill"
          label={t('codebook:kind')}
          value={counting.kind}
          onChange={counting.setKind}
          options={countKinds.map((value) => ({ value, label: t(`codebook:kind_${value}`) }))}
        />
      )}
      <WorkingBaseChoice />
    </div>
  );
}
