import { api } from '#renderer/api.ts';
import { closeImports } from '#renderer/common/openers/imports-place.ts';
import { useNextSource } from '#renderer/features/navigator/next-source.ts';
import { askSearch } from '#renderer/features/search/ask-search.ts';
import { usePreparedSearch } from '#renderer/features/search/preparing.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { notifyUnchanged } from '#renderer/common/undo/what-stays.ts';
import { runUndo } from '#renderer/state/taking-back.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { goBy, useWays } from '#renderer/state/visits.ts';
import { actSentence, shortened } from '#words/act-sentence.ts';
import { shownKinds } from '#renderer/features/analysis/kinds.ts';
import { analysisKindIn, type AnalysisKind } from '#renderer/state/analysis-kind.ts';
import { showAnalysis } from '#renderer/state/analysis.ts';
import { show, workspaceStore } from '#renderer/state/workspace.ts';
import { showVersions } from '#renderer/common/openers/versions-view.ts';
import type { Screen } from '#renderer/state/workspace-state.ts';
import { landInWork } from '#renderer/ui/landing.ts';
import { focusNarrowing } from '#renderer/ui/tabbable.ts';
import { useActions, type Handlers } from '#renderer/app/services/action-handlers.ts';
import type { ActionId } from '#renderer/app/services/actions.ts';
import { screenOrder, screens } from './screens.ts';

/** Attaches the actions available on every screen of an open project: undo, redo, go to a screen, close. */
export function useProjectActions(): void {
  const words = useWords();
  const { t } = words;
  const open = useProject((state) => state.open);
  const coderId = useWorkingCoderId();
  const key = open && `${open.path} ${coderId ?? ''}`;
  const { value: history } = useAnswer(key, (asking) => asking.history.state());
  const editable = open !== null && !open.readOnly;
  const undo = history?.undo;
  const redo = history?.redo;
  const { canGoBack, canGoForward } = useWays();
  usePreparedSearch();
  useNextSource();
  useActions({
    ...goActions(),
    'go.back': { run: () => goBy(-1), enabled: canGoBack, looksItself: true },
    'go.forward': { run: () => goBy(1), enabled: canGoForward, looksItself: true },
    'go.snapshots': () => show('snapshots'),
    'go.versions': () => showVersions(),
    'go.respondents': () => show('respondents'),
    'go.agreement': () => show('agreement'),
    'search.texts': () => askSearch(),
    'view.narrow': focusNarrowing,
    'project.close': () => api.desk.close(),
    'edit.undo': {
      run: () => undoOrRedo('undo'),
      enabled: editable && Boolean(undo),
      looksItself: editable,
      label: undo ? t('shell:undo_what', { what: actSentence(words, undo) }) : undefined,
      hint: undo ? t('shell:undo_what_short', { what: shortened(actSentence(words, undo)) }) : undefined,
    },
    'edit.redo': {
      run: () => undoOrRedo('redo'),
      enabled: editable && Boolean(redo),
      looksItself: editable,
      label: redo ? t('shell:redo_what', { what: actSentence(words, redo) }) : undefined,
    },
  });
}

const afterTheLast = oneAfterAnother();

/** Undoes or redoes the last change if there is one. Calls queue up, so that fast key presses work in order. */
function undoOrRedo(way: 'undo' | 'redo'): Promise<void> {
  return afterTheLast(async () => {
    // What was typed last is stored before: it may be the only change there is.
    await runUndo(async () => {
      const state = await api.history.state();
      if (state[way]) notifyUnchanged(await api.history[way]());
    });
  });
}

function goActions(): Handlers {
  const go = (screen: Screen): void => {
    if (workspaceStore.getState().screen === screen) landInWork();
    else show(screen);
  };
  const entry = (screen: Screen): [ActionId, () => void] => [`go.${screen}`, () => go(screen)];
  const toKind = (kind: AnalysisKind): void => {
    const before = workspaceStore.getState();
    if (before.screen === 'analysis' && analysisKindIn(before) === kind) landInWork();
    else showAnalysis(kind);
  };
  return {
    ...Object.fromEntries(screenOrder.filter((screen) => screens[screen]).map(entry)),
    ...Object.fromEntries(shownKinds.map((kind) => [`go.${kind}`, () => toKind(kind)] as const)),
    // Also leaves the imports screen, which takes the place of the table.
    'go.sources': () => {
      closeImports();
      go('sources');
    },
  };
}
