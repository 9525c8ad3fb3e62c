import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { CodersDialog } from './coders-dialog.tsx';
import { FactsDialog } from './facts-dialog.tsx';

/** What the project is called and who codes in it, wherever one is. */
export function ProjectHere() {
  const [dialog, setDialog] = useState<'facts' | 'coders' | null>(null);
  useActions({
    'project.facts': () => setDialog('facts'),
    'project.coders': () => setDialog('coders'),
  });
  const close = () => setDialog(null);
  return (
    <>
      {dialog === 'facts' && <FactsDialog onClose={close} />}
      {dialog === 'coders' && <CodersDialog onClose={close} />}
    </>
  );
}
