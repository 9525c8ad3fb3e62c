import type { Unit } from '#core/counting/request.ts';
import { countedTables } from '#core/tables.ts';
import { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useChoice, workspaceStore } from '#renderer/state/workspace.ts';
import { Select } from '#renderer/ui/select.tsx';
import { CodeTree } from './code-tree.tsx';
import styles from './navigator.module.css';

const units: readonly Unit[] = ['respondents', 'sources', 'passages', 'codings'];

/** The codes with the counts of one unit; Enter opens the passages of a code. */
export function CodesPanel() {
  const { t } = useWords();
  const [unit, setUnit] = useChoice<Unit>('navigator.unit', 'respondents');
  const { value: counted } = useAnswer(unit, countedTables, () =>
    api.tallies.codebook({ unit, request: unit === 'respondents' ? { scope: { kind: 'interview' } } : {} }),
  );
  const ratio = unit === 'respondents' || unit === 'sources';
  return (
    <section className={styles.codes}>
      <CodeTree
        choice="navigator.closedCodes"
        unit={
          <Select
            look="pill"
            label={counted && ratio ? t('navigator:of', { count: counted.n }) : t('navigator:counted')}
            value={unit}
            onChange={setUnit}
            options={units.map((value) => ({ value, label: t(`navigator:${value}`) }))}
          />
        }
        trailing={(code) => counted?.counts[code.id]?.rolledUp ?? ''}
        onActivate={(code) => {
          workspaceStore.setState({ codeId: code.id });
          show('passages');
        }}
      />
    </section>
  );
}
