import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

interface SharedFolderFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (folder: string) => void;
}

/** Asks for a folder that a team shares: typed, or looked for among the folders of this computer. */
export function SharedFolderField({ label, description, value, onChange }: SharedFolderFieldProps) {
  const { t } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    api.desk.state().then(({ folder }) => setShown((now) => now ?? folder), showError);
  }, []);
  return (
    <>
      <TextField label={label} description={description} value={value} onChange={onChange} />
      {shown !== null && (
        <Disclosure title={t('team_moving:folder.look')} level={3}>
          <FolderView
            label={t('team_moving:folder.here')}
            folder={shown}
            onFolder={(folder) => {
              setShown(folder);
              onChange(folder);
            }}
          />
        </Disclosure>
      )}
    </>
  );
}
