import { useEffect, useMemo, type ComponentType } from 'react';
import { ArticlesHere } from '#renderer/features/articles/articles-here.tsx';
import { CodebookImportHere } from '#renderer/features/codebook-import/codebook-import-here.tsx';
import { ExchangeHere } from '#renderer/features/exchange/exchange-here.tsx';
import { AnnexHere } from '#renderer/features/annex/annex-here.tsx';
import { SubmissionsHere } from '#renderer/features/submissions/submissions-here.tsx';
import { ReplicationHere } from '#renderer/features/replication/replication-here.tsx';
import { useImportsPlace } from '#renderer/common/openers/imports-place.ts';
import { ImportsHere } from '#renderer/features/imports/imports-here.tsx';
import { takeFiles } from '#renderer/common/openers/take-files.ts';
import { InterviewHere } from '#renderer/features/sources/interview-here.tsx';
import { MemosHere } from '#renderer/features/memos/memos-here.tsx';
import { CodingSheetHere } from '#renderer/features/coding-sheet/coding-sheet-here.tsx';
import { TeamHere } from '#renderer/features/team/team-here.tsx';
import { TicksHere } from '#renderer/features/ticks/ticks-here.tsx';
import { RecodingNotices } from '#renderer/features/rounds/recoding-notice.tsx';
import { RoundStrips } from '#renderer/features/rounds/round-strips.tsx';
import { RoundsHere } from '#renderer/features/rounds/rounds-here.tsx';
import { ProjectHere } from '#renderer/features/project/project-here.tsx';
import { SaveCopyHere } from '#renderer/features/whole-copy/save-copy-here.tsx';
import { useBeside } from '#renderer/state/beside.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { followVisits } from '#renderer/state/visits.ts';
import { useChoice, useWorkspace } from '#renderer/state/workspace.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Pane } from '#renderer/ui/panes/pane.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { useLanding } from '#renderer/ui/landing.ts';
import { useNarrow } from '#renderer/ui/use-narrow.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { SplitPanes, type SidePane } from '#renderer/ui/panes/split-panes.tsx';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { WithFooter } from '#renderer/app/services/footer.tsx';
import styles from './frame.module.css';
import { ProjectNotices } from './project-notices.tsx';
import { screens, shownScreen, useScreenView } from './screens.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import {
  BOUNDS,
  changePane,
  choiceOf,
  isWrittenBeside,
  untouched,
  type PanelPlace,
} from '#renderer/app/services/side-panels.ts';
import { TopBar } from './top-bar.tsx';
import { useProjectActions } from './use-project-actions.ts';

/** The window over an open project: top bar, panels, work and footer. */
export function Frame() {
  const { t } = useWords();
  const screen = shownScreen(useWorkspace((state) => state.screen));
  const { key, view } = useScreenView(screen);
  const Above = screen === null ? undefined : screens[screen]?.Above;
  // The imports screen takes the place of the table of sources, so moving between the two counts as a change of screen.
  const showsImports = useImportsPlace().isOpen && screen === 'sources';
  const shown = showsImports ? 'imports' : key;
  useLanding(shown);
  const path = useProject((state) => state.open?.path);
  useEffect(() => (path === undefined ? undefined : followVisits(path)), [path]);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const isSplit = useBeside() !== null && screen === 'read';
  const isNarrow = useNarrow();
  const isWritten = useWorkspace(isWrittenBeside);
  const navigator = useSide({ panel: 'navigator', isNarrow, isSplit, isWritten });
  const inspector = useSide({ panel: 'inspector', isNarrow, isSplit, isWritten });
  useActions({
    ...(view?.Navigator ? { 'view.navigator': toggle(navigator) } : {}),
    ...(view?.Inspector ? { 'view.inspector': toggle(inspector) } : {}),
  });
  // A closed panel is a thin line at the edge, hard to find and to hit, so it gets a button in the top bar.
  const buttonFor = (Part: ComponentType | undefined, { pane }: Side): boolean | null =>
    Part && (isNarrow || pane.collapsed) ? !pane.collapsed : null;
  // Memoised: resizing a pane must not draw the screen again.
  const { left, work, right } = useMemo(() => {
    const guarded = (Part: ComponentType | undefined) =>
      Part && (
        <ErrorBoundary resetKey={key ?? ''}>
          <Part />
        </ErrorBoundary>
      );
    return { left: guarded(view?.Navigator), work: guarded(view?.Work), right: guarded(view?.Inspector) };
  }, [key, view]);
  return (
    <div className={styles.frame}>
      <WithFooter>
        <TopBar
          screen={screen}
          panels={{
            navigator: buttonFor(view?.Navigator, navigator),
            inspector: isSplit ? null : buttonFor(view?.Inspector, inspector),
          }}
        />
        <RoundStrips />
        {Above && <Above />}
        <RecodingNotices />
        <ProjectNotices />
        <FileDrop
          label={t('imports:drop')}
          onError={showError}
          onFiles={(files) => {
            if (readOnly) notify(t('imports:drop_read_only'), { tone: 'error' });
            else takeFiles(files);
          }}
        >
          <SplitPanes
            workKey={shown ?? undefined}
            left={left && { ...navigator, content: left }}
            right={right && { ...inspector, isOver: isSplit, content: right }}
          >
            {work}
          </SplitPanes>
        </FileDrop>
        <ImportsHere />
        <ArticlesHere />
        <CodebookImportHere />
        <ExchangeHere />
        <ReplicationHere />
        <AnnexHere />
        <SubmissionsHere />
        <SaveCopyHere />
        <ProjectHere />
        <RoundsHere />
        <TeamHere />
        <TicksHere />
        <CodingSheetHere />
        <InterviewHere />
        <MemosHere />
      </WithFooter>
      <ProjectActions />
    </div>
  );
}

/**
 * Attaches the actions that work on every screen. A component of its own, so that news of the history does not draw the
 * frame again.
 */
function ProjectActions() {
  useProjectActions();
  return null;
}

type Side = Omit<SidePane, 'content'>;

function useSide(place: PanelPlace): Side {
  const { t } = useWords();
  const [pane] = useChoice<Pane>(choiceOf(place), untouched(place));
  const onChange = (next: Pane): void => changePane(place, next);
  return { label: t(`shell:${place.panel}`), ...BOUNDS[place.panel], pane, onChange };
}

function toggle({ pane, onChange }: Side) {
  return {
    run: () => onChange({ ...pane, collapsed: !pane.collapsed }),
    checked: !pane.collapsed,
  };
}
