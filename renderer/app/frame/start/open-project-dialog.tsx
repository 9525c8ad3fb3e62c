import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { openOrSalvage } from '#renderer/common/openers/open-project.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';

/** Chooses a project by browsing this machine's folders, where the system offers no dialog. */
export function OpenProjectDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [folder, setFolder] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    api.desk.state().then((desk) => setFolder(desk.folder), showError);
  }, []);
  const open = async (path: string) => {
    setProblem(undefined);
    try {
      if (!(await openOrSalvage(path))) return;
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('shell:open_project')}
      isOpen
      onClose={onClose}
      submit={{ label: t('shell:open'), isDisabled: chosen === null, run: () => open(chosen ?? '') }}
    >
      {folder !== null && (
        <FolderView
          label={t('shell:folder')}
          folder={folder}
          onFolder={(next) => {
            setFolder(next);
            setChosen(null);
          }}
          chosen={chosen}
          onChoose={setChosen}
          onOpen={(path) => void open(path)}
        />
      )}
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
    </Dialog>
  );
}
