import { queriesConcerned } from '#core/query/queries-concerned.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { joined } from '#words/sentences.ts';

/** What an act does to codes that saved queries name. */
export type CodeAct = 'merge' | 'delete';

export interface TouchedQueriesProps {
  readonly act: CodeAct;
  readonly codeIds: readonly string[];
}

/** Which saved queries an act on codes changes; nothing where it changes none. */
export function TouchedQueries({ act, codeIds }: TouchedQueriesProps) {
  const words = currentWords();
  const { codebook, tables } = projectStore.getState();
  const { naming, counting } = queriesConcerned(codebook, tables.savedQuery.values(), new Set(codeIds));
  const names = (rows: typeof naming): string =>
    joined(
      words,
      rows.map(({ name }) => words.t('saved_queries:quoted', { name })),
      'conjunction',
    );
  return (
    <>
      {naming.length > 0 && <p>{words.t(`saved_queries:naming_${act}`, { names: names(naming) })}</p>}
      {counting.length > 0 && <p>{words.t('saved_queries:counting_change', { names: names(counting) })}</p>}
    </>
  );
}
