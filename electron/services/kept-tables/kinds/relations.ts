// Kept relations between codes.
import { ofKindsInScope, requestsByKind } from '#core/relations/kinds-apart.ts';
import type { Relations } from '#core/relations/relations.ts';
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { laidRelations } from '#words/kept-tables/laid-relations.ts';
import { tallies } from '../../tallies.ts';
import { kindOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const relations = kindOf({
  input: tallies.relations.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, tallies.relations.input.parse(asked));
    const counted: Relations[] = [];
    // One after the other: each takes the whole time of a count.
    for (const ofKind of requestsByKind(request))
      counted.push(await tallies.relations.run(context, ofKind.request));
    return { kind: 'relations' as const, relations: ofKindsInScope(counted) };
  },
  lay: ({ counting }, { relations: counted }, _kept, words) => ({
    table: laidRelations(words, counted, counting.corpus.codebook),
    base: counted.map(({ facts }) => baseInWords(words, facts, facts.unit, null)).join(' · '),
    draw: null,
  }),
});
