import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { InterviewDialog } from './interview-dialog.tsx';

/** The dialog for a new interview, available anywhere in an open project. */
export function InterviewHere() {
  const [isOpen, setOpen] = useState(false);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  useActions(readOnly ? {} : { 'project.interview': () => setOpen(true) });
  return isOpen && <InterviewDialog onClose={() => setOpen(false)} />;
}
