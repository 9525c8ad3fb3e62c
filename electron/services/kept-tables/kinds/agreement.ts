// Kept coefficients of agreement.
import { namedIn } from '#core/codes/code-names.ts';
import { laidAgreement } from '#words/kept-tables/laid-agreement.ts';
import { countInWords } from '#words/numbers.ts';
import { agreementRequest, measured } from '../../agreement.ts';
import { kindOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const agreement = kindOf({
  input: agreementRequest,
  standsStill: true,
  count: async (context, asked) => {
    const { scope, ...request } = agreementRequest.parse(asked);
    // Coders are compared in the same sources, whatever each of them coded.
    const everywhere = { scope, denominator: 'all' as const };
    const found = await withSourcesFound(context, everywhere);
    const asking = { ...request, scope: found.scope };
    return { kind: 'agreement' as const, request: asking, agreement: await measured(context, asking) };
  },
  lay: ({ counting }, { agreement: found }, { shown }, words) => {
    const { byId } = counting.corpus.codebook;
    const { sources, denominator } = found.facts;
    return {
      table: laidAgreement(
        words,
        found,
        (id) => {
          const code = byId.get(id);
          return code ? namedIn(code, words.codebookLanguage).name : '';
        },
        // A page has no room for all columns.
        shown.allColumns === true,
      ),
      base: words.t(`agreement_screen:${denominator === 'all' ? 'all_compared' : 'compared'}`, {
        n: countInWords(words, sources.bySeveral),
        m: countInWords(words, sources.inScope),
        count: sources.inScope,
      }),
      draw: null,
    };
  },
});
