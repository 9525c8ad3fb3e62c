import type { Unit } from '#core/counting/request.ts';
import { countedTables } from '#core/tables.ts';
import { api } from '#renderer/api.ts';
import { readerStore } from '#renderer/features/reader/reader-store.ts';
import { useAnswer } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useChoice, workspaceStore } from '#renderer/state/workspace.ts';
import { countHead, FIRST_UNIT } from '#renderer/features/counts/count-head.ts';
import { Select } from '#renderer/ui/select.tsx';
import { CodeTree } from './code-tree.tsx';
import styles from './navigator.module.css';

const units: readonly Unit[] = ['respondents', 'sources', 'passages', 'codings'];

/**
 * The codes with the counts of one unit. Enter or a double press opens the passages of a code; while words are
 * selected in the text, a press codes them.
 */
export function CodesPanel() {
  const words = useWords();
  const { t } = words;
  const [unit, setUnit] = useChoice<Unit>('navigator.unit', FIRST_UNIT);
  const { value: counted } = useAnswer(unit, countedTables, () =>
    api.tallies.codebook({ unit, request: unit === 'respondents' ? { scope: { kind: 'interview' } } : {} }),
  );
  return (
    // The codes in it are pressed, not the section.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <section
      className={styles.codes}
      // A press elsewhere would take the selection from the text before it could be coded.
      onMouseDown={(event) => {
        const isOnCode =
          event.target instanceof Element && event.target.closest('[role="treeitem"]') !== null;
        if (isOnCode && readerStore.getState().openText?.hasSelection()) event.preventDefault();
      }}
    >
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
        onPress={(code) => readerStore.getState().openText?.codeSelection(code.id) ?? false}
        onActivate={(code) => {
          workspaceStore.setState({ codeId: code.id });
          show('passages');
        }}
      />
    </section>
  );
}
