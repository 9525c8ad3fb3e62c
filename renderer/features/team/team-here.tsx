import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { TeamDialog } from './team-dialog.tsx';

/** The dialog of the team, available anywhere in an open project. */
export function TeamHere() {
  const [isOpen, setOpen] = useState(false);
  useActions({ 'project.team': () => setOpen(true) });
  return isOpen ? <TeamDialog onClose={() => setOpen(false)} /> : null;
}
