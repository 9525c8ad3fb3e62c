import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { PackageDialog } from './package-dialog.tsx';

/** The dialog to save a replication package, available anywhere in an open project. */
export function ReplicationHere() {
  const [isOpen, setOpen] = useState(false);
  useActions({ 'project.package': () => setOpen(true) });
  return isOpen ? <PackageDialog onClose={() => setOpen(false)} /> : null;
}
