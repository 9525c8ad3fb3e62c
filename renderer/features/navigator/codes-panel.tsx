import type { Unit } from '#core/counting/request.ts';
import { countedTables } from '#core/tables.ts';
import { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useChoice, workspaceStore } from '#renderer/state/workspace.ts';
import { countHead, FIRST_UNIT } from '#renderer/features/counts/count-head.ts';
import { Select } from '#renderer/ui/select.tsx';
import { CodeTree } from './code-tree.tsx';
import styles from './navigator.module.css';

const units: readonly Unit[] = ['respondents', 'sources', 'passages', 'codings'];

/** The codes with the counts of one unit; Enter opens the passages of a code. */
export function CodesPanel() {
  const words = useWords();
  const { t } = words;
  const [unit, setUnit] = useChoice<Unit>('navigator.unit', FIRST_UNIT);
  const { value: counted } = useAnswer(unit, countedTables, () =>
    api.tallies.codebook({ unit, request: unit === 'respondents' ? { scope: { kind: 'interview' } } : {} }),
  );
  return (
    <section className={styles.codes}>
      <CodeTree
        choice="navigator.closedCodes"
        unit={
          <Select
            look="pill"
            label={t('counting:controls.unit')}
            value={unit}
            onChange={setUnit}
            options={units.map((value) => ({ value, label: t(`navigator:${value}`) }))}
          />
        }
        head={counted && countHead(words, unit, counted)}
        trailing={(code) => counted?.counts[code.id]?.rolledUp ?? ''}
        onActivate={(code) => {
          workspaceStore.setState({ codeId: code.id });
          show('passages');
        }}
      />
    </section>
  );
}
