import { useState } from 'react';
import { host } from '#renderer/api.ts';
import type { AddressFields } from '#core/team/address-fields.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { FileButton } from '#renderer/ui/file-drop.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import styles from './team.module.css';

interface AddressFormProps {
  readonly fields: AddressFields;
  readonly onChange: (fields: AddressFields) => void;
  /** Whether the focus begins here. */
  readonly autoFocus?: boolean;
}

/** Asks for the database of a team, and, where an administrator said so, how it is known and reached. */
export function AddressForm({ fields, onChange, autoFocus = true }: AddressFormProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(
    fields.fingerprint !== '' || fields.authority !== '' || fields.tunnel !== '',
  );
  const [authority, setAuthority] = useState('');
  const set = (name: keyof AddressFields) => (value: string) => onChange({ ...fields, [name]: value });
  return (
    <>
      <FormRow>
        <TextField
          label={t('team_begin:share.server')}
          description={t('team_begin:share.server_help')}
          placeholder={t('team_begin:share.server_example')}
          value={fields.server}
          onChange={set('server')}
          autoFocus={autoFocus}
        />
        <TextField
          label={t('team_begin:share.database')}
          value={fields.database}
          onChange={set('database')}
        />
        <TextField label={t('team_begin:share.login')} value={fields.login} onChange={set('login')} />
      </FormRow>
      <Disclosure
        title={t('team_begin:share.more')}
        remark={t('team_begin:share.more_remark')}
        level={3}
        isOpen={isOpen || fields.fingerprint !== ''}
        onOpenChange={setOpen}
      >
        <div className={styles.form}>
          <TextField
            label={t('team_begin:share.fingerprint')}
            value={fields.fingerprint}
            onChange={set('fingerprint')}
          />
          <div className={styles.row}>
            <span className={styles.quiet}>
              {t('team_begin:share.authority', {
                which: authority === '' ? t('team_begin:share.authority_none') : authority,
              })}
            </span>
            <FileButton
              accept=".pem,.crt,.cer"
              onFiles={(files) => {
                host.filesDropped(files.slice(0, 1)).then(([handed]) => {
                  setAuthority(handed?.name ?? '');
                  onChange({ ...fields, authority: handed?.reference ?? '' });
                }, showError);
              }}
            >
              {t('team_begin:share.authority_choose')}
            </FileButton>
            {authority !== '' && (
              <Button
                size="small"
                onPress={() => {
                  setAuthority('');
                  onChange({ ...fields, authority: '' });
                }}
              >
                {t('team_begin:share.authority_drop')}
              </Button>
            )}
          </div>
          <TextField
            label={t('team_begin:share.tunnel')}
            description={t('team_begin:share.tunnel_help')}
            value={fields.tunnel}
            onChange={set('tunnel')}
          />
        </div>
      </Disclosure>
    </>
  );
}
