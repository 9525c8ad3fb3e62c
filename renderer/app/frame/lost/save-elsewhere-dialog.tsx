import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';

interface SaveElsewhereDialogProps {
  suggestedName: string;
  onClose: () => void;
}

/** Asks where to save the open study, where the system offers no save dialog. */
export function SaveElsewhereDialog({ suggestedName, onClose }: SaveElsewhereDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(suggestedName);
  const [folder, setFolder] = useState<string | null>(null);
  const [problem, setProblem] = useProblem([name, folder]);
  useEffect(() => {
    api.desk.state().then((desk) => setFolder(desk.folder), showError);
  }, []);
  const save = async () => {
    setProblem(undefined);
    try {
      await api.desk.saveElsewhere({ path: `${folder ?? ''}/${name.trim()}` });
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('lost:save_title')}
      isOpen
      onClose={onClose}
      submit={{
        label: t('lost:save_button'),
        isDisabled: folder === null || name.trim() === '',
        run: save,
      }}
    >
      <TextField label={t('lost:file_name')} value={name} onChange={setName} error={problem} autoFocus />
      {folder !== null && (
        <FolderView label={t('shell:folder')} folder={folder} onFolder={setFolder} summary={name.trim()} />
      )}
    </Dialog>
  );
}
