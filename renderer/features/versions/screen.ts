import type { ScreenView } from '#renderer/app/services/screen-view.ts';
import type { VersionsPart } from '#renderer/common/openers/versions-view.ts';
import { CodePanel } from './code-panel.tsx';
import { CompletenessScreen } from './completeness-screen.tsx';
import { VersionList } from './version-list.tsx';
import { VersionsScreen } from './versions-screen.tsx';

const views: Readonly<Record<VersionsPart, ScreenView>> = {
  versions: { Navigator: VersionList, Work: VersionsScreen, Inspector: CodePanel },
  completeness: { Work: CompletenessScreen },
};

/** What a part of the codebook beside its tree shows in each column. */
export function versionsScreenOf(part: VersionsPart): ScreenView {
  return views[part];
}
