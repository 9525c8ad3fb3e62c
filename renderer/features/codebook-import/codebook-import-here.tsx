import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import {
  beginCodebookImport,
  closeCodebookImport,
  useCodebookImport,
} from '#renderer/common/openers/codebook-import-desk.ts';
import { CodebookImportDialog } from './codebook-import-dialog.tsx';

/** The dialog that imports a codebook, available anywhere in an open project. */
export function CodebookImportHere() {
  const { isOpen, file } = useCodebookImport();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  useEffect(() => closeCodebookImport, []);
  useActions(readOnly ? {} : { 'project.import_codebook': () => beginCodebookImport() });
  return isOpen && !readOnly ? <CodebookImportDialog chosen={file} onClose={closeCodebookImport} /> : null;
}
