import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import type { Job } from '#renderer/app/services/use-job.ts';

const MEGABYTE = 1_000_000;

/** How much of a study has been sent or received, in megabytes, with the time that is left; or why it failed. */
export function TransferProgress({ job: { running, problem }, what }: { job: Job; what: string }) {
  if (problem !== null) return <Note tone="danger">{problem}</Note>;
  if (!running) return null;
  const { at, startedAt, stop } = running;
  const whole = Math.ceil(at.total / MEGABYTE);
  return (
    <ProgressBar
      what={what}
      done={Math.min(whole, Math.round(at.done / MEGABYTE))}
      total={at.total === 0 ? null : whole}
      startedAt={startedAt}
      onCancel={stop}
    />
  );
}
