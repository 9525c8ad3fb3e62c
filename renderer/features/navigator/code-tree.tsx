import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { CodeRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { Tree, type TreeProps } from '#renderer/ui/tree/tree.tsx';
import { codeBranches } from './code-branches.ts';
import styles from './navigator.module.css';

interface CodeTreeProps {
  /** Where it is remembered which codes are closed. */
  readonly choice: string;
  /** Chooses what is counted, and says what the numbers are out of. */
  readonly counting: ReactNode;
  readonly trailing: (code: CodeRecord) => ReactNode;
  /** A press of the mouse; true where it was used for something else than choosing the code. */
  readonly onPress?: (code: CodeRecord) => boolean;
  readonly onActivate?: (code: CodeRecord) => void;
  /** What a code is dragged as; null where it cannot be. */
  readonly dragAs?: TreeProps<CodeRecord>['dragAs'];
  /** What can be dropped on a code. */
  readonly dropOn?: TreeProps<CodeRecord>['dropOn'];
}

/** The codebook beside a screen, with a number for each code; the code that is chosen is that of the window. */
export function CodeTree({ choice, counting, trailing, onPress, onActivate, dragAs, dropOn }: CodeTreeProps) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const branches = useMemo(() => codeBranches(codebook), [codebook]);
  const [closed, setClosed] = useChoice<readonly string[]>(choice, []);
  const chosen = useWorkspace((state) => state.codeId);
  const ids = [...codebook.byId.keys()];
  // A code that was chosen elsewhere is shown where it stands: once, so that what is above it can be closed again.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (chosen === null || shown.current === chosen || !codebook.byId.has(chosen)) return;
    shown.current = chosen;
    const above = new Set<string>();
    for (let at = codebook.byId.get(chosen)?.parentId; at; at = codebook.byId.get(at)?.parentId)
      above.add(at);
    if (closed.some((id) => above.has(id))) setClosed(closed.filter((id) => !above.has(id)));
  }, [chosen, closed, codebook, setClosed]);
  return (
    <>
      <SectionHeading className={styles.head}>{t('navigator:codes')}</SectionHeading>
      {branches.length > 0 && counting}
      <Tree
        label={t('navigator:codes')}
        branches={branches}
        textOf={({ name }) => name}
        render={({ colour, name, name2, pin, isTheme }) => (
          <span className={styles.code}>
            <CodeSwatch colour={colour} />
            <span className={styles.name}>
              {pin !== null && <span className={styles.pin}>{pin}</span>}
              {isTheme ? <strong>{name}</strong> : name}
            </span>
            {name2 !== null && <span className={styles.fact}>{name2}</span>}
          </span>
        )}
        trailing={trailing}
        isQuiet={({ status }) => status === 'retired'}
        open={new Set(ids.filter((id) => !closed.includes(id)))}
        onOpenChange={(open) => setClosed(ids.filter((id) => !open.has(id)))}
        selected={new Set(chosen === null ? [] : [chosen])}
        inView={chosen}
        onSelectedChange={(selected) => {
          const [first] = selected;
          if (first !== undefined) workspaceStore.setState({ codeId: first });
        }}
        {...(onPress ? { onPress } : {})}
        {...(onActivate ? { onActivate } : {})}
        {...(dragAs ? { dragAs } : {})}
        {...(dropOn ? { dropOn } : {})}
        empty={<EmptyState sentence={t('navigator:no_codes')} />}
      />
    </>
  );
}
