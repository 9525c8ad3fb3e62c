import { FilePlus2, MessageSquarePlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useActions } from '#renderer/app/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace, useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import type { Sort } from '#renderer/ui/table/column.ts';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { showError } from '#renderer/app/show-error.ts';
import { choose, useChosen } from './chosen.ts';
import { ImportDialog } from './import-dialog.tsx';
import { InterviewDialog } from './interview-dialog.tsx';
import {
  groupOf,
  nameOf,
  noFilter,
  passes,
  sourceAttributes,
  type GroupBy,
  type SourceFilter,
  type SourceRow,
} from './source-row.ts';
import { deleteSources } from './delete-sources.ts';
import { sourceColumns } from './source-columns.tsx';
import { sourceMenu } from './source-menu.tsx';
import styles from './sources.module.css';
import { useSourceRows } from './use-sources.ts';
import { ValueDialog, type ValueQuestion } from './value-dialog.tsx';
import { VariablesDialog } from './variables-dialog.tsx';

type Open = 'import' | 'interview' | 'variables' | null;

/** The table of all sources, with what one can do to many of them at once. */
export function SourcesScreen() {
  const words = useWords();
  const { t } = words;
  const rows = useSourceRows();
  const tables = useProject((state) => state.tables);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [filter, setFilter] = useChoice<SourceFilter>('sources.filter', noFilter);
  const [group, setGroup] = useChoice<GroupBy>('sources.group', 'kind');
  const [sort, setSort] = useChoice<Sort | null>('sources.sort', null);
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>('sources.widths', {});
  const [dialog, setDialog] = useState<Open>(null);
  const [dropped, setDropped] = useState<readonly DroppedFile[]>([]);
  const [asked, setAsked] = useState<ValueQuestion | null>(null);
  const chosen = useChosen();

  const shown = useMemo(() => rows.filter((row) => passes(row, filter)), [rows, filter]);
  const attributes = useMemo(() => sourceAttributes(tables), [tables]);
  const columns = useMemo(() => sourceColumns(words, attributes, readOnly), [words, attributes, readOnly]);
  const documents = rows.filter(({ source }) => source.kind === 'document').length;
  const bringIn = () => {
    setDropped([]);
    setDialog('import');
  };
  useActions(
    readOnly ? {} : { 'project.import': bringIn, 'project.interview': () => setDialog('interview') },
  );
  const closeDialog = () => setDialog(null);

  return (
    <FileDrop
      label={t('sources:import_drop')}
      className={styles.screen}
      onError={showError}
      onFiles={(files) => {
        if (readOnly || files.length === 0) return;
        setDropped(files);
        setDialog('import');
      }}
    >
      <PageHeader
        className={styles.head}
        title={t('sources:title')}
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
          tone="primary"
          icon={<FilePlus2 size={16} aria-hidden />}
          isDisabled={readOnly}
          onPress={bringIn}
        >
          {t('sources:import')}
        </Button>
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState sentence={t('sources:empty')}>
          <Button tone="primary" isDisabled={readOnly} onPress={bringIn}>
            {t('sources:import')}
          </Button>
        </EmptyState>
      ) : (
        <>
          <Controls
            filter={filter}
            onFilter={setFilter}
            group={group}
            onGroup={setGroup}
            shown={shown.length}
            total={rows.length}
          />
          <DataTable<SourceRow>
            label={t('sources:title')}
            columns={columns}
            rows={shown}
            idOf={(row) => row.source.id}
            textOf={(row) => nameOf(row.source)}
            isQuiet={(row) => row.source.status === 'excluded' || row.source.duplicateOf !== null}
            sort={sort}
            onSortChange={setSort}
            widths={widths}
            onWidthsChange={setWidths}
            selected={chosen}
            onSelectedChange={choose}
            onOpen={(row) => openPlace({ sourceId: row.source.id })}
            {...(group === 'none'
              ? {}
              : {
                  grouping: {
                    of: (row) => groupOf(row, group) ?? '',
                    order:
                      group === 'kind'
                        ? ['document', 'interview']
                        : [...tables.class.values()]
                            .toSorted((a, b) => a.position - b.position)
                            .map(({ name }) => name),
                  },
                  groupHeading: (name, members) => (
                    <>
                      {groupName(group, name, t)}{' '}
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
      {dialog === 'import' && <ImportDialog files={dropped} onClose={closeDialog} />}
      {dialog === 'interview' && <InterviewDialog onClose={closeDialog} />}
      {dialog === 'variables' && <VariablesDialog onClose={closeDialog} />}
      {asked && <ValueDialog question={asked} onClose={() => setAsked(null)} />}
    </FileDrop>
  );
}

function groupName(group: GroupBy, name: string, t: (key: string) => string): string {
  if (name === '') return t(group === 'class' ? 'sources:no_class' : 'sources:without');
  if (group === 'kind') return t(`sources:${name}s`);
  return group === 'status' ? t(`sources:status_${name}`) : name;
}

interface ControlsProps {
  filter: SourceFilter;
  onFilter: (filter: SourceFilter) => void;
  group: GroupBy;
  onGroup: (group: GroupBy) => void;
  shown: number;
  total: number;
}

function Controls({ filter, onFilter, group, onGroup, shown, total }: ControlsProps) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const groups: readonly GroupBy[] = ['none', 'kind', 'class', 'year', 'status'];
  return (
    <div className={styles.controls}>
      <TextField
        label={t('sources:filter')}
        labelHidden
        placeholder={t('sources:filter')}
        value={filter.words}
        onChange={(words) => onFilter({ ...filter, words })}
        className={styles.words}
      />
      <SegmentedControl
        label={t('sources:kind')}
        value={filter.kind}
        onChange={(kind) => onFilter({ ...filter, kind })}
        segments={[
          { value: 'all', label: t('sources:all') },
          { value: 'document', label: t('sources:documents') },
          { value: 'interview', label: t('sources:interviews') },
        ]}
      />
      <Select
        look="pill"
        label={t('sources:class')}
        value={filter.classId}
        onChange={(classId) => onFilter({ ...filter, classId })}
        options={[
          { value: 'all', label: t('sources:all') },
          ...[...classes.values()].map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: t('sources:no_class') },
        ]}
      />
      <Select
        look="pill"
        label={t('sources:review')}
        value={filter.review}
        onChange={(review) => onFilter({ ...filter, review })}
        options={[
          { value: 'all', label: t('sources:all') },
          { value: 'reviewed', label: t('sources:reviewed') },
          { value: 'open', label: t('sources:review_open') },
        ]}
      />
      <Select
        look="pill"
        label={t('sources:group')}
        value={group}
        onChange={onGroup}
        options={groups.map((value) => ({ value, label: t(`sources:group_${value}`) }))}
      />
      {shown < total && <span className={styles.shown}>{t('sources:shown', { shown, total })}</span>}
    </div>
  );
}
