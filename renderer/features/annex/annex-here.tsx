import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { AnnexDialog } from './annex-dialog.tsx';

/** The dialog to export an evidence annex, available anywhere in an open project. */
export function AnnexHere() {
  const [isOpen, setOpen] = useState(false);
  useActions({ 'project.annex': () => setOpen(true) });
  return isOpen ? <AnnexDialog onClose={() => setOpen(false)} /> : null;
}
