import { useState, type ReactNode } from 'react';
import { urlOfFields, type AddressFields } from '#core/team/address-fields.ts';
import { sharingSteps, type TrialStep } from '#core/team/trial.ts';
import { api } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { keepAddressFields, useAddressFields } from '#renderer/common/openers/team-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { AddressForm } from './address-form.tsx';
import { fingerprintInWords, nameOfCertificate } from './certificate-words.ts';
import { foundInWords, isReady, wantsPassword } from './found-words.ts';
import { InviteForm } from './invite-form.tsx';
import { PasswordField } from './password-field.tsx';
import { SqlForAdministrator } from './sql-for-administrator.tsx';
import styles from './team.module.css';
import { TransferProgress } from './transfer-progress.tsx';
import { TrialSteps } from './trial-steps.tsx';

type Tried = Awaited<ReturnType<typeof api.team.tryToShare>>;

/** Shares the study: where, the way there step by step, sending, and the first invitations. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const fields = useAddressFields();
  const owner = useProject(
    ({ tables }) => tables.coder.get([...tables.project.values()][0]?.mainCoderId ?? '')?.name ?? '',
  );
  const [name, setName] = useState(owner);
  const [password, setPassword] = useState('');
  const [asksPassword, setAsksPassword] = useState(false);
  const [trial, setTrial] = useState<Tried | null>(null);
  const [sharedAt, setSharedAt] = useState<string | null>(null);
  const trying = useJob();
  const sending = useJob();
  const isThere = isReady(trial, sharingSteps);
  const place = `${fields.server}${fields.database === '' ? '' : `/${fields.database}`}`;
  const given = password === '' ? null : password;
  const change = (next: AddressFields): void => {
    keepAddressFields(next);
    setTrial(null);
  };
  const test = async (at: AddressFields = fields): Promise<void> => {
    sending.forget();
    const tried = await trying.run((watched) =>
      api.team.tryToShare({ url: urlOfFields(at), password: given }, watched),
    );
    if (tried === null) return;
    setTrial(tried);
    if (wantsPassword(tried)) setAsksPassword(true);
  };
  const send = async (): Promise<void> => {
    const url = urlOfFields(fields);
    const made = await sending.run((watched) =>
      api.team.create({ url, name: name.trim(), password: given }, watched),
    );
    if (made) setSharedAt(made.place);
  };
  const remedy = (step: TrialStep): ReactNode => {
    if (trial === null) return null;
    const problem = trial.steps.find((each) => each.step === step)?.problem ?? null;
    if (step === 'login' && asksPassword)
      return (
        <PasswordField
          login={fields.login}
          lasts={trial.passwordsLast}
          value={password}
          onChange={setPassword}
        />
      );
    const { certificate, sql } = trial;
    if (step === 'certificate' && problem?.key === 'team_server:certificate_foreign' && certificate)
      return (
        <div className={styles.form}>
          <p className={styles.lead}>
            {t('team_begin:trial.trust', {
              fingerprint: fingerprintInWords(certificate.sha256),
              subject: nameOfCertificate(certificate.subject),
              issuer: nameOfCertificate(certificate.issuer),
            })}
          </p>
          <div>
            <Button
              size="small"
              onPress={() => {
                const trusting = {
                  ...fields,
                  authority: '',
                  fingerprint: fingerprintInWords(certificate.sha256),
                };
                keepAddressFields(trusting);
                void test(trusting);
              }}
            >
              {t('team_begin:trial.trust_it')}
            </Button>
          </div>
        </div>
      );
    if (step === 'schema' && problem !== null && sql !== null)
      return (
        <SqlForAdministrator
          lead={t('team_begin:trial.sql', { count: sql.trimEnd().split('\n').length })}
          sql={sql}
          fileName="concord.sql"
        />
      );
    return null;
  };
  if (sharedAt !== null)
    return (
      <Dialog title={t('team_begin:share.title')} size="large" isOpen onClose={onClose}>
        <div className={styles.form}>
          <Note title={t('team_begin:share.has_begun')}>
            <Sentence>{t('team_begin:share.has_begun_note', { place: sharedAt })}</Sentence>
            {t('team_begin:share.later')}
          </Note>
          <InviteForm taken={[]} />
        </div>
      </Dialog>
    );
  const isBusy = trying.running !== null || sending.running !== null;
  return (
    <Dialog
      title={t('team_begin:share.title')}
      size="large"
      isOpen
      onClose={onClose}
      submit={
        isThere
          ? { label: t('team_begin:share.send'), isDisabled: name.trim() === '' || isBusy, run: send }
          : {
              label: t(trial === null ? 'team_begin:share.test' : 'team_begin:share.test_again'),
              isDisabled: fields.server.trim() === '' || isBusy,
              run: () => test(),
            }
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>
          <Sentence>{t('team_begin:share.lead')}</Sentence>
          {t('team_begin:share.or_folder')}
        </p>
        <AddressForm fields={fields} onChange={change} />
        <TrialSteps
          steps={sharingSteps}
          trial={trial}
          found={(step) =>
            trial === null
              ? ''
              : foundInWords(words, step, trial, { place, login: fields.login, bytes: trial.studyBytes })
          }
          remedy={remedy}
        />
        {isThere && <TextField label={t('team_begin:share.name')} value={name} onChange={setName} />}
        <JobProgress job={trying} what={t('team_begin:share.testing')} />
        <TransferProgress job={sending} what={t('team_begin:share.sending')} />
        {sending.running !== null && <p className={styles.quiet}>{t('team_begin:share.sending_note')}</p>}
        <Note title={t('team_begin:share.one_address')}>{t('team_begin:share.before_send')}</Note>
      </div>
    </Dialog>
  );
}
