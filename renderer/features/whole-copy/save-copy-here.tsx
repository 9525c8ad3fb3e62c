import { api, host } from '#renderer/api.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** Saves a whole copy of the study from anywhere in it: shows only the progress of a long job, or why it failed. */
export function SaveCopyHere() {
  const { t } = useWords();
  const study = useProject(
    (state) =>
      state.open?.path
        .split(/[\\/]/)
        .at(-1)
        ?.replace(/\.concord$/, '') ?? '',
  );
  const job = useJob();
  const save = async (): Promise<void> => {
    const filters = [{ name: t('menu:concord_project'), extensions: ['concord'] }];
    await job.run((watched) =>
      host.saveAs(`${t('shell:save_copy_name', { name: study })}.concord`, filters, (to) =>
        api.project.saveCopy({ to }, watched),
      ),
    );
  };
  useActions({ 'project.save_copy': save });
  return (
    <Dialog
      title={t('shell:save_copy_title')}
      size="small"
      isOpen={job.running !== null || job.problem !== null}
      onClose={() => {
        job.running?.stop();
        job.forget();
      }}
    >
      <JobProgress job={job} what={t('shell:save_copy_running', { name: study })} />
    </Dialog>
  );
}
