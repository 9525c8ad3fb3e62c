// The kept flow of sources.
import { flowOf } from '#core/triage/flow.ts';
import { drawnFlow } from '#formats/writing/flow-files.ts';
import { flowBase, laidFlow } from '#words/kept-tables/laid-flow.ts';
import { projectRow } from '../../project.ts';
import { flowRequest } from '../../triage.ts';
import { kindOf } from './kind.ts';

export const flow = kindOf({
  input: flowRequest,
  count: async ({ counting }, asked) => ({
    kind: 'flow' as const,
    flow: flowOf(counting.corpus, counting.codings, flowRequest.parse(asked)),
  }),
  lay: ({ db }, { flow: counted }, _kept, words) => ({
    table: laidFlow(words, counted),
    base: flowBase(words, counted),
    draw: (asked) => drawnFlow(counted, { words, notice: projectRow(db).notice }, asked),
  }),
});
