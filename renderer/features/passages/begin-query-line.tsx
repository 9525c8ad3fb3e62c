import type { LineOperator } from '#core/query/lines.ts';
import type { CodeRecord } from '#core/records.ts';
import { actionNamed, shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { listed } from '#words/sentences.ts';
import type { PassageFilter } from './passage-filter.ts';
import { beginQuery } from './begin-query.ts';
import { newLines } from './new-lines.ts';
import styles from './query.module.css';

/** Makes a query of the list of a code: and, or, but not. */
export function BeginQuery({ code, filter }: { readonly code: CodeRecord; readonly filter: PassageFilter }) {
  const words = useWords();
  const { t } = words;
  const begin = (operator: LineOperator): void => {
    const left = beginQuery(code.id, filter, operator);
    if (left.length === 0) return;
    const names = listed(
      words,
      left.map((name) =>
        name === 'words'
          ? t('passages:find')
          : name === 'sided'
            ? t('passages:sided')
            : t(`query:filter.${name}`),
      ),
    );
    notify(t('query:not_taken', { count: left.length, names }));
  };
  const [and, or, not] = newLines;
  useActions({
    'passages.and': { run: () => begin(and.operator) },
    'passages.or': { run: () => begin(or.operator) },
    'passages.not': { run: () => begin(not.operator) },
  });
  return (
    <span className={styles.begin}>
      {newLines.map(({ key, operator, action }) => (
        <button
          key={key}
          type="button"
          className={styles.beginOne}
          title={`${t(actionNamed(action).label)} (${shownKey(action)})`}
          onClick={() => begin(operator)}
        >
          + {t(`query:${key}`)}
        </button>
      ))}
    </span>
  );
}
