// All screens. Each feature states its view for each place; the frame knows nothing else about it.
import { SourceInspector } from '#renderer/features/sources/source-inspector.tsx';
import { SourcesScreen } from '#renderer/features/sources/sources-screen.tsx';
import { readerScreen } from '#renderer/features/reader/screen.ts';
import { passagesScreen } from '#renderer/features/passages/screen.ts';
import { AgreementStrip } from '#renderer/features/agreement/agreement-strip.tsx';
import { agreementScreenOf, useAgreementView } from '#renderer/features/agreement/screen.ts';
import { compareScreen } from '#renderer/features/compare/screen.ts';
import { AnalysisStrip } from '#renderer/features/analysis/analysis-strip.tsx';
import { useShownKind, viewOfKind } from '#renderer/features/analysis/kinds.ts';
import { codebookScreen } from '#renderer/features/codebook/screen.ts';
import { CodebookStrip } from '#renderer/features/versions/codebook-strip.tsx';
import { useVersionsPart } from '#renderer/common/openers/versions-view.ts';
import { versionsScreenOf } from '#renderer/features/versions/screen.ts';
import { historyScreen } from '#renderer/features/history/screen.ts';
import { memosScreen } from '#renderer/features/memos/screen.ts';
import { snapshotsScreen } from '#renderer/features/snapshots/screen.ts';
import { respondentsScreen } from '#renderer/features/respondents/screen.ts';
import { searchScreen } from '#renderer/features/search/screen.ts';
import { settlingScreen } from '#renderer/features/settling/screen.ts';
import { triageScreen } from '#renderer/features/triage/screen.ts';
import type { Screen } from '#renderer/state/workspace-state.ts';
import type { ScreenView } from '#renderer/app/services/screen-view.ts';

export const screens: Partial<Record<Screen, ScreenView>> = {
  triage: triageScreen,
  read: readerScreen,
  passages: passagesScreen,
  search: searchScreen,
  analysis: { ...viewOfKind('tally'), Above: AnalysisStrip },
  compare: { ...compareScreen, Above: AgreementStrip },
  agreement: { ...agreementScreenOf('disagreements'), Above: AgreementStrip },
  codebook: { ...codebookScreen, Above: CodebookStrip },
  versions: { ...versionsScreenOf('versions'), Above: CodebookStrip },
  memos: memosScreen,
  history: historyScreen,
  snapshots: snapshotsScreen,
  team: settlingScreen,
  respondents: respondentsScreen,
  sources: { Work: SourcesScreen, Inspector: SourceInspector },
};

/** All screens in the order of their tabs. */
export const screenOrder: readonly Screen[] = [
  'sources',
  'triage',
  'read',
  'codebook',
  'passages',
  'search',
  'analysis',
  'compare',
  'memos',
  'history',
];

/** The tab that is marked for a screen; a screen without a tab of its own belongs to another's. */
export function tabOf(screen: Screen | null): Screen | null {
  if (screen === 'snapshots') return 'history';
  if (screen === 'agreement') return 'compare';
  if (screen === 'versions') return 'codebook';
  return screen === 'respondents' ? 'sources' : screen;
}

/** The requested screen, or the first one if that screen does not exist; null without any screen. */
export function shownScreen(asked: Screen): Screen | null {
  return screens[asked] ? asked : (screenOrder.find((screen) => screens[screen]) ?? null);
}

/** What a screen shows now, with a key that differs between the kinds of analysis and the parts of agreement and of the codebook, which change like screens. */
export function useScreenView(screen: Screen | null): {
  readonly key: string | null;
  readonly view: ScreenView | undefined;
} {
  const kind = useShownKind();
  const part = useAgreementView();
  const [ofCodebook] = useVersionsPart();
  if (screen === null) return { key: null, view: undefined };
  if (screen === 'agreement') return { key: `agreement ${part}`, view: agreementScreenOf(part) };
  if (screen === 'versions') return { key: `versions ${ofCodebook}`, view: versionsScreenOf(ofCodebook) };
  if (screen !== 'analysis') return { key: screen, view: screens[screen] };
  return { key: `analysis ${kind}`, view: viewOfKind(kind) };
}
