import { useMemo } from 'react';
import type { RowGrouping } from '#core/query/row-groups.ts';
import type { LiveQuery } from '#electron/services/queries.ts';
import { idOf } from '#renderer/common/passages/passage-row.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { countInWords } from '#words/numbers.ts';
import { listed as joined } from '#words/sentences.ts';
import type { RowGroups } from './passage-list.tsx';
import listStyles from './passage-list.module.css';

/** The groups of a list by person or by code, with their headings; null where rows are grouped by source. */
export function useRowGroups(listed: LiveQuery['listed'], by: RowGrouping): RowGroups | null {
  return useMemo(() => {
    if (by === 'source' || !listed?.groups) return null;
    const { groups, rows } = listed;
    const byId = new Map(rows.map((row, at) => [idOf(row), groups[at] ?? '']));
    return {
      of: (row) => byId.get(idOf(row)) ?? '',
      heading: (group, count) => <GroupHeading by={by} group={group} count={count} />,
    };
  }, [listed, by]);
}

function GroupHeading({
  by,
  group,
  count,
}: {
  readonly by: Exclude<RowGrouping, 'source'>;
  readonly group: string;
  readonly count: number;
}) {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const people = useProject((state) => state.tables.respondent);
  const code = by === 'code' ? codebook.byId.get(group) : undefined;
  const names = by === 'respondent' ? group.split(' ').flatMap((id) => people.get(id)?.name ?? []) : [];
  return (
    <div className={listStyles.heading}>
      <span className={listStyles.groupName}>
        {code ? (
          <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch>
        ) : names.length > 0 ? (
          joined(words, names)
        ) : (
          t(`query:no_group.${by}`)
        )}
      </span>
      <span className={listStyles.headingCount}>{countInWords(words, count)}</span>
    </div>
  );
}
