import { useState } from 'react';
import { AppError } from '#core/errors.ts';
import { api, host } from '#renderer/api.ts';
import { FileChoice } from '#renderer/app/file-choice.tsx';
import { sentenceFor, showError } from '#renderer/app/show-error.ts';
import { offerUndo } from '#renderer/features/history/offer-undo.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PlanView } from './plan-view.tsx';
import { chosenCodes, everything, type PlanChoice } from './plan-choice.ts';
import { useCodebookPreview } from './use-codebook-preview.ts';

const endings = ['qdc', 'csv', 'tsv', 'xlsx'];

/** Chooses a file, shows what importing it would do to the codebook, and does as much of it as is chosen. */
export function CodebookImportDialog({
  chosen,
  onClose,
}: {
  /** The file that was dropped. */
  chosen: ChosenFile | null;
  onClose: () => void;
}) {
  const { t } = useWords();
  const [file, setFile] = useState(chosen);
  const [choice, setChoice] = useState<PlanChoice>(everything);
  const [problem, setProblem] = useState<string | null>(null);
  const preview = useCodebookPreview(file);
  const { plan } = preview;
  const count = plan ? chosenCodes(plan, choice).length : 0;

  const choose = (next: ChosenFile): void => {
    setFile(next);
    setChoice(everything);
    setProblem(null);
  };
  const run = async (): Promise<void> => {
    if (!file || !plan) return;
    const { reference, name } = file;
    const { additions, changes, leave } = choice;
    const group = crypto.randomUUID();
    try {
      const done = await api.codebookImport.run(
        { file: { reference, name }, basis: plan.basis, additions, changes, leave: [...leave] },
        { group },
      );
      onClose();
      offerUndo(t('codebook_import:done', { count: done.counts.taken, name }), group);
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict') {
        setProblem(sentenceFor(error));
        preview.again();
      } else showError(error);
    }
  };
  return (
    <Dialog
      title={t('codebook_import:title')}
      isOpen
      onClose={onClose}
      size={plan ? 'large' : 'medium'}
      submit={{
        label: plan ? t('codebook_import:import', { count }) : t('codebook_import:import_action'),
        isDisabled: count === 0,
        run,
      }}
    >
      <FileChoice
        host={host}
        file={file}
        onFile={choose}
        endings={endings}
        words={{
          drop: t('codebook_import:drop'),
          formats: t('codebook_import:formats'),
          choose: t('codebook_import:choose'),
          another: t('codebook_import:choose_another'),
          kind: t('codebook_import:kind_of_file'),
        }}
      />
      {(problem ?? preview.problem) !== null && <Note tone="danger">{problem ?? preview.problem}</Note>}
      {file && !plan && preview.problem === null && <p role="status">{t('codebook_import:looking')}</p>}
      {plan && <PlanView plan={plan} choice={choice} onChoice={setChoice} />}
    </Dialog>
  );
}
