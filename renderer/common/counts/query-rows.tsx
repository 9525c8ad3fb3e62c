import { Search } from 'lucide-react';
import { byPosition } from '#core/by-position.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';

export interface QueryRowsProps {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}

/** Chooses saved queries that are further rows of a table; renders nothing if none is saved. */
export function QueryRows({ values, onChange }: QueryRowsProps) {
  const { t } = useWords();
  const queries = useProject((state) => state.tables.savedQuery);
  if (queries.size === 0) return null;
  return (
    <MultiSelect
      label={t('saved_queries:rows')}
      options={[...queries.values()].toSorted(byPosition).map(({ id, name }) => ({
        value: id,
        label: name,
        mark: <Search size={13} aria-hidden />,
      }))}
      values={[...values]}
      onChange={onChange}
      summary={
        values.length === 0
          ? t('saved_queries:no_rows')
          : t('saved_queries:chosen_rows', { count: values.length })
      }
    />
  );
}
