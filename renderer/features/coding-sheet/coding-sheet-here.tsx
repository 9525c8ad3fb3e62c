import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { CodingSheetDialog } from './coding-sheet-dialog.tsx';

/** The dialog for codings that were made elsewhere, available anywhere in an open project. */
export function CodingSheetHere() {
  const [isOpen, setOpen] = useState(false);
  useActions({ 'project.codings': () => setOpen(true) });
  return isOpen ? <CodingSheetDialog onClose={() => setOpen(false)} /> : null;
}
