import { DuplicatesKeys } from './duplicates-keys.tsx';
import { FlowScope } from './flow-scope.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { SampleFacts } from './sample-facts.tsx';
import { useTriageView } from './triage-view.ts';

/** The right column of triage: what the keys do, or how it was drawn and counted. */
export function TriageInspector() {
  const [view] = useTriageView();
  switch (view) {
    case 'queue':
      return <KeysPanel />;
    case 'duplicates':
      return <DuplicatesKeys />;
    case 'samples':
      return <SampleFacts />;
    case 'flow':
      return <FlowScope />;
  }
}
