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
import { takeOff } from './waiting-desk.ts';

const afterTheLast = oneAfterAnother();

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
      void afterTheLast(async () => {
        const { group } = await api.team.settle({ id, take, parts: [...parts] });
        takeOff([id]);
        const { t } = currentWords();
        if (group === null) return offerReopening(t('settling:settled'), [id]);
        setLast(null);
        offerUndo(t('settling:settled'), group);
      }).catch(showError),
    settleAll: (ids, take) =>
      void afterTheLast(async () => {
        const done = await job.run((watched) => api.team.settleAll({ ids: [...ids], take }, watched));
        if (done === null) return;
        const { group, decided, dropped, left } = done;
        takeOff(decided);
        const { t } = currentWords();
        const told = t('settling:all.settled', { count: decided.length });
        const message = left === 0 ? told : `${told} ${t('settling:all.left', { count: left })}`;
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
