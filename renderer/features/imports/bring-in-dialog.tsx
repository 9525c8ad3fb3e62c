import { useState } from 'react';
import { columnWithRole } from '#core/table-mapping.ts';
import { host } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ChosenFiles } from './chosen-files.tsx';
import styles from './imports.module.css';
import { KindChoice } from './kind-choice.tsx';
import { Mapping } from './mapping.tsx';
import { isTable } from './readable-files.ts';
import { TicksOffer } from './ticks-offer.tsx';
import { runImport } from './running-import.ts';
import { useFiles } from './use-files.ts';
import { useTablePreview } from './use-table-preview.ts';

/** Asks which files, as what, and for a table with which columns; then the import runs on its own. */
export function BringInDialog({ files, onClose }: { files: readonly DroppedFile[]; onClose: () => void }) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const path = useProject((state) => state.open?.path ?? '');
  const [usualKind, setKind] = useChoice<'document' | 'interview'>('import.kind', 'document');
  const [usualClass, setClassName] = useChoice(`import.class ${path}`, '');
  const [decided, setDecided] = useState(false);
  const chosen = useFiles(files);
  const table = chosen.only && isTable(chosen.only.name) ? chosen.only : null;
  const view = useTablePreview(table);

  // Rows that name respondents are interviews, and not of the class that was used last.
  const withRespondents = view.mapping !== null && columnWithRole(view.mapping, 'respondent') !== null;
  const proposesInterviews = withRespondents && !decided;
  const kind = proposesInterviews ? 'interview' : usualKind;
  const className = proposesInterviews ? '' : usualClass;
  const tables = chosen.names.filter(isTable).length;

  const run = () => {
    void runImport(chosen, {
      kind,
      className: className.trim() || null,
      mapping: table ? view.mapping : null,
      sheet: table ? (view.preview?.sheet ?? null) : null,
      encoding: table ? view.choices.encoding : null,
    });
  };
  return (
    <Dialog
      title={t('imports:title')}
      isOpen
      onClose={onClose}
      size={table ? 'wide' : 'medium'}
      submit={{
        label: t('imports:bring_in'),
        isDisabled: chosen.count === 0 || (table !== null && view.preview === null),
        run,
      }}
    >
      <ChosenFiles chosen={chosen} host={host} />
      {chosen.count > 0 && (
        <FormRow>
          <KindChoice
            value={kind}
            onChange={(next) => {
              setDecided(true);
              setKind(next);
            }}
          />
          <ComboBox
            label={t('sources:class')}
            description={t('imports:class_hint')}
            options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
            value={className}
            onChange={(name) => {
              if (name === className) return;
              if (proposesInterviews) setKind('interview');
              setDecided(true);
              setClassName(name);
            }}
          />
        </FormRow>
      )}
      {table === null && tables > 0 && (
        <p className={styles.quiet}>{t('imports:tables_alone', { count: tables })}</p>
      )}
      {table && view.preview && <TicksOffer table={table} preview={view.preview} />}
      {view.problem !== null && <Note tone="danger">{view.problem}</Note>}
      {view.preview && view.mapping && <Mapping view={view} preview={view.preview} mapping={view.mapping} />}
    </Dialog>
  );
}
