import { useMemo } from 'react';
import { presentQuery } from '#core/query/present-query.ts';
import { beginEmptyQuery, openQuery, useRecentQueries } from '#renderer/common/openers/open-query.ts';
import { queryNames, queryText } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { focusLine } from './query-builder.ts';
import styles from './query.module.css';

/** The queries closed last, to be opened again. */
export function RecentQueries({ withNew = false }: { readonly withNew?: boolean }) {
  const { t } = useWords();
  const things = useProject(queryNames);
  const recent = useRecentQueries();
  const shown = useMemo(
    () =>
      recent
        .filter((query) => presentQuery(things, query, () => '').missing.length === 0)
        .map((query) => ({ query, text: queryText(things, query) })),
    [recent, things],
  );
  const begin = (): void => {
    beginEmptyQuery();
    focusLine(0, true);
  };
  return (
    <>
      {withNew && <Button onPress={begin}>{t('query:begin')}</Button>}
      {shown.length > 0 && (
        <div className={styles.recent}>
          <span className={styles.label}>{t('query:recent')}</span>
          {shown.map(({ query, text }) => (
            <LinkButton key={text} className={styles.recentOne} onPress={() => openQuery(query)}>
              {text}
            </LinkButton>
          ))}
        </div>
      )}
    </>
  );
}
