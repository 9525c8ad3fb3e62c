import type { Flow } from '#core/triage/flow.ts';
import { flowOptions } from '#core/commands/flow-options.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { DuplicatesKeys } from './duplicates-keys.tsx';
import { useExportedFlow } from './exported-flow.ts';
import { flowRequest, useFlow, useFlowChoice } from './flow-choice.ts';
import { FlowScope } from './flow-scope.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { SampleFacts } from './sample-facts.tsx';
import { useTriageView } from '#renderer/common/openers/triage-view.ts';

/** The right column of triage: what the keys do, or how a sample was drawn or a flow counted. */
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
      return <FlowSide />;
  }
}

function FlowSide() {
  const isExporting = useFigureOpen('flow');
  const { value: flow } = useFlow();
  return isExporting && flow ? <FlowFigurePanel flow={flow} /> : <FlowScope />;
}

function FlowFigurePanel({ flow }: { flow: Flow }) {
  const classes = useProject((state) => state.tables.class);
  const [choice] = useFlowChoice();
  const options = flowOptions(flowRequest(choice), { class: classes });
  return <FigurePanel what="flow" making={useExportedFlow(flow)} options={options} />;
}
