import { useState } from 'react';
import { useActions } from '#renderer/app/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { BringProjectDialog } from './bring-project-dialog.tsx';
import { WriteProjectDialog } from './write-project-dialog.tsx';

/** Bringing in projects of other programs and writing for them, wherever one is in an open project. */
export function ExchangeHere() {
  const [dialog, setDialog] = useState<'bring' | 'write' | null>(null);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const close = () => setDialog(null);
  useActions({
    ...(readOnly ? {} : { 'project.bring_project': () => setDialog('bring') }),
    'project.write_project': () => setDialog('write'),
  });
  if (dialog === 'bring' && !readOnly) return <BringProjectDialog onClose={close} />;
  return dialog === 'write' ? <WriteProjectDialog onClose={close} /> : null;
}
