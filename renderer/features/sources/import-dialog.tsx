import { useState } from 'react';
import { columnWithRole, type TableMapping } from '#core/table-mapping.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import type { ImportReport } from '#electron/services/imports.ts';
import { ChosenFiles } from './chosen-files.tsx';
import { ImportReportView } from './import-report.tsx';
import styles from './sources.module.css';
import { TableColumns, type TablePreview } from './table-columns.tsx';
import { isTable, useFiles } from './use-files.ts';

interface Work {
  readonly what: 'uploading' | 'importing';
  readonly done: number;
  readonly total: number;
  readonly name?: string | undefined;
  readonly startedAt: number;
  readonly cancel: AbortController;
}

/** Brings files in: which, as what, with which columns; then how far; then what became of each. */
export function ImportDialog({ files, onClose }: { files: readonly DroppedFile[]; onClose: () => void }) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const [kind, setKind] = useChoice<'document' | 'interview'>('import.kind', 'document');
  const path = useProject((state) => state.open?.path ?? '');
  const [className, setClassName] = useChoice(`import.class ${path}`, '');
  const [work, setWork] = useState<Work | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const chosen = useFiles(files);
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [mapping, setMapping] = useState<TableMapping | null>(null);

  const run = async () => {
    const cancel = new AbortController();
    const startedAt = Date.now();
    try {
      const handed = await chosen.handOver(
        (done, total) => setWork({ what: 'uploading', done, total, startedAt, cancel }),
        cancel.signal,
      );
      if (cancel.signal.aborted) return;
      setWork({ what: 'importing', done: 0, total: handed.length, startedAt: Date.now(), cancel });
      const done = await api.imports.run(
        {
          files: handed.map(({ reference, name }) => ({ reference, name })),
          kind,
          className: className.trim() || null,
          mapping: mapping ? [...mapping] : null,
          sheet: preview?.sheet ?? null,
        },
        {
          signal: cancel.signal,
          onProgress: (progress) => setWork({ what: 'importing', startedAt, cancel, ...progress }),
        },
      );
      setReport(done);
    } catch (error) {
      showError(error);
    } finally {
      setWork(null);
    }
  };

  if (report) {
    return (
      <Dialog key="report" title={t('sources:report_title')} isOpen onClose={onClose}>
        <ImportReportView report={report} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('sources:import_title')}
      isOpen
      onClose={() => {
        // While it works, the dialog's Cancel stops the work; what became of it is shown then.
        if (work) work.cancel.abort();
        else onClose();
      }}
      submit={{
        label: t('sources:import'),
        isDisabled: chosen.count === 0 || work !== null,
        run,
      }}
    >
      {work ? (
        <ProgressBar
          what={t(`sources:${work.what}`)}
          detail={work.name}
          done={work.done}
          total={work.total}
          startedAt={work.startedAt}
        />
      ) : (
        <div className={styles.form}>
          <ChosenFiles chosen={chosen} host={host} />
          {chosen.count > 0 && (
            <FormRow>
              <div className={styles.field}>
                <span className={styles.label}>{t('sources:as_kind')}</span>
                <SegmentedControl
                  label={t('sources:as_kind')}
                  value={kind}
                  onChange={setKind}
                  segments={[
                    { value: 'document', label: t('sources:documents') },
                    { value: 'interview', label: t('sources:interviews') },
                  ]}
                />
              </div>
              <ComboBox
                label={t('sources:as_class')}
                description={t('sources:as_class_hint')}
                options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
                value={className}
                onChange={setClassName}
              />
            </FormRow>
          )}
          {chosen.only && isTable(chosen.only.name) && (
            <TableColumns
              file={chosen.only}
              preview={preview}
              mapping={mapping}
              onPreview={(next) => {
                setPreview(next);
                setMapping(next.mapping);
                // Rows that name respondents are interviews, and not of the class that was used last.
                if (columnWithRole(next.mapping, 'respondent') !== null && kind === 'document') {
                  setKind('interview');
                  setClassName('');
                }
              }}
              onMapping={setMapping}
            />
          )}
        </div>
      )}
    </Dialog>
  );
}
