import { useState } from 'react';
import { columnWithRole } from '#core/table-mapping.ts';
import { host } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ChosenFiles } from './chosen-files.tsx';
import styles from './imports.module.css';
import { InsteadOffer } from './instead-offer.tsx';
import { KindChoice } from './kind-choice.tsx';
import { Mapping } from './mapping.tsx';
import { outcomeLabel } from './outcome-label.ts';
import { isTable } from './readable-files.ts';
import { runImport } from './running-import.ts';
import { useFiles } from './use-files.ts';
import { useTablePreview } from './use-table-preview.ts';
import { useClassFor, type Kind } from './usual-class.ts';

/** Asks which files, as what, and for a table with which columns; then the import runs on its own. */
export function BringInDialog({ files, onClose }: { files: readonly DroppedFile[]; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const classes = useProject((state) => state.tables.class);
  const [decided, decide] = useState<Kind | null>(null);
  const chosen = useFiles(files);
  const table = chosen.only && isTable(chosen.only.name) ? chosen.only : null;
  const view = useTablePreview(table);

  // Rows that name respondents are interviews. All else are documents, however the last import was: what was
  // chosen for that one would be taken for this one unseen.
  const withRespondents = view.mapping !== null && columnWithRole(view.mapping, 'respondent') !== null;
  const kind = decided ?? (withRespondents ? 'interview' : 'document');
  const { className, setClassName, keepClass } = useClassFor(kind);
  const tables = chosen.names.filter(isTable).length;

  const run = () => {
    keepClass();
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
      startsAtSubmit={files.length > 0}
      submit={{
        label: outcomeLabel(words, kind, {
          names: chosen.names,
          folders: chosen.folders,
          rows: (table && view.preview?.outcome.sources) ?? null,
        }),
        isDisabled: chosen.count === 0 || (table !== null && view.preview === null),
        run,
      }}
    >
      <ChosenFiles chosen={chosen} host={host} />
      {chosen.count > 0 && (
        <FormRow>
          <KindChoice value={kind} onChange={decide} />
          <ComboBox
            label={t('sources:class')}
            description={t('imports:class_hint')}
            options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
            value={className}
            onChange={(name) => {
              if (name !== className) setClassName(name);
            }}
          />
        </FormRow>
      )}
      {table === null && tables > 0 && (
        <p className={styles.quiet}>{t('imports:tables_alone', { count: tables })}</p>
      )}
      {table && view.preview && <InsteadOffer table={table} preview={view.preview} />}
      {view.problem !== null && <Note tone="danger">{view.problem}</Note>}
      {view.preview && view.mapping && <Mapping view={view} preview={view.preview} mapping={view.mapping} />}
    </Dialog>
  );
}
