import { countHead, FIRST_UNIT } from '#renderer/features/counts/count-head.ts';
import type { Unit } from '#core/counting/request.ts';
import { api } from '#renderer/api.ts';
import { CodeTree } from '#renderer/features/navigator/code-tree.tsx';
import { countedTables } from '#core/tables.ts';
import { useAnswer, useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { Select } from '#renderer/ui/select.tsx';
import { countInWords } from '#words/numbers.ts';
import { passageRequest } from './passage-filter.ts';
import styles from './passages.module.css';
import { usePassageFilter } from './use-passages.ts';

const units: readonly Unit[] = ['sources', 'passages', 'codings', 'respondents'];

/** The codebook with what the present filter finds of each code; a press shows its passages. */
export function CodeList() {
  const words = useWords();
  const { t } = words;
  const tables = useProject((state) => state.tables);
  const [filter] = usePassageFilter();
  const [unit, setUnit] = useChoice<Unit>('passages.unit', FIRST_UNIT);
  const request = passageRequest(filter, tables);
  const { value: counted } = useAnswer(`${unit} ${JSON.stringify(request)}`, countedTables, () =>
    api.tallies.codebook({ unit, request }),
  );
  const countOf = (id: string): number | null => {
    const count = counted?.counts[id];
    return (filter.rollup ? count?.rolledUp : count?.direct) ?? null;
  };
  return (
    <nav className={styles.navigator}>
      <CodeTree
        choice="passages.closed"
        unit={
          <Select
            look="pill"
            label={t('counting:controls.unit')}
            value={unit}
            onChange={setUnit}
            options={units.map((value) => ({ value, label: t(`passages:units.${value}`) }))}
          />
        }
        head={counted && countHead(words, unit, counted)}
        trailing={({ id }) => {
          const count = countOf(id);
          return count === null ? null : (
            <span className={cx(count === 0 && styles.none)}>{countInWords(words, count)}</span>
          );
        }}
      />
    </nav>
  );
}
