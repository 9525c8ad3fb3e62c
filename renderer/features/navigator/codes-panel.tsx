import type { Unit } from '#core/counting/request.ts';
import { countedTables } from '#core/tables.ts';
import { api } from '#renderer/api.ts';
import { isApplicable } from '#renderer/features/reader/code-palette.tsx';
import { readerStore, useReader } from '#renderer/features/reader/reader-store.ts';
import { CODE_DRAG } from '#renderer/features/reader/use-code-drop.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
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
 * selected in the text, a press codes them. A code can also be dragged onto words.
 */
export function CodesPanel() {
  const words = useWords();
  const { t } = words;
  const openText = useReader((reader) => reader.openText);
  const [unit, setUnit] = useChoice<Unit>('navigator.unit', FIRST_UNIT);
  const blindId = useBlindCoderId();
  const { value: counted } = useAnswer(`${unit} ${blindId ?? ''}`, countedTables, () =>
    api.tallies.codebook({
      unit,
      request: {
        ...(unit === 'respondents' ? { scope: { kind: 'interview' } } : {}),
        ...(blindId === null ? {} : { layer: { coderId: blindId } }),
      },
    }),
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
        onPress={(code) => readerStore.getState().openText?.codeSelection(code.id) ?? false}
        dragAs={(code) => (isApplicable(code) && openText ? { type: CODE_DRAG, data: code.id } : null)}
        onActivate={(code) => {
          workspaceStore.setState({ codeId: code.id });
          show('passages');
        }}
      />
    </section>
  );
}
