import { useEffect, useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { closeImportDesk, useImportDesk } from '#renderer/common/openers/import-desk.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { fileNameFrom } from '#renderer/common/openers/file-name.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';

/** Asks for what a new project needs: its name, its coder, and its folder. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [coderName, setCoderName] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const [problem, setProblem] = useProblem([name, coderName, folder]);
  const waiting = useImportDesk().files.length;
  useEffect(() => {
    api.desk.state().then((desk) => {
      // Keep what the analyst typed before this answer arrived.
      setCoderName((typed) => (typed === '' ? desk.coderName : typed));
      setFolder(desk.folder);
    }, showError);
  }, []);
  const fileName = fileNameFrom(name);
  const create = async () => {
    setProblem(undefined);
    const path = host.chooseProject
      ? await host.chooseProject('new', fileName)
      : `${folder ?? (await api.desk.state()).folder}/${fileName}`;
    if (path === null) return;
    try {
      await api.desk.create({ path, name, coderName });
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('shell:new_project')}
      isOpen
      onClose={() => {
        // Dropped files were meant for this new project and must not go to another one.
        closeImportDesk();
        onClose();
      }}
      submit={{
        label: t('shell:create'),
        isDisabled: name.trim() === '' || coderName.trim() === '',
        run: create,
      }}
    >
      {waiting > 0 && <Note>{t('shell:files_wait', { count: waiting })}</Note>}
      <FormRow>
        <TextField
          label={t('shell:project_name')}
          placeholder={t('shell:project_name_example')}
          value={name}
          onChange={setName}
          error={problem}
          autoFocus
        />
        <TextField
          label={t('shell:your_name')}
          description={t('shell:your_name_help')}
          value={coderName}
          onChange={setCoderName}
        />
      </FormRow>
      {host.chooseProject === null && folder !== null && (
        <FolderView
          label={t('shell:where')}
          folder={folder}
          onFolder={setFolder}
          summary={name.trim() === '' ? undefined : fileName}
        />
      )}
    </Dialog>
  );
}
