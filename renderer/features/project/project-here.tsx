import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { CodersDialog } from './coders-dialog.tsx';
import { FactsDialog } from './facts-dialog.tsx';
import { SizeDialog } from './size-dialog.tsx';

/** The dialogs about the project (facts, coders, file size), available anywhere. */
export function ProjectHere() {
  const [dialog, setDialog] = useState<'facts' | 'coders' | 'size' | null>(null);
  useActions({
    'project.facts': () => setDialog('facts'),
    'project.coders': () => setDialog('coders'),
    'project.size': () => setDialog('size'),
  });
  const close = () => setDialog(null);
  return (
    <>
      {dialog === 'facts' && <FactsDialog onClose={close} />}
      {dialog === 'coders' && <CodersDialog onClose={close} />}
      {dialog === 'size' && <SizeDialog onClose={close} />}
    </>
  );
}
