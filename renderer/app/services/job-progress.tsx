import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import type { Job } from './use-job.ts';

/** How far the job of a dialog is, with its stop, which may be called otherwise, or why it failed. */
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

/** The button that began it rests meanwhile, and has lost the focus by it: the stop takes it. */
function takeFocus(bar: HTMLElement | null): void {
  if (document.activeElement === document.body) bar?.querySelector('button')?.focus();
}
