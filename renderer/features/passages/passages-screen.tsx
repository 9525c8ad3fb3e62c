import { ListFilter, Split } from 'lucide-react';
import type { CodeRecord } from '#core/records.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { useOpenQuery } from '#renderer/common/openers/open-query.ts';
import { lookForMoreLike, useMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { BeginQuery } from './begin-query-line.tsx';
import { RecentQueries } from './recent-queries.tsx';
import { QueryPassages } from './query-passages.tsx';
import { CodeTitle } from './code-title.tsx';
import { MoreLike } from './more-like.tsx';
import { ExportPassages } from './export-passages.tsx';
import { PassageControls } from './passage-controls.tsx';
import { idsOf } from './passage-acts.ts';
import { beginSplit, useSplit, viewSplit } from './split-desk.ts';
import { SplitTray } from './split-tray.tsx';
import { useKeptRows } from './use-kept-rows.ts';
import { isFiltering, withoutFilters } from './passage-filter.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';
import { PassageRows } from './passage-rows.tsx';
import { sizeInWords } from './passage-size.ts';
import styles from './passages.module.css';
import {
  useChosenCode,
  usePassageFilter,
  usePassages,
  useSplitCounts,
  useUnfilteredCount,
} from './use-passages.ts';

/** The passages of one code or theme, to read, sort and export. */
export function PassagesScreen() {
  const { t } = useWords();
  const code = useChosenCode();
  const open = useOpenQuery();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  if (open) return <QueryPassages open={open} />;
  if (!code) {
    return (
      <EmptyState sentence={t(hasCodes ? 'passages:choose_code' : 'passages:no_codes')}>
        {!hasCodes && <Button onPress={() => show('codebook')}>{t('passages:to_codebook')}</Button>}
        {hasCodes && <RecentQueries withNew />}
      </EmptyState>
    );
  }
  return <PassagesOrMore key={code.id} code={code} />;
}

function PassagesOrMore({ code }: { code: CodeRecord }) {
  const more = useMoreLike(code.id);
  return more === null ? <PassagesOf code={code} /> : <MoreLike code={code} view={more} />;
}

function PassagesOf({ code }: { code: CodeRecord }) {
  const words = useWords();
  const [filter, change] = usePassageFilter();
  const canWrite = useProject((state) => !(state.open?.readOnly ?? true));
  const split = useSplit(code.id);
  const shown = split ? { ...filter, rollup: split.view === 'all' } : filter;
  const asked = usePassages(code.id, shown);
  const counts = useSplitCounts(code.id, asked.request, idsOf(split?.meant ?? none), split !== null);
  const { value, error } = asked.answer;
  const rows = useKeptRows(value);
  const clear = (): void => change(withoutFilters(filter));
  const unfiltered = useUnfilteredCount(code.id, shown, value?.rows.length === 0 && isFiltering(filter));
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
  const left = counts && words.t('passages:split_left', { still: counts.still.now, count: counts.total });
  return (
    <div className={styles.beside}>
      <div className={cx(screenStyles.screen, styles.besideTray)}>
        <PageHeader
          className={styles.head}
          title={<CodeTitle code={code} />}
          subtitle={
            <>
              <span>
                {left ?? (isNarrowed ? words.t('passages:size.of_all', { size, count: value.all }) : listed)}
              </span>
              {!split && <BeginQuery code={code} filter={filter} />}
            </>
          }
        >
          {split ? (
            <SegmentedControl
              label={words.t('passages:split_view')}
              value={split.view}
              onChange={viewSplit}
              segments={[
                { value: 'all', label: words.t('passages:split_all', { count: counts?.total ?? 0 }) },
                { value: 'still', label: words.t('passages:split_still', { count: counts?.still.now ?? 0 }) },
              ]}
            />
          ) : (
            canWrite && (
              <Button icon={<Split size={14} aria-hidden />} onPress={() => beginSplit(code.id)}>
                {words.t('passages:split')}
              </Button>
            )
          )}
          {!split && (
            <Button icon={<ListFilter size={14} aria-hidden />} onPress={() => lookForMoreLike(code.id)}>
              {words.t('suggestions:title')}
            </Button>
          )}
          <ExportPassages
            name={code.name}
            list={{
              request: asked.request,
              cell: { codeId: code.id },
              words: filter.words,
              sided: filter.sided,
            }}
          />
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
              split={split}
              unfiltered={unfiltered}
              onClear={clear}
            />
          )
        )}
        <FooterState>{size}</FooterState>
      </div>
      {split && <SplitTray code={code} split={split} request={asked.request} counts={counts} />}
    </div>
  );
}

const none: readonly PassageRow[] = [];
