// A kept list of words.
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { laidWords } from '#words/kept-tables/laid-words.ts';
import { wordlists } from '../../wordlists.ts';
import { kindOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const wordList = kindOf({
  input: wordlists.count.input,
  count: async (context, asked) => {
    const request = wordlists.count.input.parse(asked);
    // A list of words has no base: it looks at every source in scope.
    const everywhere = { scope: request.scope, denominator: 'all' as const };
    const { scope } = await withSourcesFound(context, everywhere);
    return { kind: 'words' as const, words: await wordlists.count.run(context, { ...request, scope }) };
  },
  lay: (_context, { words: counted }, _kept, its) => ({
    table: laidWords(its, counted),
    base: baseInWords(its, counted.facts.sources, 'sources', null),
    draw: null,
  }),
});
