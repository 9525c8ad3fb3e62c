import { useMemo } from 'react';
import type { Unit } from '#core/counting/request.ts';
import { api } from '#renderer/api.ts';
import { codeBranches } from '#renderer/features/navigator/code-branches.ts';
import { countedTables } from '#core/tables.ts';
import { useAnswer, useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Tree } from '#renderer/ui/tree/tree.tsx';
import { countInWords } from '#words/numbers.ts';
import { passageRequest } from './passage-filter.ts';
import styles from './passages.module.css';
import { usePassageFilter } from './use-passages.ts';

const units: readonly Unit[] = ['sources', 'passages', 'codings', 'respondents'];

/** The codebook with what the present filter finds of each code; a press shows its passages. */
export function CodeList() {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const tables = useProject((state) => state.tables);
  const codeId = useWorkspace((state) => state.codeId);
  const [filter] = usePassageFilter();
  const [unit, setUnit] = useChoice<Unit>('passages.unit', 'sources');
  const [closed, setClosed] = useChoice<readonly string[]>('passages.closed', []);
  const branches = useMemo(() => codeBranches(codebook), [codebook]);
  const request = passageRequest(filter, tables);
  const { value: counted } = useAnswer(`${unit} ${JSON.stringify(request)}`, countedTables, () =>
    api.tallies.codebook({ unit, request }),
  );
  const countOf = (id: string): number | null => {
    const count = counted?.counts[id];
    return (filter.rollup ? count?.rolledUp : count?.direct) ?? null;
  };
  const ids = [...codebook.byId.keys()];
  return (
    <nav className={styles.navigator}>
      <SectionHeading
        className={styles.navigatorHead}
        after={
          <Select
            look="pill"
            label={t('passages:count_by')}
            value={unit}
            onChange={setUnit}
            options={units.map((value) => ({ value, label: t(`passages:units.${value}`) }))}
          />
        }
      >
        {t('passages:codes')}
      </SectionHeading>
      <Tree
        label={t('passages:codes')}
        branches={branches}
        textOf={({ name }) => name}
        render={({ colour, name, name2, isTheme }) => (
          <span className={styles.codeName}>
            <CodeSwatch colour={colour} />
            <span className={cx(styles.cut, isTheme && styles.theme)}>{name}</span>
            {name2 && <span className={cx(styles.cut, styles.second)}>{name2}</span>}
          </span>
        )}
        trailing={({ id }) => {
          const count = countOf(id);
          return count === null ? null : (
            <span className={cx(count === 0 && styles.none)}>{countInWords(words, count)}</span>
          );
        }}
        isQuiet={({ status }) => status === 'retired'}
        open={new Set(ids.filter((id) => !closed.includes(id)))}
        onOpenChange={(open) => setClosed(ids.filter((id) => !open.has(id)))}
        selected={new Set(codeId === null ? [] : [codeId])}
        onSelectedChange={(chosen) => {
          const [first] = chosen;
          if (first !== undefined) workspaceStore.setState({ codeId: first });
        }}
        empty={<EmptyState sentence={t('passages:no_codes')} />}
      />
    </nav>
  );
}
