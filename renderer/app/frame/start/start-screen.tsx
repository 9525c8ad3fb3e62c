import { BookOpen, FolderOpen, Plus } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { AllStudiesDialog } from '#renderer/features/snapshots/all-studies-dialog.tsx';
import { openJoining } from '#renderer/common/openers/team-desk.ts';
import { takeFiles } from '#renderer/common/openers/take-files.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';
import { FileDrop } from '#renderer/ui/file-drop.tsx';
import { useFocusLanding } from '#renderer/ui/focus-return.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { openProject } from '#renderer/common/openers/open-project.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { RecentProjects, type DeskState } from './recent-projects.tsx';
import styles from './start-screen.module.css';

/** The screen without a project: create one, open one, or explore the sample. */
export function StartScreen({ isBusy }: { isBusy: boolean }) {
  const { t } = useWords();
  const [desk, setDesk] = useState<DeskState | null>(null);
  const refresh = useCallback(() => {
    api.desk.state().then(setDesk, showError);
  }, []);
  useEffect(refresh, [refresh]);
  const [looksBack, setLooksBack] = useState(false);
  useFocusLanding();
  return (
    <FileDrop
      label={t('shell:drop_to_begin')}
      className={styles.drop}
      onError={showError}
      onFiles={(files) => {
        if (!isBusy) takeIn(files).catch(showError);
      }}
    >
      <main className={styles.page}>
        <div className={styles.sheet}>
          <header>
            <h1 className={styles.name}>{t('common:app')}</h1>
            <p className={styles.question}>{t('shell:question')}</p>
          </header>
          <div className={styles.ways}>
            <Button
              tone="primary"
              icon={<Plus size={16} aria-hidden />}
              isDisabled={isBusy}
              onPress={() => perform('project.new')}
            >
              {t('shell:new_project')}
            </Button>
            <Button
              icon={<FolderOpen size={16} aria-hidden />}
              isDisabled={isBusy}
              onPress={() => perform('project.open')}
            >
              {t('shell:open_project')}
            </Button>
            <Button
              icon={<BookOpen size={16} aria-hidden />}
              isDisabled={isBusy}
              onPress={() => perform('project.sample')}
            >
              {t('shell:open_sample')}
            </Button>
          </div>
          {desk && <RecentProjects recent={desk.recent} isBusy={isBusy} onForgotten={refresh} />}
          <footer className={styles.foot}>
            <p>{host.kind === 'browser' ? t('shell:promise_browser') : t('shell:promise')}</p>
            <p className={styles.links}>
              <LinkButton onPress={() => perform('project.join')}>{t('team_begin:join.action')}</LinkButton>
              <LinkButton onPress={() => setLooksBack(true)}>{t('snapshots:start_link')}</LinkButton>
              <LinkButton onPress={() => perform('project.settings')}>{t('shell:settings')}</LinkButton>
              <LinkButton onPress={() => perform('help.keys')}>{t('shell:keyboard_help')}</LinkButton>
            </p>
          </footer>
        </div>
      </main>
      {looksBack && <AllStudiesDialog onClose={() => setLooksBack(false)} />}
    </FileDrop>
  );
}

/** Opens a dropped project; keeps other dropped files for the project that is created next. */
async function takeIn(files: readonly DroppedFile[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  if (first.path.endsWith('.concord') && host.kind === 'electron') {
    const [handed] = await host.filesDropped([first]);
    if (handed) await openProject(handed.reference);
    return;
  }
  if (first.path.endsWith('.concord-invitation')) return openJoining(await first.file.text());
  takeFiles(files);
  perform('project.new');
}
