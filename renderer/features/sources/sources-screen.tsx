import { ClipboardPaste, FilePlus2, MessageSquarePlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { openBeside } from '#renderer/state/beside.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import type { Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { printedRows } from '#renderer/ui/table/printed-rows.ts';
import { beginPasting, openImport } from '#renderer/common/openers/import-desk.ts';
import { useImportsPlace } from '#renderer/common/openers/imports-place.ts';
import { openSource } from '#renderer/common/passages/held-list.ts';
import { ImportsScreen } from '#renderer/features/imports/imports-screen.tsx';
import { printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { SheetDialog } from './sheet-dialog.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { BulkMenus, shownOf } from './bulk-menus.tsx';
import { choose, useChosen } from '#renderer/common/sources/chosen.ts';
import { ColumnChoice, type ColumnsByHand } from './column-choice.tsx';
import { SourceControls } from './source-controls.tsx';
import { factValues, groupInWords, groupOf, groupsInOrder, sourceFacts } from './source-facts.ts';
import { noFilter, passing, type SourceFilter } from './source-filter.ts';
import { nameOf, type SourceRow } from '#renderer/common/sources/source-row.ts';
import { deleteSources } from './delete-sources.ts';
import { shownColumns, sourceColumns } from './source-columns.tsx';
import { sourceMenu } from './source-menu.tsx';
import { SourceTwins } from '#renderer/common/sources/source-twins.tsx';
import { SourceDialog, type SourceQuestion } from './source-question.tsx';
import styles from './sources.module.css';
import { useSourceRows } from '#renderer/common/sources/use-sources.ts';
import { useTablePlace } from './use-table-place.ts';
import { VariablesDialog } from './variables-dialog.tsx';
import { countsOf } from '#renderer/state/column-rows.ts';
import { projectStore } from '#renderer/state/project.ts';

/** The Sources screen: the table, or the reports of its imports. */
export function SourcesScreen() {
  const { isOpen } = useImportsPlace();
  return <div className={screenStyles.screen}>{isOpen ? <ImportsScreen /> : <SourcesTable />}</div>;
}

/** The table of all sources, with actions on many at once. */
function SourcesTable() {
  const words = useWords();
  const { t } = words;
  const rows = useSourceRows();
  const sources = useProject((state) => state.tables.source);
  const classes = useProject((state) => state.tables.class);
  const respondent = useProject((state) => state.tables.respondent);
  const sourceRespondent = useProject((state) => state.tables.sourceRespondent);
  const attribute = useProject((state) => state.tables.attribute);
  const attributeValue = useProject((state) => state.tables.attributeValue);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const path = useProject((state) => state.open?.path ?? '');
  const [kept, setFilter] = useChoice<Partial<SourceFilter>>(`sources.filter ${path}`, noFilter);
  const filter = useMemo(() => ({ ...noFilter, ...kept }), [kept]);
  const [group, setGroup] = useChoice(`sources.group ${path}`, 'kind');
  const [byHand, setByHand] = useChoice<ColumnsByHand>(`sources.columns ${path}`, {});
  const [sort, setSort] = useChoice<Sort | null>(`sources.sort ${path}`, null);
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>('sources.widths', {});
  const place = useTablePlace(`sources.place ${path}`);
  const [dialog, setDialog] = useState<'variables' | 'sheet' | null>(null);
  const [asked, setAsked] = useState<SourceQuestion | null>(null);
  const chosen = useChosen();

  const facts = useMemo(
    () => sourceFacts(words, { class: classes, respondent, attribute }),
    [words, classes, respondent, attribute],
  );
  const values = useMemo(
    () => factValues({ source: sources, respondent, sourceRespondent, attributeValue }, facts),
    [sources, respondent, sourceRespondent, attributeValue, facts],
  );
  const shown = useMemo(() => passing(rows, filter, facts), [rows, filter, facts]);
  const documents = useMemo(() => countsOf(sources, 'kind').get('document') ?? 0, [sources]);
  const hasDuplicates = useMemo(
    () => sources.size > (countsOf(sources, 'duplicateOf').get(null) ?? 0),
    [sources],
  );
  const kinds = shownKinds(filter.kind, documents, rows.length - documents);
  const hasClasses = classes.size > 0;
  const possible = useMemo(
    () => sourceColumns(words, { values, kinds, readOnly }),
    [words, values, kinds, readOnly],
  );
  const columns = useMemo(
    () => shownColumns(possible, { values, kinds, hasClasses }, byHand),
    [possible, values, kinds, hasClasses, byHand],
  );
  // The fact that the table was grouped by may be gone, such as a removed attribute.
  const grouped = group === 'none' ? undefined : (values.find(({ fact }) => fact.id === group) ?? values[0]);
  const by = grouped?.fact;
  const grouping = useMemo(
    () =>
      grouped && {
        of: (row: SourceRow) => groupOf(row, grouped.fact),
        order: groupsInOrder(rows, grouped),
      },
    [grouped, rows],
  );
  const size = [
    t('sources:documents', { count: documents }),
    t('sources:interviews', { count: rows.length - documents }),
    t('sources:people', { count: respondent.size }),
  ].join(' · ');
  const print = () =>
    printTable(words, {
      title: t('common:sources'),
      about: [size, ...(shown.length < rows.length ? [shownOf(words, shown.length, rows.length)] : [])],
      ...printedRows({
        columns,
        rows: shown,
        sort,
        grouping,
        ...(by && { headingOf: (name: string) => groupInWords(name, by) }),
        language: words.language,
      }),
      notes: [],
    });
  usePrinting(shown.length === 0 ? null : print);
  const closeDialog = () => setDialog(null);

  return (
    <>
      <PageHeader className={screenStyles.head} title={<SourceTwins here="sources" />} subtitle={size}>
        <Button tone="quiet" onPress={() => setDialog('variables')}>
          {t('sources:manage_classes')}
        </Button>
        <Button
          icon={<MessageSquarePlus size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => perform('project.interview')}
        >
          {t('sources:new_interview')}
        </Button>
        <Button
          // While there are no sources, the main button is in the middle.
          tone={rows.length === 0 ? 'plain' : 'primary'}
          icon={<FilePlus2 size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={() => openImport()}
        >
          {t('imports:bring_in')}
        </Button>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState sentence={t('sources:empty')}>
          <div className={styles.buttons}>
            <Button tone="primary" isDisabled={readOnly} onPress={() => openImport()}>
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
            values={values}
            hasDuplicates={hasDuplicates}
            group={by?.id ?? 'none'}
            onGroup={setGroup}
          >
            <ColumnChoice
              columns={possible}
              shown={new Set(columns.map(({ id }) => id))}
              byHand={byHand}
              onChange={setByHand}
            />
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
            {...(grouping === undefined || by === undefined
              ? {}
              : {
                  grouping,
                  groupHeading: (name, members) => (
                    <>
                      {groupInWords(name, by)}{' '}
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
                  menu: (members) => sourceMenu(words, projectStore.getState().tables, members, setAsked),
                })}
            empty={
              <EmptyState sentence={t('sources:empty_filter')}>
                <Button onPress={() => setFilter(noFilter)}>{t('sources:clear_filter')}</Button>
              </EmptyState>
            }
          />
        </>
      )}
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
