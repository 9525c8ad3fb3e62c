import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import { SettleScreen } from './settle-screen.tsx';
import { TeamStrip } from './team-strip.tsx';
import { WaitingList } from './waiting-list.tsx';

/** What waits for a decision in the team. */
export const settlingScreen: ScreenView = { Above: TeamStrip, Navigator: WaitingList, Work: SettleScreen };
