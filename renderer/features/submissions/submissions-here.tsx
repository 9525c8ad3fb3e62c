import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { SubmissionsDialog } from './submissions-dialog.tsx';

/** The dialog of what was submitted, available anywhere in an open project. */
export function SubmissionsHere() {
  const [isOpen, setOpen] = useState(false);
  useActions({ 'project.submissions': () => setOpen(true) });
  return isOpen ? <SubmissionsDialog onClose={() => setOpen(false)} /> : null;
}
