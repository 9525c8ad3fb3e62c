import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { FileChoice } from '#renderer/common/files/file-choice.tsx';
import { PreviewOfFile } from '#renderer/common/files/preview-of-file.tsx';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { SheetOutcome } from './sheet-outcome.tsx';

const endings = ['csv', 'tsv', 'xlsx'];

/** Imports a table of codings that a program or a person made elsewhere, after showing what becomes of each row. */
export function CodingSheetDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [coder, setCoder] = useState('');
  const [machine, setMachine] = useState(true);
  const [note, setNote] = useState('');
  const job = useJob();
  const asked = {
    coder: coder.trim(),
    machine,
    note: machine && note.trim() !== '' ? note.trim() : null,
  };
  // The note changes no row.
  const settled = useSettled(JSON.stringify([asked.coder, machine]), 300);
  const isNamed = asked.coder !== '';
  const { found, problem, isEarlier, isSettled } = useLook(isNamed ? file : null, settled, (asking, chosen) =>
    asking.codingSheet.preview({ file: named(chosen), coder: asked.coder, machine }),
  );
  const isReady = isNamed && isSettled && settled === JSON.stringify([asked.coder, machine]);
  const run = async (): Promise<void> => {
    if (!file || !found) return;
    const group = crypto.randomUUID();
    const done = await job.run((watched) =>
      api.codingSheet.run({ file: named(file), ...asked, basis: found.basis }, { group, ...watched }),
    );
    if (!done) return;
    offerUndo(t('coding_sheet:done', { count: done.added, coder: done.coder }), group);
    onClose();
  };
  return (
    <Dialog
      title={t('coding_sheet:title')}
      isOpen
      onClose={onClose}
      size={found && found.refused.length > 0 ? 'large' : 'medium'}
      submit={{
        label: found ? t('coding_sheet:import', { count: found.added }) : t('coding_sheet:import_action'),
        isDisabled: readOnly || !isReady || (found?.added ?? 0) === 0,
        run,
      }}
    >
      <FileChoice
        host={host}
        files={file ? [file] : []}
        onFiles={([chosen]) => {
          job.forget();
          if (!chosen) return;
          setFile(chosen);
          if (!isNamed)
            setCoder(
              chosen.name
                .replace(/^.*[\\/]/, '')
                .replace(/\.[A-Za-z]+$/, '')
                .slice(0, 100),
            );
        }}
        endings={endings}
        words={{
          drop: t('coding_sheet:drop'),
          formats: t('coding_sheet:formats'),
          choose: t('ticks:choose'),
          another: t('ticks:choose_another'),
          kind: t('coding_sheet:kind_of_file'),
        }}
      />
      <TextField label={t('coding_sheet:whose')} value={coder} onChange={setCoder} maxLength={100} />
      <Checkbox isSelected={machine} onChange={setMachine}>
        {t('coding_sheet:by_program')}
      </Checkbox>
      {machine && (
        <TextArea
          label={t('coding_sheet:how_made')}
          description={t('coding_sheet:how_made_note')}
          value={note}
          onChange={setNote}
          rows={2}
        />
      )}
      <JobProgress job={job} what={t('coding_sheet:title')} />
      {problem !== null && <Note tone="danger">{problem}</Note>}
      {file && isNamed && problem === null && (!found || isEarlier) && (
        <p role="status">{t('coding_sheet:looking')}</p>
      )}
      {file && found && (
        <PreviewOfFile isEarlier={isEarlier}>
          <SheetOutcome told={found} asked={{ file: named(file), coder: asked.coder, machine }} />
        </PreviewOfFile>
      )}
    </Dialog>
  );
}

/** The file as the program is told of it. */
function named({ reference, name }: ChosenFile): Pick<ChosenFile, 'reference' | 'name'> {
  return { reference, name };
}
