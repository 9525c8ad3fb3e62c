import { useEffect, useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { FolderView } from '#renderer/common/files/folder-view.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
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
  return (
    <>
      <TextField label={label} description={description} value={value} onChange={onChange} />
      {host.chooseFiles ? (
        <FolderFromSystem ask={host.chooseFiles} onChange={onChange} />
      ) : (
        <FolderFromView onChange={onChange} />
      )}
    </>
  );
}

/** Looks for the folder with a dialog of the system. */
function FolderFromSystem({
  ask,
  onChange,
}: Pick<SharedFolderFieldProps, 'onChange'> & { readonly ask: NonNullable<typeof host.chooseFiles> }) {
  const { t } = useWords();
  return (
    <div>
      <Button
        size="small"
        onPress={() => {
          ask([], { folder: true }).then(([folder]) => folder && onChange(folder.reference), showError);
        }}
      >
        {t('team_moving:folder.look')}
      </Button>
    </div>
  );
}

/** Looks for the folder in a view of the program, which alone knows where folders lie. */
function FolderFromView({ onChange }: Pick<SharedFolderFieldProps, 'onChange'>) {
  const { t } = useWords();
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    api.desk.state().then(({ folder }) => setShown((now) => now ?? folder), showError);
  }, []);
  if (shown === null) return null;
  return (
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
  );
}
