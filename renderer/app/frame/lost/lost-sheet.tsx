import { FileQuestionMark } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LostPlace, OpenProject } from '#electron/rpc/transport.ts';
import { api, host } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { openProject } from '#renderer/common/openers/open-project.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { clock } from '#renderer/app/services/clock.ts';
import styles from './lost-sheet.module.css';
import { OtherFileDialog } from './other-file-dialog.tsx';
import { SaveElsewhereDialog } from './save-elsewhere-dialog.tsx';
import { TwoFiles, type Beside } from './two-files.tsx';

interface LostSheetProps {
  project: OpenProject;
  lost: LostPlace;
}

/**
 * Covers the window when the file of the open study is lost: removed, renamed or replaced, or its folder or log is gone.
 * It says what happened and what is still here, and offers the ways on. Only these close it, since no further change
 * could be saved.
 */
export function LostSheet({ project, lost }: LostSheetProps) {
  const { t, language } = useWords();
  const [beside, setBeside] = useState<Beside | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const { how } = lost;
  useEffect(() => {
    if (how !== 'replaced') return undefined;
    let gone = false;
    api.desk.lost().then((found) => !gone && setBeside(found), showError);
    return () => {
      gone = true;
    };
  }, [how]);

  const name = fileOf(project.path);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  const save = async (): Promise<void> => {
    if (!host.chooseProject) return setSaving(true);
    const path = await host.chooseProject('new', anotherName(name));
    if (path !== null) await attempt(() => api.desk.saveElsewhere({ path }));
  };
  const leave = async (): Promise<void> => {
    const asked = { title: t('lost:leave_title'), body: t('lost:leave_body'), action: t('lost:leave') };
    if (!(await confirm(asked))) return;
    await attempt(async () => {
      await api.desk.close();
      if (how !== 'replaced') return;
      // Text being written here belongs to the old study and must not be saved into the other one.
      await untilNoProject();
      await openProject(project.path);
    });
  };
  const saving = { label: t('lost:save'), run: save };
  const reopening = {
    label: t(how === 'renamed' ? 'lost:open_renamed' : 'lost:open_again'),
    run: () => attempt(() => api.desk.reopen()),
  };
  const isReopened = how === 'renamed' || how === 'log_gone';
  const leaving = t(how === 'replaced' ? 'lost:open_other' : 'lost:close');
  const time = clock(lost.since, language);
  const now = lost.path === null ? '' : fileOf(lost.path);
  return (
    <>
      <Dialog
        isOpen
        isHeld
        title={t(`lost:title_${how}`)}
        picture={<FileQuestionMark size={22} className={styles.picture} aria-hidden />}
        submit={isReopened ? reopening : saving}
        cancelLabel={isReopened ? saving.label : leaving}
        aside={
          beside?.there && (
            <Button tone="quiet" onPress={() => setLooking(true)}>
              {t('lost:look_other')}
            </Button>
          )
        }
        onClose={() => void (isReopened ? save() : leave())}
      >
        <p className={styles.sentence}>{t(`lost:body_${how}`, { name, time, now })}</p>
        {beside && <TwoFiles beside={beside} />}
        {beside && <Note>{t(`lost:${noteOn(beside)}`)}</Note>}
        {(how === 'removed' || how === 'folder_gone') && <Note>{t(`lost:back_${how}`)}</Note>}
        {problem !== undefined && <Note tone="danger">{problem}</Note>}
      </Dialog>
      {isLooking && <OtherFileDialog name={name} onClose={() => setLooking(false)} />}
      {isSaving && <SaveElsewhereDialog suggestedName={anotherName(name)} onClose={() => setSaving(false)} />}
    </>
  );
}

/** Resolves once this window shows no project and has rendered that. */
async function untilNoProject(): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => projectStore.getState().open === null;
    if (look()) return resolve();
    const stop = projectStore.subscribe(() => {
      if (!look()) return;
      stop();
      resolve();
    });
  });
  await new Promise((rendered) => setTimeout(rendered));
}

function noteOn({ here, there, isSameStudy }: Beside): 'older' | 'newer' | 'other' | 'unreadable' {
  if (!there) return 'unreadable';
  if (!isSameStudy) return 'other';
  return there.acts > here.acts ? 'newer' : 'older';
}

function fileOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** A file name that differs from the old one, because files of the study may still lie beside the old name. */
function anotherName(name: string): string {
  return `${name.replace(/\.concord$/, '')} 2.concord`;
}
