import { useState } from 'react';
import { roles, type Role } from '#core/team/transport.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { InvitationToSend, type Invited } from './invitation-to-send.tsx';
import styles from './team.module.css';

const NEW = 'new';

/** Asks whom to invite, and gives the invitation to send. `taken`: the persons who are members already. */
export function InviteForm({
  taken,
  isFolder = false,
  onInvited,
}: {
  readonly taken: readonly string[];
  /** Over a folder there are no logins: the name only says who is meant. */
  readonly isFolder?: boolean;
  readonly onInvited?: () => void;
}) {
  const { t } = useWords();
  const coders = useProject((state) => state.tables.coder);
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId ?? '');
  const [login, setLogin] = useState('');
  const [role, setRole] = useState<Role>('coder');
  const [coder, setCoder] = useState(NEW);
  const [invited, setInvited] = useState<Invited | null>(null);
  const [problem, setProblem] = useProblem([login, role, coder]);
  const free = [...coders.values()].filter(
    ({ id, kind }) => kind === 'person' && id !== mainId && !taken.includes(id),
  );
  const invite = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const name = coders.get(coder)?.name;
      const made = await api.team.invite({
        login: login.trim(),
        role,
        ...(name === undefined ? {} : { coder: name }),
      });
      setInvited({ login: login.trim(), ...made });
      // A login that was typed meanwhile is the next one's.
      setLogin((now) => (now === login ? '' : now));
      onInvited?.();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  if (invited)
    return (
      <div className={styles.form}>
        <InvitationToSend invited={invited} />
        <div>
          <Button
            size="small"
            onPress={() => {
              setInvited(null);
              setCoder(NEW);
            }}
          >
            {t('team_begin:invite.again')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles.form}>
      <FormRow>
        <TextField
          label={t(isFolder ? 'team_begin:invite.login_folder' : 'team_begin:invite.login')}
          value={login}
          onChange={setLogin}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || login.trim() === '') return;
            event.preventDefault();
            void invite();
          }}
        />
        {free.length > 0 && (
          <Select
            label={t('team_begin:invite.coder')}
            value={coder}
            onChange={setCoder}
            options={[
              { value: NEW, label: t('team_begin:invite.coder_new') },
              ...free.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </FormRow>
      <RadioGroup
        label={t('team_begin:invite.role')}
        value={role}
        onChange={setRole}
        options={roles.map((value) => ({
          value,
          label: t(`team:roles.${value}`),
          note: t(`team_begin:invite.role_notes.${value}`),
        }))}
      />
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      <div>
        <Button isDisabled={login.trim() === ''} onPress={() => void invite()}>
          {t('team_begin:invite.action')}
        </Button>
      </div>
    </div>
  );
}
