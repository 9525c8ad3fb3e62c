import { useWorkingChoice } from '#renderer/common/counts/use-working-counts.ts';
import { WorkingCountsChoice } from '#renderer/common/counts/working-counts-choice.tsx';
import { SavedQueries } from '#renderer/features/navigator/saved-queries.tsx';
import { CodeTree } from '#renderer/features/navigator/code-tree.tsx';
import { openPassagesBeside } from '#renderer/state/beside.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { holdQuery } from '#renderer/common/openers/open-query.ts';
import { landWhenThere } from '#renderer/ui/landing.ts';
import { countInWords } from '#words/numbers.ts';
import { passagesOnCodes } from './dragged-passages.ts';
import styles from './passages.module.css';
import query from './query.module.css';
import { useCodeLetters } from './query-builder.ts';
import { usePassageFilter, usePassageRequest } from './use-passages.ts';

/**
 * The codebook with the number of passages of each code under the current filter; a press lists them, and Enter moves
 * there.
 */
export function CodeList() {
  const words = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [filter] = usePassageFilter();
  const { unit } = useWorkingChoice();
  const letters = useCodeLetters();
  const request = usePassageRequest(filter);
  const { value: counted } = useAnswer(`${unit} ${JSON.stringify(request)}`, (asking) =>
    asking.tallies.codebook({ unit, request }),
  );
  const countOf = (id: string): number | null => {
    const count = counted?.counts[id];
    return (filter.rollup ? count?.rolledUp : count?.direct) ?? null;
  };
  return (
    <nav className={styles.navigator}>
      <SavedQueries unit={unit} request={request} />
      <CodeTree
        choice="passages.closed"
        counting={<WorkingCountsChoice counted={counted} />}
        onPress={() => {
          // The list of that code again, even of the one that was chosen before the query.
          holdQuery(null);
          return false;
        }}
        onActivate={() => {
          holdQuery(null);
          landWhenThere();
        }}
        onOpenBeside={(code) => openPassagesBeside(code.id)}
        {...(readOnly ? {} : { dropOn: passagesOnCodes })}
        after={({ id }) =>
          letters.get(id)?.map((letter) => (
            <kbd key={letter} className={query.letter}>
              {letter}
            </kbd>
          ))
        }
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
