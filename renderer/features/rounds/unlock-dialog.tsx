import { TriangleAlert } from 'lucide-react';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import type { Round } from '#electron/services/rounds.ts';
import { api } from '#renderer/api.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useJob } from '#renderer/app/services/use-job.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { countInWords } from '#words/numbers.ts';
import { recodingSentence } from '#words/recoding-sentence.ts';
import { joined, paragraphOf } from '#words/sentences.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { comparePasses } from './recode-next.ts';
import styles from './rounds.module.css';
import { inSample, useRecodings, useRounds } from './use-rounds.ts';

export interface UnlockDialogProps {
  readonly id: string;
  readonly onClose: () => void;
}

/**
 * Asks before a round is unlocked: first that it cannot be undone, then how far everybody is, without a number that the
 * round seals, and what the paper will say.
 */
export function UnlockDialog({ id, onClose }: UnlockDialogProps) {
  const round = useRounds()?.find((each) => each.id === id);
  return round ? <Unlocking round={round} onClose={onClose} /> : null;
}

function Unlocking({ round, onClose }: { readonly round: Round; readonly onClose: () => void }) {
  const words = useWords();
  const { t, language } = words;
  const coders = useProject((state) => state.tables.coder);
  const samples = useProject((state) => state.tables.sample);
  const recoding = useRecodings()?.find(({ passId }) => round.coderIds.includes(passId));
  const { value: sentence } = useAnswer(`sentence of ${round.id} ${language}`, (asking) =>
    asking.rounds.sentence({ id: round.id, language }),
  );
  const job = useJob();
  // The server of a team kept the work apart: it comes to everybody now, one piece after another.
  const isOfServer = round.isWithheld === true;
  const nameOf = (coderId: string): string => coders.get(coderId)?.name ?? '';
  const names = round.coderIds.map(nameOf);
  const pass = round.coderIds.length === 1 ? coders.get(round.coderIds[0] ?? '') : undefined;
  const sample = recoding && samples.get(recoding.sampleId);
  const paper = paragraphOf(words, [
    ...(sentence ? [sentence.text] : []),
    ...(recoding && sample
      ? [recodingSentence(words, recoding, { coder: nameOf(recoding.personId), sample })]
      : []),
  ]);
  const progress = round.progress.map((each) => inSample(each, recoding ? [recoding] : []));
  const tried = (anyway: boolean) =>
    job.run(async ({ signal, onProgress }) => {
      let isUnlocked = false;
      const publishing = (at: Progress): void => {
        isUnlocked = true;
        onProgress(at);
      };
      try {
        const { isOnItsWay } = await api.rounds.unlock(
          { id: round.id, anyway },
          { signal, onProgress: publishing },
        );
        return isOnItsWay ? 'on_its_way' : 'whole';
      } catch (error) {
        // Stopped earlier, it stays sealed.
        if (signal.aborted && isUnlocked) return 'stopped';
        if (error instanceof AppError && error.key === 'errors:team_round_not_come') return error.value;
        throw error;
      }
    });
  const unlock = async (): Promise<void> => {
    let came = await tried(false);
    if (came !== null && typeof came !== 'string')
      came = (await unlocksAnyway(words, came)) ? await tried(true) : null;
    if (came === null || typeof came !== 'string') return;
    onClose();
    if (came !== 'whole') return notify(t(`blind_rounds:unlocking.${came}`, { name: round.name }));
    notify(t('blind_rounds:unlocking.done', { name: round.name }));
    if (round.kind === 'kinds') show('compare');
    else if (pass?.personId) comparePasses({ personId: pass.personId, passId: pass.id });
    else showAgreement('disagreements', round.coderIds);
  };
  // News comes only once the server has unlocked it.
  const isPublishing = job.running !== null && job.running.at.total > 0;
  const warning =
    round.kind === 'kinds'
      ? t('blind_rounds:unlocking.warning_kinds')
      : pass?.personId
        ? t('blind_rounds:unlocking.warning_pass', { pass: pass.name, person: nameOf(pass.personId) })
        : t('blind_rounds:unlocking.warning', { coders: joined(words, names, 'conjunction') });
  const action =
    round.coderIds.length === 2 ? 'action_both' : round.coderIds.length > 2 ? 'action_all' : 'action';
  return (
    <Dialog
      title={t('blind_rounds:unlocking.title', { name: round.name })}
      isOpen
      onClose={onClose}
      size="large"
      aside={
        <span className={styles.quiet}>
          {t(round.kind === 'kinds' ? 'blind_rounds:unlocking.after_kinds' : 'blind_rounds:unlocking.after')}
        </span>
      }
      submit={{ label: t(`blind_rounds:unlocking.${action}`), run: unlock }}
    >
      <div className={styles.form}>
        <p className={styles.lead}>{warning}</p>
        {isOfServer && (
          <p className={styles.lead}>
            {t('blind_rounds:unlocking.published', { coders: joined(words, names, 'conjunction') })}
          </p>
        )}
        {progress.length > 0 && (
          <div className={styles.scroll}>
            <table className={styles.table} aria-label={t('blind_rounds:unlocking.table')}>
              <thead>
                <tr>
                  {(['coder', 'reviewed', 'codings', 'last'] as const).map((column) => (
                    <th
                      key={column}
                      scope="col"
                      className={column === 'reviewed' || column === 'codings' ? styles.number : undefined}
                    >
                      {t(`blind_rounds:unlocking.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {progress.map(({ coderId, reviewed, of, codings, lastAt }) => (
                  <tr key={coderId}>
                    <th scope="row">{nameOf(coderId)}</th>
                    <td className={styles.number}>
                      {reviewed === null
                        ? t('blind_rounds:unlocking.sealed')
                        : t('blind_rounds:reviewed', {
                            n: countInWords(words, reviewed),
                            m: countInWords(words, of),
                          })}
                    </td>
                    <td className={styles.number}>
                      {codings === null ? (
                        <span className={styles.quiet}>{t('blind_rounds:unlocking.sealed')}</span>
                      ) : (
                        countInWords(words, codings)
                      )}
                    </td>
                    <td>
                      {lastAt === null ? t('blind_rounds:unlocking.no_work') : dateInWords(words, lastAt)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {progress.map(
          ({ coderId, reviewed, of }) =>
            reviewed !== null &&
            of > reviewed && (
              <Note key={coderId} tone="warning">
                <span className={styles.warned}>
                  <TriangleAlert size={15} aria-hidden />
                  {t('blind_rounds:unlocking.unreviewed', { name: nameOf(coderId), count: of - reviewed })}
                </span>
              </Note>
            ),
        )}
        {paper !== '' && (
          <Note title={t('blind_rounds:unlocking.for_paper')} copyText={paper}>
            {paper}
          </Note>
        )}
        <JobProgress
          job={job}
          what={t(`blind_rounds:unlocking.${isPublishing ? 'publishing' : 'under_way'}`)}
        />
        {isPublishing && <p className={styles.quiet}>{t('blind_rounds:unlocking.publishing_note')}</p>}
      </div>
    </Dialog>
  );
}

/** Asks whether a round is to be unlocked though files of people who code in it have not come to where the team has moved. */
function unlocksAnyway({ t }: Words, { parameters }: ErrorValue): Promise<boolean> {
  return confirm({
    title: t('blind_rounds:unlocking.not_come_title'),
    body: t('blind_rounds:unlocking.not_come', { ...parameters }),
    action: t('blind_rounds:unlocking.not_come_yes'),
    tone: 'danger',
  });
}
