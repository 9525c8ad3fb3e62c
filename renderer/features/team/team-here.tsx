import { useEffect, useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import {
  closeTeamDialog,
  closeTeamDialogOfStudy,
  openSharing,
  useTeamDialog,
} from '#renderer/common/openers/team-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { AgainDialog } from './again-dialog.tsx';
import { FollowDialog } from './follow-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';

/** The dialogs of the team, available anywhere in an open project. */
export function TeamHere() {
  const [isOpen, setOpen] = useState(false);
  const isAlone = useTeam() === null;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const dialog = useTeamDialog();
  useEffect(() => closeTeamDialogOfStudy, []);
  useActions({
    'project.team': () => setOpen(true),
    ...(isAlone && !readOnly ? { 'project.share': openSharing } : {}),
  });
  switch (dialog?.what) {
    case 'share':
      return <ShareDialog onClose={closeTeamDialog} />;
    case 'move':
      return <MoveDialog onClose={closeTeamDialog} />;
    case 'again':
      return <AgainDialog onClose={closeTeamDialog} />;
    case 'follow':
      return <FollowDialog onClose={closeTeamDialog} />;
    default:
  }
  return isOpen ? <TeamDialog onClose={() => setOpen(false)} /> : null;
}
