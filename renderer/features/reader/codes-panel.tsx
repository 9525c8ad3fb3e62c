import { holdQuery } from '#renderer/common/openers/open-query.ts';
import { useMemo } from 'react';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import { activeText } from '#renderer/features/reader/reader-store.ts';
import { CODE_DRAG } from '#renderer/features/reader/use-code-drop.ts';
import { useWorkingCounts } from '#renderer/common/counts/use-working-counts.ts';
import { WorkingCountsChoice } from '#renderer/common/counts/working-counts-choice.tsx';
import { openPassagesBeside } from '#renderer/state/beside.ts';
import { besideOf, placeBeside, readingSide } from '#renderer/state/side.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import { CodeTree } from '#renderer/features/navigator/code-tree.tsx';
import styles from '#renderer/features/navigator/navigator.module.css';

/**
 * The codes with their counts. Enter or double click opens the passages of a code; while words are selected in the
 * text, a click codes them. A code can also be dragged onto words.
 */
export function CodesPanel() {
  // Known before the text arrives, so that its arrival does not render the codes again.
  const isReading = useWorkspace((state) =>
    readingSide(state) === 'left' ? state.place !== null : placeBeside(besideOf(state)) !== null,
  );
  const { value: counted } = useWorkingCounts();
  const { language } = useWords();
  const number = useMemo(() => new Intl.NumberFormat(language), [language]);
  return (
    <section className={styles.codes}>
      <CodeTree
        choice="navigator.closedCodes"
        counting={<WorkingCountsChoice counted={counted} />}
        trailing={(code) => {
          const count = counted?.counts[code.id]?.rolledUp;
          return count === undefined || count === null ? '' : number.format(count);
        }}
        onPress={(code) => activeText()?.codeSelection(code.id) ?? false}
        dragAs={(code) => (isApplicable(code) && isReading ? { type: CODE_DRAG, data: code.id } : null)}
        onOpenBeside={(code) => openPassagesBeside(code.id)}
        onActivate={(code) => {
          workspaceStore.setState({ codeId: code.id });
          holdQuery(null);
          show('passages');
        }}
      />
    </section>
  );
}
