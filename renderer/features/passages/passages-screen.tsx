import { useMemo, useRef } from 'react';
import { pathOf } from '#core/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { FooterState } from '#renderer/app/footer.tsx';
import { sentenceFor } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { ExportPassages } from './export-passages.tsx';
import { PassageControls } from './passage-controls.tsx';
import { keptOrder } from './kept-order.ts';
import { isFiltering, withoutFilters } from './passage-filter.ts';
import { idOf, type PassageRow } from './passage-row.ts';
import { PassageRows } from './passage-rows.tsx';
import { sizeInWords } from './passage-size.ts';
import styles from './passages.module.css';
import {
  useChosenCode,
  usePassageFilter,
  usePassages,
  useUnfilteredCount,
  type ListedPassages,
} from './use-passages.ts';

/** The passages of one code or theme, to read, to sort out, to take away. */
export function PassagesScreen() {
  const { t } = useWords();
  const code = useChosenCode();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  if (!code) {
    return (
      <EmptyState sentence={t(hasCodes ? 'passages:choose_code' : 'passages:no_codes')}>
        {!hasCodes && <Button onPress={() => show('codebook')}>{t('passages:to_codebook')}</Button>}
      </EmptyState>
    );
  }
  return <PassagesOf key={code.id} code={code} />;
}

function PassagesOf({ code }: { code: CodeRecord }) {
  const words = useWords();
  const [filter, change] = usePassageFilter();
  const asked = usePassages(code.id, filter);
  const { value, error } = asked.answer;
  const rows = useKeptRows(value);
  const clear = (): void => change(withoutFilters(filter));
  const unfiltered = useUnfilteredCount(code.id, filter, value?.rows.length === 0 && isFiltering(filter));
  const size =
    value &&
    words.t(value.base === 'reviewed' ? 'passages:size.reviewed' : 'passages:size.reviewed_or_not', {
      size: sizeInWords(words, rows, value.inBase),
    });
  const listed =
    size && value.inDuplicates > 0
      ? words.t('passages:size.without_duplicates', { size, count: value.inDuplicates })
      : size;
  const isNarrowed = value && filter.words.trim() !== '' && rows.length < value.all;
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={styles.head}
        title={<Title code={code} />}
        subtitle={isNarrowed ? words.t('passages:size.of_all', { size, count: value.all }) : listed}
      >
        <ExportPassages code={code} asked={asked} filter={filter} />
      </PageHeader>
      <PassageControls filter={filter} onChange={change} onClear={clear} />
      {error ? (
        <Note tone="danger">{sentenceFor(error)}</Note>
      ) : (
        value && (
          <PassageRows
            code={code}
            rows={rows}
            request={asked.request}
            filter={filter}
            unfiltered={unfiltered}
            onClear={clear}
          />
        )
      )}
      <FooterState>{size}</FooterState>
    </div>
  );
}

const none: readonly PassageRow[] = [];

/** The rows in the order in which they came first, whatever an act would sort elsewhere since. */
function useKeptRows(listed: ListedPassages | undefined): readonly PassageRow[] {
  const kept = useRef<{ readonly askedBy: string; readonly ids: readonly string[] }>({
    askedBy: '',
    ids: [],
  });
  return useMemo(() => {
    const { askedBy = '', rows = none } = listed ?? {};
    const now = kept.current.askedBy === askedBy ? keptOrder(kept.current.ids, rows, idOf) : rows;
    kept.current = { askedBy, ids: now.map(idOf) };
    return now;
  }, [listed]);
}

function Title({ code }: { code: CodeRecord }) {
  const codebook = useProject((state) => state.codebook);
  const above = pathOf(codebook, code.id).slice(0, -1);
  return (
    <CodeSwatch colour={code.colour}>
      {above.length > 0 && <span className={styles.above}>{above.join(' › ')} › </span>}
      {code.name}
      {code.name2 && <span className={styles.second}> {code.name2}</span>}
    </CodeSwatch>
  );
}
