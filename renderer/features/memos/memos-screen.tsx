import { Plus } from 'lucide-react';
import { memoHeading } from '#core/memo-heading.ts';
import type { MemoRecord } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import { deleteMemo } from './delete-memo.ts';
import {
  allMemos,
  listedMemos,
  memoExcerpt,
  type MemoAbout,
  type MemoFilter,
  type MemoSort,
} from './memo-list.ts';
import { MemoSheet } from './memo-sheet.tsx';
import type { MemoSubject } from './memo-subject.ts';
import styles from './memos.module.css';
import { beginMemo, chooseMemo, useSheet } from '#renderer/common/openers/open-memo.ts';
import { printedMemos } from './printed-memos.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { useMemoSubjects } from './use-memo-subjects.ts';
import { localeOf } from '#words/locale.ts';

const abouts: readonly (MemoAbout | 'all')[] = [
  'all',
  'project',
  'source',
  'code',
  'coding',
  'respondent',
  'free',
];
const sorts: readonly MemoSort[] = ['changed', 'newest', 'oldest'];

/** All memos in a list, and the open one beside it. */
export function MemosScreen() {
  const words = useWords();
  const { t } = words;
  const memos = useSeenMemos();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [filter, setFilter] = useChoice<MemoFilter>('memos.filter', allMemos);
  const [sort, setSort] = useChoice<MemoSort>('memos.sort', 'changed');
  const sheet = useSheet();
  const subjectOf = useMemoSubjects();
  const listed = listedMemos(memos.values(), filter, sort, (memo) => subjectOf(memo).name);
  usePrinting(
    // A new memo appears in the list once it is saved.
    listed.length === 0 && sheet === null
      ? null
      : async () => {
          if (listed.length === 0) return;
          await printTable(
            words,
            printedMemos(words, listed, (memo) => subjectOf(memo).name),
          );
        },
  );
  const begin = (): void => beginMemo({ about: 'free' });
  useActions({
    ...(readOnly ? {} : { 'edit.new': { run: begin, label: t('memos:new') } }),
    'memos.clear': { run: () => setFilter(allMemos), enabled: filter.about !== 'all' || filter.words !== '' },
  });
  const isEmpty = memos.size === 0 && sheet === null;
  const newMemo = !readOnly && (
    <MenuButton
      tone="primary"
      icon={<Plus size={16} aria-hidden />}
      label={t('memos:new')}
      sections={[
        {
          entries: [
            { id: 'free', label: t('memos:new_free'), keys: shownKey('edit.new'), run: begin },
            { id: 'project', label: t('memos:new_project'), run: () => beginMemo({ about: 'project' }) },
          ],
        },
      ]}
    />
  );
  return (
    <div className={styles.screen}>
      <section className={styles.listSide}>
        <PageHeader
          className={styles.head}
          title={t('memos:title')}
          subtitle={
            listed.length < memos.size
              ? t('memos:shown', { shown: listed.length, total: memos.size })
              : t('memos:count', { count: memos.size })
          }
        >
          {newMemo}
        </PageHeader>
        {!isEmpty && <Controls filter={filter} onFilter={setFilter} sort={sort} onSort={setSort} />}
        {listed.length === 0 && memos.size > 0 ? (
          <EmptyState sentence={t('memos:empty_filter')}>
            <Button onPress={() => setFilter(allMemos)}>{t('memos:clear_filter')}</Button>
          </EmptyState>
        ) : (
          // Without search by typing: the filter searches, and N begins a memo here too.
          <VirtualList<MemoRecord>
            className={styles.list}
            label={t('memos:title')}
            items={listed}
            idOf={({ id }) => id}
            estimate={76}
            selected={new Set(sheet?.memoId == null ? [] : [sheet.memoId])}
            onSelectedChange={([id]) => chooseMemo(id ?? null)}
            render={(memo) => <MemoLine memo={memo} sort={sort} subject={subjectOf(memo)} />}
            {...(readOnly
              ? {}
              : {
                  onDelete: ([id]) => id !== undefined && void deleteMemo(id),
                  menu: ([memo]) =>
                    memo
                      ? [
                          {
                            entries: [
                              {
                                id: 'delete',
                                label: t('memos:delete'),
                                keys: 'Delete',
                                danger: true,
                                run: () => void deleteMemo(memo.id),
                              },
                            ],
                          },
                        ]
                      : [],
                })}
          />
        )}
      </section>
      {sheet ? (
        <MemoSheet key={sheet.key} sheet={sheet} readOnly={readOnly} />
      ) : (
        <EmptyState className={styles.nothing} sentence={t(nothingSaid(memos.size, readOnly))}>
          {memos.size === 0 && !readOnly && <Button onPress={begin}>{t('memos:new')}</Button>}
        </EmptyState>
      )}
    </div>
  );
}

/** The catalogue key of the sentence shown while no memo is open. */
function nothingSaid(memos: number, readOnly: boolean): string {
  if (memos > 0) return 'memos:choose_one';
  return readOnly ? 'memos:empty_read_only' : 'memos:empty';
}

interface ControlsProps {
  filter: MemoFilter;
  onFilter: (filter: MemoFilter) => void;
  sort: MemoSort;
  onSort: (sort: MemoSort) => void;
}

function Controls({ filter, onFilter, sort, onSort }: ControlsProps) {
  const { t } = useWords();
  return (
    <div className={styles.controls} data-narrows>
      <FilterField
        className={styles.words}
        label={t('memos:filter')}
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
      />
      <Select<MemoAbout | 'all'>
        look="pill"
        label={t('memos:about')}
        value={filter.about}
        onChange={(about) => onFilter({ ...filter, about })}
        options={abouts.map((value) => ({ value, label: t(`memos:about_${value}`) }))}
      />
      <Select<MemoSort>
        look="pill"
        label={t('memos:sort')}
        value={sort}
        onChange={onSort}
        options={sorts.map((value) => ({ value, label: t(`memos:sort_${value}`) }))}
      />
    </div>
  );
}

function MemoLine({ memo, sort, subject }: { memo: MemoRecord; sort: MemoSort; subject: MemoSubject }) {
  const { t, language } = useWords();
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' });
  const at = sort === 'changed' ? memo.updatedAt : memo.createdAt;
  const excerpt = memoExcerpt(memo);
  return (
    <div className={styles.line}>
      <div className={styles.lineHead}>
        <span className={styles.heading}>{memoHeading(memo) || t('memos:untitled')}</span>
        <time className={styles.date} dateTime={at}>
          {date.format(new Date(at))}
        </time>
      </div>
      {excerpt !== '' && <p className={styles.excerpt}>{excerpt}</p>}
      <p className={styles.of}>
        {subject.colour === null ? (
          subject.name
        ) : (
          <CodeSwatch colour={subject.colour} className={styles.ofCode}>
            {subject.name}
          </CodeSwatch>
        )}
      </p>
    </div>
  );
}
