import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { ImportDialog } from './import-dialog.tsx';
import {
  beginPasting,
  openImport,
  closeImportDesk,
  showProgress,
  useImportDesk,
} from '#renderer/common/openers/import-desk.ts';
import { ImportFooter } from './import-footer.tsx';
import { ProgressDialog } from './import-progress.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { closeImports } from '#renderer/common/openers/imports-place.ts';
import { isImporting, useRunningImport } from './running-import.ts';

/** Importing, available anywhere in an open project: its actions, its dialogs, and its line in the footer. */
export function ImportsHere() {
  const desk = useImportDesk();
  const running = useRunningImport();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  // Another project has other imports.
  useEffect(() => closeImports, []);
  useActions(
    readOnly
      ? {}
      : {
          'project.import': () => (isImporting() ? showProgress() : openImport()),
          'project.paste': beginPasting,
        },
  );
  if (readOnly) return null;
  return (
    <>
      {running && <ImportFooter running={running} />}
      {desk.dialog === 'files' && !running && <ImportDialog files={desk.files} onClose={closeImportDesk} />}
      {running && (desk.dialog === 'progress' || desk.dialog === 'files') && (
        <ProgressDialog running={running} waiting={desk.files.length} onClose={closeImportDesk} />
      )}
      {desk.dialog === 'paste' && <PasteDialog onClose={closeImportDesk} />}
    </>
  );
}
