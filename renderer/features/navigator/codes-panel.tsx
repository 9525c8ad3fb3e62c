import { useMemo } from 'react';
import type { Unit } from '#core/counting/request.ts';
import { countedTables } from '#core/tables.ts';
import { api } from '#renderer/api.ts';
import { useAnswer, useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useChoice, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Tree } from '#renderer/ui/tree/tree.tsx';
import { codeBranches } from './code-branches.ts';
import styles from './navigator.module.css';

const units: readonly Unit[] = ['respondents', 'sources', 'passages', 'codings'];

/** The codes with the counts of one unit; Enter opens the passages of a code. */
export function CodesPanel() {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const branches = useMemo(() => codeBranches(codebook), [codebook]);
  const [unit, setUnit] = useChoice<Unit>('navigator.unit', 'respondents');
  const [closed, setClosed] = useChoice<readonly string[]>('navigator.closedCodes', []);
  const chosen = useWorkspace((state) => state.codeId);
  const { value: counted } = useAnswer(unit, countedTables, () =>
    api.tallies.codebook({ unit, request: unit === 'respondents' ? { scope: { kind: 'interview' } } : {} }),
  );
  const open = new Set([...codebook.byId.keys()].filter((id) => !closed.includes(id)));
  const ratio = unit === 'respondents' || unit === 'sources';
  return (
    <section className={styles.codes}>
      <SectionHeading
        after={
          <Select
            look="pill"
            label={counted && ratio ? t('navigator:of', { count: counted.n }) : t('navigator:counted')}
            value={unit}
            onChange={setUnit}
            options={units.map((value) => ({ value, label: t(`navigator:${value}`) }))}
          />
        }
      >
        {t('navigator:codes')}
      </SectionHeading>
      <Tree
        label={t('navigator:codes')}
        branches={branches}
        textOf={(code) => code.name}
        render={(code) => (
          <span className={styles.code}>
            <CodeSwatch colour={code.colour} />
            <span className={styles.name}>
              {code.pin !== null && <span className={styles.pin}>{code.pin}</span>}
              {code.isTheme ? <strong>{code.name}</strong> : code.name}
            </span>
            {code.name2 !== null && <span className={styles.fact}>{code.name2}</span>}
          </span>
        )}
        trailing={(code) => counted?.counts[code.id]?.rolledUp ?? ''}
        isQuiet={(code) => code.status === 'retired'}
        open={open}
        onOpenChange={(next) => setClosed([...codebook.byId.keys()].filter((id) => !next.has(id)))}
        selected={new Set(chosen === null ? [] : [chosen])}
        onSelectedChange={(ids) => workspaceStore.setState({ codeId: [...ids][0] ?? null })}
        onActivate={(code) => {
          workspaceStore.setState({ codeId: code.id });
          show('passages');
        }}
      />
    </section>
  );
}
