import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { FileChoice } from '#renderer/common/files/file-choice.tsx';
import { PreviewOfFile } from '#renderer/common/files/preview-of-file.tsx';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PlanView } from './plan-view.tsx';
import { chosenCodes, everything, type PlanChoice } from './plan-choice.ts';
import { useCodebookPreview } from './use-codebook-preview.ts';

const endings = ['qdc', 'csv', 'tsv', 'xlsx'];

/** Chooses a file, shows what importing it would do to the codebook, and imports the chosen part. */
export function CodebookImportDialog({
  chosen,
  onClose,
}: {
  /** The dropped file. */
  chosen: ChosenFile | null;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [file, setFile] = useState(chosen);
  const [choice, setChoice] = useState<PlanChoice>(everything);
  const job = useJob();
  const preview = useCodebookPreview(file, choice);
  const { plan, isEarlier, isSettled } = preview;
  const count = plan ? chosenCodes(plan, choice).length : 0;

  const choose = ([next]: readonly ChosenFile[]): void => {
    setFile(next ?? null);
    setChoice(everything);
    job.forget();
  };
  const run = async (): Promise<void> => {
    if (!file || !plan) return;
    const { reference, name } = file;
    const { leave, except, ...chosenOf } = choice;
    const group = crypto.randomUUID();
    const done = await job.run((watched) =>
      api.codebookImport.run(
        { file: { reference, name }, basis: plan.basis, ...chosenOf, leave: [...leave], except: [...except] },
        { group, ...watched },
      ),
    );
    // The import may have failed because the codebook or the file has changed: preview again.
    if (!done) return preview.again();
    onClose();
    offerUndo(t('codebook_import:done', { count: done.counts.taken, name }), group);
  };
  return (
    <Dialog
      title={t('codebook_import:title')}
      isOpen
      onClose={onClose}
      size={plan ? 'large' : 'medium'}
      submit={{
        label: plan ? t('codebook_import:import', { count }) : t('codebook_import:import_action'),
        isDisabled: count === 0 || !isSettled,
        run,
      }}
    >
      <FileChoice
        host={host}
        files={file ? [file] : []}
        onFiles={choose}
        endings={endings}
        words={{
          drop: t('codebook_import:drop'),
          formats: t('codebook_import:formats'),
          choose: t('codebook_import:choose'),
          another: t('codebook_import:choose_another'),
          kind: t('codebook_import:kind_of_file'),
        }}
      />
      <JobProgress job={job} what={t('codebook_import:title')} />
      {preview.problem !== null && <Note tone="danger">{preview.problem}</Note>}
      {file && (!plan || isEarlier) && preview.problem === null && (
        <p role="status">{t('codebook_import:looking')}</p>
      )}
      {plan && (
        <PreviewOfFile isEarlier={isEarlier}>
          <PlanView plan={plan} choice={choice} onChoice={setChoice} />
        </PreviewOfFile>
      )}
    </Dialog>
  );
}
