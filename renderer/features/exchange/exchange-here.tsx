import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { ImportProjectDialog } from './import-project-dialog.tsx';
import {
  openProjectImport,
  openProjectExport,
  closeExchange,
  useExchangeDesk,
} from '#renderer/common/openers/exchange-desk.ts';
import { WriteProjectDialog } from './write-project-dialog.tsx';

/** The dialogs to import projects of other programs and to export for them, available anywhere in an open project. */
export function ExchangeHere() {
  const { dialog, files } = useExchangeDesk();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  useEffect(() => closeExchange, []);
  useActions({
    ...(readOnly ? {} : { 'project.bring_project': () => openProjectImport() }),
    'project.write_project': openProjectExport,
  });
  if (dialog === 'bring' && !readOnly) return <ImportProjectDialog chosen={files} onClose={closeExchange} />;
  return dialog === 'write' ? <WriteProjectDialog onClose={closeExchange} /> : null;
}
