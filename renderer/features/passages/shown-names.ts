// A query under the names that the screen shows: codes in the codebook's language, whatever the text of the query says.
import { useMemo } from 'react';
import { namingAnew } from '#core/query/named-things.ts';
import type { Query } from '#core/query/query.ts';
import { queryNames } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';

/** The query with shown names in the place of ids, to be said in words; it need not lead back to the codes. */
export function useShownNames(query: Query): Query {
  const { tables } = useProject(queryNames);
  const shown = useProject((state) => state.codebook);
  const { t } = useWords();
  return useMemo(
    () =>
      namingAnew(query, ({ table, id }) => {
        const name = table === 'code' ? shown.byId.get(id)?.name : tables[table].get(id)?.name;
        return name ?? t(`saved_queries:gone.${table}`);
      }),
    [query, tables, shown, t],
  );
}
