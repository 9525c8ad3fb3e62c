import type { Flow } from '#core/triage/flow.ts';
import { flow as drawFlow } from '#figures/flow.ts';
import { figureMaking, type FigureMaking } from '#renderer/common/figures/figure-making.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { flowFigure } from '#words/flow-figure.ts';

/** The flow figure for export. */
export function useExportedFlow(flow: Flow): FigureMaking {
  const words = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name);
  const name = [project, flowFigure(words, flow).title].filter(Boolean).join(', ');
  return figureMaking(name, (its) => flowFigure(its, flow), drawFlow);
}
