import { useState } from 'react';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { api } from '#renderer/api.ts';
import { useJob, type Job } from '#renderer/app/services/use-job.ts';
import { useWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import type { Words } from '#words/words.ts';

export type Moved = Awaited<ReturnType<typeof api.team.move>>;

/** What is asked before a log starts again though nothing in it is lost, or though it is not the one of this file. */
const QUESTIONS: Readonly<Record<string, 'differs' | 'compacts'>> = {
  'errors:team_move_differs': 'differs',
  'errors:team_move_compacts': 'compacts',
};

interface Moving {
  readonly job: Job;
  /** What was done; null before it is. */
  readonly moved: Moved | null;
  /** Moves the log to the server that the URL names, or into a folder; a URL of null: has it start again where it is. */
  readonly move: (to: MovedTo) => Promise<void>;
}

type MovedTo =
  | { readonly url: string | null; readonly password: string | null }
  | { readonly folder: string };

/** Moves the team's log to where `fields` say, asking first where it would start again from this file. */
export function useMoving(fields: readonly unknown[] = []): Moving {
  const words = useWords();
  const job = useJob(fields);
  const [moved, setMoved] = useState<Moved | null>(null);
  const tried = (to: MovedTo, anew: boolean) =>
    job.run(async (watched) => {
      try {
        return await api.team.move({ ...to, anew }, watched);
      } catch (error) {
        if (!(error instanceof AppError) || QUESTIONS[error.key] === undefined) throw error;
        return error.value;
      }
    });
  const move = async (to: MovedTo): Promise<void> => {
    let done = await tried(to, false);
    if (done !== null && 'key' in done)
      done = (await startsAgain(words, done)) ? await tried(to, true) : null;
    if (done !== null && 'head' in done) setMoved(done);
  };
  return { job, moved, move };
}

/** Asks whether the log is to start again from this file, and says what that means. */
function startsAgain({ t }: Words, { key, parameters }: ErrorValue): Promise<boolean> {
  return confirm({
    title: t('team_moving:question.title'),
    body: t(`team_moving:question.${QUESTIONS[key] ?? 'differs'}`, { ...parameters }),
    action: t('team_moving:question.yes'),
    tone: 'danger',
  });
}
