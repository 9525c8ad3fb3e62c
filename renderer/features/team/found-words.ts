// What each step of a trial found, in a sentence.
import type { Trial, TrialStep } from '#core/team/trial.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import { localeOf } from '#words/locale.ts';
import type { Words } from '#words/words.ts';
import { fingerprintInWords, nameOfCertificate } from './certificate-words.ts';

interface Asked {
  readonly place: string;
  readonly login: string;
  /** The bytes of the study that would be sent. */
  readonly bytes?: number;
}

/** The sentence about a step that went well. */
export function foundInWords(words: Words, step: TrialStep, trial: Trial, asked: Asked): string {
  const { t, language } = words;
  const { certificate, version, databaseBytes, member } = trial;
  switch (step) {
    case 'reach':
      return t('team_begin:trial.done.reach', { place: asked.place });
    case 'certificate':
      return certificate === null
        ? t('team_begin:trial.done.certificate_socket')
        : t('team_begin:trial.done.certificate', {
            subject: nameOfCertificate(certificate.subject),
            issuer: nameOfCertificate(certificate.issuer),
            date: new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(
              new Date(certificate.validTo),
            ),
            fingerprint: fingerprintInWords(certificate.sha256),
          });
    case 'login':
      return t('team_begin:trial.done.login', { login: asked.login, version: version ?? '' });
    case 'schema':
      return t('team_begin:trial.done.schema');
    case 'room':
      return t('team_begin:trial.done.room', {
        there: bytesInWords(databaseBytes ?? 0, words),
        needed: bytesInWords(asked.bytes ?? 0, words),
      });
    case 'membership':
      return t('team_begin:trial.done.membership', {
        role: t(`team:roles.${member?.role ?? 'reader'}`),
        size: bytesInWords(member?.bytes ?? 0, words),
      });
  }
}

/** Whether the step failed for want of a password, or of the right one. */
export function wantsPassword({ steps }: Trial): boolean {
  const key = steps.at(-1)?.problem?.key;
  return key === 'team_server:password_needed' || key === 'team_server:wrong_password';
}

/** Whether all steps went well. */
export function isReady(trial: Trial | null, steps: readonly TrialStep[]): boolean {
  return (
    trial !== null &&
    trial.steps.length === steps.length &&
    trial.steps.every(({ problem }) => problem === null)
  );
}
