import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { host } from '#renderer/api.ts';
import { closeTeamDialog, openJoining, useTeamDialog } from '#renderer/common/openers/team-desk.ts';
import { useSalvageOffer } from '#renderer/common/openers/salvage-desk.ts';
import { JoinDialog } from '#renderer/features/team/join-dialog.tsx';
import { SalvageDialog } from '#renderer/features/salvage/salvage-dialog.tsx';
import { useIsUpdating } from '#renderer/state/updating.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { workspaceStore, useWorkspace } from '#renderer/state/workspace.ts';
import { ConfirmDialog } from '#renderer/ui/confirm.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useFocusPassing } from '#renderer/ui/focus-passing.ts';
import { useFocusWatch } from '#renderer/ui/focus-watch.ts';
import { useFieldLeaving, useNarrowedList } from '#renderer/ui/landing.ts';
import { useRootFontSize } from '#renderer/ui/list/root-font-size.ts';
import { Toaster } from '#renderer/ui/toast.tsx';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useAppearance } from './appearance.ts';
import styles from './app.module.css';
import { CommandPalette } from './command-palette.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Frame } from './frame.tsx';
import { LostSheet } from './lost/lost-sheet.tsx';
import { KeyboardHelp } from './keyboard-help.tsx';
import { openProject, openSample, useOpening } from '#renderer/common/openers/open-project.ts';
import { SettingsDialog } from './settings-dialog.tsx';
import { usePinsOfWorkingPerson } from '#renderer/state/use-working-coder.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { NewProjectDialog } from './start/new-project-dialog.tsx';
import { OpenProjectDialog } from './start/open-project-dialog.tsx';
import { StartScreen } from './start/start-screen.tsx';
import { UpdateProgress } from './update-progress.tsx';
import { useNativeMenu } from './use-native-menu.ts';
import { useShortcuts } from './use-shortcuts.ts';

/**
 * The whole Concord window. `connection` resolves once the window can call the program and knows which project is open.
 */
export function App({ connection: connecting }: { readonly connection: Promise<void> }) {
  const { language } = useWords();
  const connection = useConnection(connecting);
  useAppearance();
  usePinsOfWorkingPerson();
  useFocusWatch();
  useFocusPassing();
  // Read while the records are under way: lists need it for their first picture, and reading it computes styles.
  useRootFontSize();
  return (
    <I18nProvider locale={language}>
      <ErrorBoundary resetKey="app">
        {connection === 'ready' && <Connected />}
        {connection instanceof Error && (
          <div role="alert" className={styles.alone}>
            <EmptyState sentence={sentenceFor(connection)} />
          </div>
        )}
      </ErrorBoundary>
      <Toaster />
    </I18nProvider>
  );
}

function useConnection(connecting: Promise<void>): 'waiting' | 'ready' | Error {
  const [state, setState] = useState<'waiting' | 'ready' | Error>('waiting');
  useEffect(() => {
    connecting.then(
      () => setState('ready'),
      (error: unknown) => {
        console.error(error);
        setState(error as Error);
      },
    );
  }, [connecting]);
  return state;
}

type DialogName = 'new' | 'open' | 'settings' | 'keys' | 'palette';

function Connected() {
  const { t } = useWords();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const open = useProject((state) => state.open);
  const opening = useOpening();
  const isUpdating = useIsUpdating();
  const salvageOffer = useSalvageOffer();
  const team = useTeamDialog();
  const theme = useWorkspace((state) => state.theme);
  const close = () => setDialog(null);
  const setTheme = (value: typeof theme) => ({
    run: () => workspaceStore.setState({ theme: value }),
    checked: theme === value,
  });
  useActions({
    'project.new': () => setDialog('new'),
    'project.open': async () => {
      if (!host.chooseProject) return setDialog('open');
      const path = await host.chooseProject('open');
      if (path !== null) await openProject(path);
    },
    'project.sample': () => openSample(t('shell:sample')),
    'project.join': () => openJoining(),
    'project.settings': () => setDialog('settings'),
    'view.palette': () => setDialog('palette'),
    'view.light': setTheme('light'),
    'view.dark': setTheme('dark'),
    'view.system': setTheme('system'),
    'help.keys': () => setDialog('keys'),
  });
  useEffect(() => {
    document.title = open ? `${open.name} — ${t('common:app')}` : t('common:app');
  }, [open, t]);
  return (
    <>
      {open ? <Frame key={open.path} /> : <StartScreen isBusy={opening !== null} />}
      {opening !== null && !isUpdating && (
        <output className={styles.opening}>{t('shell:opening', { name: opening })}</output>
      )}
      <UpdateProgress />
      {dialog === 'new' && <NewProjectDialog onClose={close} />}
      {team?.what === 'join' && <JoinDialog given={team.invitation} onClose={closeTeamDialog} />}
      {dialog === 'open' && <OpenProjectDialog onClose={close} />}
      {dialog === 'settings' && <SettingsDialog onClose={close} />}
      {dialog === 'keys' && <KeyboardHelp onClose={close} />}
      {dialog === 'palette' && <CommandPalette onClose={close} />}
      {open?.lost && <LostSheet project={open} lost={open.lost} />}
      {salvageOffer && <SalvageDialog key={salvageOffer.path} offer={salvageOffer} />}
      <ConfirmDialog />
      <WindowKeys />
    </>
  );
}

/**
 * The keys and the native menu. A component of its own, so that an action that comes or goes does not render the whole
 * window again.
 */
function WindowKeys() {
  useFieldLeaving();
  useShortcuts();
  useNarrowedList();
  useNativeMenu();
  return null;
}
