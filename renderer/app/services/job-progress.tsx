import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import type { Job } from './use-job.ts';

/** Progress of a dialog's job with a stop button, whose label can be set, or the reason why the job failed. */
export function JobProgress({
  job: { running, problem },
  what,
  stopLabel,
}: {
  job: Job;
  what: string;
  stopLabel?: string;
}) {
  if (problem !== null) return <Note tone="danger">{problem}</Note>;
  if (!running) return null;
  const { at, startedAt, stop } = running;
  return (
    <div ref={takeFocus}>
      <ProgressBar
        what={what}
        detail={at.name}
        done={at.done}
        total={at.total === 0 ? null : at.total}
        startedAt={startedAt}
        onCancel={stop}
        cancelLabel={stopLabel}
      />
    </div>
  );
}

/** Focuses the stop button: the button that started the job is disabled meanwhile and has lost the focus. */
function takeFocus(bar: HTMLElement | null): void {
  if (document.activeElement === document.body) bar?.querySelector('button')?.focus();
}
