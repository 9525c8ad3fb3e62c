import type { ReactNode } from 'react';
import { sharingSteps, type TrialStep } from '#core/team/trial.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { fingerprintInWords, nameOfCertificate } from './certificate-words.ts';
import { foundInWords } from './found-words.ts';
import { PasswordField } from './password-field.tsx';
import { SqlForAdministrator } from './sql-for-administrator.tsx';
import styles from './team.module.css';
import { TrialSteps } from './trial-steps.tsx';
import type { WayThere } from './use-way-there.ts';

/** The way to a server where a study is to be kept, step by step, with what to do where a step failed. */
export function ServerTrial({ way }: { readonly way: WayThere }) {
  const words = useWords();
  const { t } = words;
  const { fields, trial, trying } = way;
  const place = `${fields.server}${fields.database === '' ? '' : `/${fields.database}`}`;
  return (
    <>
      <TrialSteps
        steps={sharingSteps}
        trial={trial}
        found={(step) =>
          trial === null
            ? ''
            : foundInWords(words, step, trial, { place, login: fields.login, bytes: trial.studyBytes })
        }
        remedy={(step) => <Remedy step={step} way={way} />}
      />
      <JobProgress job={trying} what={t('team_begin:share.testing')} />
    </>
  );
}

/** What a step asks for: a password, whether a certificate is the right one, or SQL for the administrator. */
function Remedy({ step, way }: { readonly step: TrialStep; readonly way: WayThere }): ReactNode {
  const { t } = useWords();
  const { fields, trial, asksPassword } = way;
  if (trial === null) return null;
  const problem = trial.steps.find((each) => each.step === step)?.problem ?? null;
  if (step === 'login' && asksPassword)
    return (
      <PasswordField
        login={fields.login}
        lasts={trial.passwordsLast}
        value={way.password ?? ''}
        onChange={way.give}
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
              way.change(trusting);
              void way.test(trusting);
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
}
