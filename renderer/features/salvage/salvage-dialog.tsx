import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { openProject } from '#renderer/common/openers/open-project.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { salvageSentences } from '#words/salvage-report.ts';
import { MissingList } from './missing-list.tsx';
import { closeSalvage, type SalvageOffer } from '#renderer/common/openers/salvage-desk.ts';
import styles from './salvage.module.css';

type Done = Awaited<ReturnType<typeof api.desk.salvage>>;

/** Says what salvage does, asks for a name for the new file, salvages, and reports the result. */
export function SalvageDialog({ offer: { path, how } }: { offer: SalvageOffer }) {
  const words = useWords();
  const { t } = words;
  const job = useJob();
  const [done, setDone] = useState<Done | null>(null);
  const name = fileOf(path);
  const [folder, setFolder] = useState(path.slice(0, -name.length - 1));
  const [typed, setTyped] = useState<string | null>(null);
  const suggested = `${t('salvage:suggested', { name: name.replace(/\.concord$/, '') })}.concord`;
  const fileName = typed ?? suggested;

  const salvage = async (): Promise<void> => {
    const into = host.chooseProject
      ? await host.chooseProject('new', suggested)
      : `${folder}/${fileName.trim()}`;
    if (into === null) return;
    setDone(await job.run((watched) => api.desk.salvage({ path, into }, watched)));
  };
  const close = (): void => {
    job.running?.stop();
    closeSalvage();
  };
  if (done)
    return (
      <Dialog
        title={t('salvage:done_title')}
        isOpen
        onClose={close}
        cancelLabel={t('common:close')}
        submit={{
          label: t('salvage:open_new'),
          run: async () => {
            closeSalvage();
            await openProject(done.path);
          },
        }}
      >
        <div className={styles.rows}>
          {salvageSentences(words, done, fileOf(done.path)).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {done.missing.length > 0 && <MissingList missing={done.missing} />}
        </div>
      </Dialog>
    );
  return (
    <Dialog
      title={t(`salvage:title_${how}`, { name })}
      isOpen
      onClose={close}
      submit={{
        label: host.chooseProject ? t('salvage:button') : t('salvage:begin'),
        isDisabled: host.chooseProject === null && fileName.trim() === '',
        run: salvage,
      }}
    >
      <div className={styles.rows}>
        <p>{t(`salvage:offer_${how}`, { name })}</p>
        {host.chooseProject === null && job.running === null && (
          <>
            <TextField label={t('salvage:file_name')} value={fileName} onChange={setTyped} autoFocus />
            <FolderView
              label={t('shell:folder')}
              folder={folder}
              onFolder={setFolder}
              summary={fileName.trim()}
            />
          </>
        )}
        <JobProgress job={job} what={t('salvage:running', { name })} />
      </div>
    </Dialog>
  );
}

function fileOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
