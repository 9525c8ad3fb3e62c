import { ClipboardPaste, FilePlus2, MessageSquarePlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ClassRecord, SourceStatus } from '#core/records.ts';
import { useActions } from '#renderer/app/action-handlers.ts';
import { openBeside } from '#renderer/state/beside.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { beginPasting, bringIn } from '#renderer/features/imports/import-desk.ts';
import { useImportsPlace } from '#renderer/features/imports/imports-place.ts';
import { openSource } from '#renderer/features/passages/held-list.ts';
import { ImportsScreen } from '#renderer/features/imports/imports-screen.tsx';
import { SheetDialog } from '#renderer/features/respondents/sheet-dialog.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import type { Words } from '#words/words.ts';
import { BulkMenus } from './bulk-menus.tsx';
import { choose, useChosen } from './chosen.ts';
import { InterviewDialog } from './interview-dialog.tsx';
import { languageInWords } from './language-in-words.ts';
import { SourceControls } from './source-controls.tsx';
import {
  filterChoices,
  groupOf,
  nameOf,
  noFilter,
  passes,
  sourceAttributes,
  type FilterChoices,
  type GroupBy,
  type SourceFilter,
  type SourceRow,
} from './source-row.ts';
import { deleteSources } from './delete-sources.ts';
import { sourceColumns } from './source-columns.tsx';
import { sourceMenu } from './source-menu.tsx';
import { SourceTwins } from './source-twins.tsx';
import { SourceDialog, type SourceQuestion } from './source-question.tsx';
import styles from './sources.module.css';
import { useSourceRows } from './use-sources.ts';
import { useTablePlace } from './use-table-place.ts';
import { VariablesDialog } from './variables-dialog.tsx';

/** The sources of the study: a table of all of them, or what became of the files of its imports. */
export function SourcesScreen() {
  const { isOpen } = useImportsPlace();
  return <div className={screenStyles.screen}>{isOpen ? <ImportsScreen /> : <SourcesTable />}</div>;
}

/** The table of all sources, with what one can do to many of them at once. */
function SourcesTable() {
  const words = useWords();
  const { t } = words;
  const rows = useSourceRows();
  const tables = useProject((state) => state.tables);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const path = useProject((state) => state.open?.path ?? '');
  const [kept, setFilter] = useChoice<Partial<SourceFilter>>(`sources.filter ${path}`, noFilter);
  const filter = useMemo(() => ({ ...noFilter, ...kept }), [kept]);
  const [group, setGroup] = useChoice<GroupBy>(`sources.group ${path}`, 'kind');
  const [sort, setSort] = useChoice<Sort | null>(`sources.sort ${path}`, null);
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>('sources.widths', {});
  const place = useTablePlace(`sources.place ${path}`);
  const [dialog, setDialog] = useState<'interview' | 'variables' | 'sheet' | null>(null);
  const [asked, setAsked] = useState<SourceQuestion | null>(null);
  const chosen = useChosen();

  const shown = useMemo(() => rows.filter((row) => passes(row, filter)), [rows, filter]);
  const choices = useMemo(() => filterChoices(rows), [rows]);
  const attributes = useMemo(() => sourceAttributes(tables), [tables]);
  const documents = useMemo(() => rows.filter(({ source }) => source.kind === 'document').length, [rows]);
  const kinds = shownKinds(filter.kind, documents, rows.length - documents);
  const hasClasses = tables.class.size > 0;
  const columns = useMemo(
    () => sourceColumns(words, { attributes, kinds, hasClasses, readOnly }),
    [words, attributes, kinds, hasClasses, readOnly],
  );
  const grouping = useMemo(
    () =>
      group === 'none'
        ? null
        : {
            of: (row: SourceRow) => groupOf(row, group) ?? '',
            order: groupOrder(group, tables.class, choices),
          },
    [group, tables.class, choices],
  );
  useActions(readOnly ? {} : { 'project.interview': () => setDialog('interview') });
  const closeDialog = () => setDialog(null);

  return (
    <>
      <PageHeader
        className={screenStyles.head}
        title={<SourceTwins here="sources" />}
        subtitle={[
          t('sources:documents', { count: documents }),
          t('sources:interviews', { count: rows.length - documents }),
          t('sources:people', { count: tables.respondent.size }),
        ].join(' · ')}
      >
        <Button tone="quiet" onPress={() => setDialog('variables')}>
          {t('sources:manage_classes')}
        </Button>
        <Button
          icon={<MessageSquarePlus size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => setDialog('interview')}
        >
          {t('sources:new_interview')}
        </Button>
        <Button
          // Where there is nothing yet, the way on stands in the middle.
          tone={rows.length === 0 ? 'plain' : 'primary'}
          icon={<FilePlus2 size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => bringIn()}
        >
          {t('imports:bring_in')}
        </Button>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState sentence={t('sources:empty')}>
          <div className={styles.buttons}>
            <Button tone="primary" isDisabled={readOnly} onPress={() => bringIn()}>
              {t('imports:bring_in')}
            </Button>
            <Button
              icon={<ClipboardPaste size={16} aria-hidden />}
              isDisabled={readOnly}
              onPress={beginPasting}
            >
              {t('imports:paste')}
            </Button>
          </div>
        </EmptyState>
      ) : (
        <>
          <SourceControls
            filter={filter}
            onFilter={setFilter}
            choices={choices}
            group={group}
            onGroup={setGroup}
          >
            <BulkMenus shown={shown} total={rows.length} chosen={chosen} readOnly={readOnly} ask={setAsked} />
          </SourceControls>
          <DataTable<SourceRow>
            className={styles.table}
            label={t('sources:title')}
            columns={columns}
            rows={shown}
            idOf={idOf}
            textOf={(row) => nameOf(row.source)}
            isQuiet={(row) => row.source.status === 'excluded' || row.source.duplicateOf !== null}
            sort={sort}
            onSortChange={setSort}
            {...place}
            widths={widths}
            onWidthsChange={setWidths}
            selected={chosen}
            onSelectedChange={choose}
            onOpen={(row) => openSource(row.source.id)}
            onOpenBeside={(row) => openBeside({ sourceId: row.source.id })}
            {...(grouping === null
              ? {}
              : {
                  grouping,
                  groupHeading: (name, members) => (
                    <>
                      {groupName(group, name, words)}{' '}
                      <span className={styles.count}>
                        {new Intl.NumberFormat(words.language).format(members.length)}
                      </span>
                    </>
                  ),
                })}
            {...(readOnly
              ? {}
              : {
                  onDelete: (ids) => void deleteSources(rows.filter(({ source }) => ids.has(source.id))),
                  menu: (members) => sourceMenu(words, tables, members, setAsked),
                })}
            empty={
              <EmptyState sentence={t('sources:empty_filter')}>
                <Button onPress={() => setFilter(noFilter)}>{t('sources:clear_filter')}</Button>
              </EmptyState>
            }
          />
        </>
      )}
      {dialog === 'interview' && <InterviewDialog onClose={closeDialog} />}
      {dialog === 'variables' && (
        <VariablesDialog onClose={closeDialog} onSheet={readOnly ? undefined : () => setDialog('sheet')} />
      )}
      {dialog === 'sheet' && <SheetDialog of="sources" onClose={closeDialog} />}
      {asked && <SourceDialog question={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function shownKinds(
  asked: SourceFilter['kind'],
  documents: number,
  interviews: number,
): 'document' | 'interview' | 'both' {
  if (asked !== 'all') return asked;
  if (interviews === 0) return 'document';
  return documents === 0 ? 'interview' : 'both';
}

function idOf({ source }: SourceRow): string {
  return source.id;
}

function groupName(group: GroupBy, name: string, { t }: Words): string {
  if (group === 'language') return languageInWords(t, name || null);
  if (name === '') return t(group === 'class' ? 'sources:no_class' : 'sources:without');
  if (group === 'kind') return t(name === 'document' ? 'sources:documents' : 'sources:interviews');
  return group === 'status' ? t(`sources:status_${name as SourceStatus}`) : name;
}

function groupOrder(
  group: GroupBy,
  classes: ReadonlyMap<string, ClassRecord>,
  { years, languages }: FilterChoices,
): readonly string[] {
  if (group === 'kind') return ['document', 'interview'];
  if (group === 'status') return ['new', 'included', 'second-look', 'excluded'];
  if (group === 'year') return years.map((year) => year ?? '');
  if (group === 'language') return languages.map((tag) => tag ?? '');
  if (group !== 'class') return [];
  return [...classes.values()].toSorted((a, b) => a.position - b.position).map(({ name }) => name);
}
