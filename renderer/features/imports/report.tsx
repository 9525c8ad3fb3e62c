import { useState } from 'react';
import type { ImportRunRecord } from '#core/records.ts';
import { choose } from '#renderer/common/sources/chosen.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { FilterField } from '#renderer/ui/filter-field.tsx';
import type { ImportReport } from '#electron/services/imports/report.ts';
import styles from './imports.module.css';
import { lineColumns } from './line-columns.tsx';
import { LineDetails } from './line-details.tsx';
import { lineCounts, lineFilters, listedLines, type LineFilter, type ListedLine } from './report-lines.ts';
import { outcomeSentence, remarksOf } from '#renderer/common/imports/report-words.ts';
import { runTime, runTitle } from '#renderer/common/imports/run-words.ts';
import { saveReport } from './save-report.ts';
import { undoImport } from './undo-import.ts';

/** One report: the result of the import in a line, and each file with its outcome. */
export function Report({ run, report }: { run: ImportRunRecord | null; report: ImportReport }) {
  const words = useWords();
  const { t, language } = words;
  const sources = useProject((state) => state.tables.source);
  const coder = useProject((state) => state.tables.coder.get(run?.coderId ?? '')?.name);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [filter, setFilter] = useState<LineFilter>('all');
  const [wanted, setWanted] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const titleOf = (id: string) => sources.get(id)?.title;
  const counts = lineCounts(report);
  const lines = listedLines(report, filter, wanted, (line) => remarksOf(words, line, titleOf).join(' '));
  const [only, ...others] = lines.filter(({ id }) => selected.has(id));
  const number = new Intl.NumberFormat(language);

  const select = (ids: ReadonlySet<string>) => {
    setSelected(ids);
    // Selects the sources of these lines, so that the inspector shows them.
    choose(new Set(lines.filter(({ id }) => ids.has(id)).flatMap(({ line }) => sourcesOf(line))));
  };
  const open = ({ line }: ListedLine) => {
    const [first] = sourcesOf(line);
    if (first !== undefined && sources.has(first)) openPlace({ sourceId: first });
  };
  return (
    <>
      <div className={styles.summary}>
        <div className={styles.summaryWords}>
          <strong>{outcomeSentence(words, report)}</strong>
          {run && (
            <span className={styles.quiet}>
              {[runTitle(run, words), runTime(run, language), coder].filter(Boolean).join(' · ')}
            </span>
          )}
        </div>
        <Button onPress={() => void saveReport(run, report)}>{t('imports:save_report')}</Button>
        {run && !readOnly && (
          <Button onPress={() => void undoImport(run, report)}>{t('imports:undo_import')}</Button>
        )}
      </div>
      {report.cancelled && (
        <Note className={styles.notice} tone="warning">
          {t('imports:stopped_note')}
        </Note>
      )}
      <div className={styles.controls}>
        <FilterField label={t('imports:find')} value={wanted} onChange={setWanted} className={styles.find} />
        <SegmentedControl<LineFilter>
          label={t('imports:outcome_of_files')}
          value={filter}
          onChange={setFilter}
          segments={lineFilters
            .filter((each) => each === 'all' || each === filter || counts[each] > 0)
            .map((value) => ({
              value,
              label: `${t(`imports:filter_${value}`)} ${number.format(counts[value])}`,
            }))}
        />
      </div>
      <DataTable<ListedLine>
        className={styles.table}
        label={t('imports:report')}
        columns={lineColumns(words, titleOf)}
        rows={lines}
        idOf={({ id }) => id}
        textOf={({ line }) => line.name}
        selected={selected}
        onSelectedChange={select}
        onOpen={open}
        empty={<EmptyState sentence={t('imports:no_line')} />}
      />
      {only && others.length === 0 && <LineDetails key={only.id} line={only.line} />}
    </>
  );
}

function sourcesOf({ sourceIds, identicalTo }: ListedLine['line']): readonly string[] {
  return sourceIds.length > 0 || identicalTo === null ? sourceIds : [identicalTo];
}
