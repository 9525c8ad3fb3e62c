import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { beginTicks, clearTicks, useTicksDesk } from '#renderer/common/openers/ticks-desk.ts';
import { TicksDialog } from './ticks-dialog.tsx';

/** The dialog for sheets of ticks, available anywhere in an open project; in a read-only one it only compares. */
export function TicksHere() {
  const { isOpen } = useTicksDesk();
  useEffect(() => clearTicks, []);
  useActions({ 'project.ticks': beginTicks });
  return isOpen ? <TicksDialog /> : null;
}
