// Deciding about the chosen item, and taking that back.
import { useState } from 'react';
import type { Take } from '#core/team/deciding.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useJob, type Job } from '#renderer/app/services/use-job.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { errorSentence } from '#words/error-sentence.ts';
import { paragraphOf } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import { takeOff } from './waiting-desk.ts';

const afterTheLast = oneAfterAnother();

/** What is being decided about. */
const underWay = new Set<string>();

/** Decides after what was decided before; does nothing about what is being decided about, as when a key is pressed twice. */
async function onceFor(ids: readonly string[], work: () => Promise<void>): Promise<void> {
  if (ids.every((id) => underWay.has(id))) return;
  for (const id of ids) underWay.add(id);
  try {
    await afterTheLast(work);
  } finally {
    for (const id of ids) underWay.delete(id);
  }
}

export interface Settling {
  /** Decides; `parts` for the parts of a text. */
  readonly settle: (id: string, take: Take, parts?: readonly Take[]) => void;
  /** Decides the same about all of these. */
  readonly settleAll: (ids: readonly string[], take: Take) => void;
  /** Deciding about many. */
  readonly job: Job;
  /** Notes that somebody has looked at these; at all that were decided if none are given. */
  readonly see: (ids?: readonly string[]) => void;
  /** Has what was last decided without an act wait again; null where the last decision was an act, which undo takes back. */
  readonly reopen: (() => void) | null;
}

type SettledAll = Awaited<ReturnType<typeof api.team.settleAll>>;

/** How many were settled, and how many wait on, and why. */
function settledInWords(words: Words, { decided, left, refused, why }: SettledAll): string {
  const { t } = words;
  return paragraphOf(words, [
    t('settling:all.settled', { count: decided.length }),
    ...(left > 0 ? [t('settling:all.left', { count: left })] : []),
    ...(why ? [t('settling:all.refused', { count: refused, why: errorSentence(words, why) })] : []),
  ]);
}

/** How to decide; the last decision is remembered while the screen is open. */
export function useSettling(): Settling {
  const [last, setLast] = useState<readonly string[] | null>(null);
  const job = useJob();
  const reopen = (ids: readonly string[]): void => {
    setLast(null);
    void afterTheLast(() => api.team.reopen({ ids: [...ids] })).catch(showError);
  };
  const offerReopening = (message: string, ids: readonly string[]): void => {
    setLast(ids);
    notify(message, { action: { label: currentWords().t('common:undo'), run: () => reopen(ids) } });
  };
  return {
    settle: (id, take, parts = []) =>
      void onceFor([id], async () => {
        const { group } = await api.team.settle({ id, take, parts: [...parts] });
        takeOff([id]);
        const { t } = currentWords();
        if (group === null) return offerReopening(t('settling:settled'), [id]);
        setLast(null);
        offerUndo(t('settling:settled'), group);
      }).catch(showError),
    settleAll: (ids, take) =>
      void onceFor(ids, async () => {
        const done = await job.run((watched) => api.team.settleAll({ ids: [...ids], take }, watched));
        if (done === null) return;
        const { group, decided, dropped } = done;
        takeOff(decided);
        const message = settledInWords(currentWords(), done);
        if (decided.length === 0) return notify(message);
        if (group === null) return offerReopening(message, dropped);
        setLast(null);
        offerUndo(message, group, () => {
          if (dropped.length > 0) reopen(dropped);
        });
      }),
    job,
    see: (ids) =>
      void afterTheLast(async () => {
        const seen = await api.team.seen(ids ? { ids: [...ids] } : {});
        takeOff(seen.ids);
        offerReopening(currentWords().t('settling:seen', { count: seen.ids.length }), seen.ids);
      }).catch(showError),
    reopen: last && (() => reopen(last)),
  };
}
