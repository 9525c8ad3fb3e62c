import { useEffect } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { beginTicks, clearTicks, useTicksDesk } from '#renderer/common/openers/ticks-desk.ts';
import { TicksDialog } from './ticks-dialog.tsx';

/** Sheets of ticks, wherever one is in an open project; in one that cannot be written they are only compared. */
export function TicksHere() {
  const { isOpen } = useTicksDesk();
  useEffect(() => clearTicks, []);
  useActions({ 'project.ticks': beginTicks });
  return isOpen ? <TicksDialog /> : null;
}
