import { DuplicatesWork } from './duplicates-work.tsx';
import { FlowWork } from './flow-work.tsx';
import { QueueWork } from './queue-work.tsx';
import { SampleWork } from './sample-work.tsx';
import { useTriageView } from '#renderer/common/openers/triage-view.ts';

/** The middle of triage. */
export function TriageWork() {
  const [view] = useTriageView();
  switch (view) {
    case 'queue':
      return <QueueWork />;
    case 'duplicates':
      return <DuplicatesWork />;
    case 'samples':
      return <SampleWork />;
    case 'flow':
      return <FlowWork />;
  }
}
