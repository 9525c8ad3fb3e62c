import { Plus, Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { CodeRecord } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { createCode, renameCode } from '#renderer/features/codebook/code-acts.ts';
import {
  codeBranches,
  DRAFT_ID,
  fits,
  type CodeLine,
  type Draft,
} from '#renderer/features/codebook/code-branches.ts';
import { codeMenu } from '#renderer/features/codebook/code-menu.tsx';
import { MergeDialog } from '#renderer/features/codebook/merge-dialog.tsx';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';
import type { Words } from '#words/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Tree, type TreeProps } from '#renderer/ui/tree/tree.tsx';
import styles from './navigator.module.css';

interface CodeTreeProps {
  /** The name under which the closed codes are remembered. */
  readonly choice: string;
  /** Chooses what is counted, and states the base. */
  readonly counting: ReactNode;
  readonly trailing: (code: CodeRecord) => ReactNode;
  /** What stands after the name of a code. */
  readonly after?: (code: CodeRecord) => ReactNode;
  /** Called on a mouse press; true if it did something else than select the code. */
  readonly onPress?: (code: CodeRecord) => boolean;
  readonly onActivate?: (code: CodeRecord) => void;
  /** Opens the passages of a code beside the text: Shift with Enter, or from the menu. */
  readonly onOpenBeside?: (code: CodeRecord) => void;
  /** The drag data of a code; null if it cannot be dragged. */
  readonly dragAs?: (code: CodeRecord) => ReturnType<NonNullable<TreeProps<CodeRecord>['dragAs']>>;
  /** What can be dropped on a code. */
  readonly dropOn?: TreeProps<CodeRecord>['dropOn'];
}

/**
 * The panel of codes beside a screen: a filter, a count for each code, and actions on codes. Its selected code is that
 * of the window.
 */
export function CodeTree(props: CodeTreeProps) {
  const { choice, counting, trailing, after, onPress, onActivate, onOpenBeside, dragAs, dropOn } = props;
  const words = useWords();
  const isBlind = useBlindCoderId() !== null;
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [filter, setFilter] = useState('');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [merging, setMerging] = useState<readonly CodeRecord[] | null>(null);
  const branches = useMemo(
    () => codeBranches(codebook, (code) => fits(code, filter), draft),
    [codebook, filter, draft],
  );
  const [open, setOpen] = useOpen(choice, filter);
  const chosen = useWorkspace((state) => state.codeId);
  const isEmpty = codebook.inOrder.length === 0;
  const codeOf = (line: CodeLine): CodeRecord | null => ('draft' in line ? null : line);
  const begin = (next: Draft): void => {
    setFilter('');
    setDraft(next);
  };
  return (
    <>
      <SectionHeading
        className={styles.head}
        after={
          <>
            {isBlind && t('blind_rounds:strip.yours')}
            {!readOnly && (
              <IconButton
                size="small"
                label={t('codebook:new_code')}
                onPress={() => begin({ parentId: null, afterId: null })}
              >
                <Plus size={15} aria-hidden />
              </IconButton>
            )}
          </>
        }
      >
        {t('navigator:codes')}
      </SectionHeading>
      {!isEmpty && (
        <div data-narrows>
          <CodeFilter filter={filter} onFilter={setFilter} />
        </div>
      )}
      {!isEmpty && counting}
      <Tree<CodeLine>
        label={t('navigator:codes')}
        branches={branches}
        textOf={(line) => codeOf(line)?.name ?? t('codebook:new_code')}
        render={(line) => {
          const code = codeOf(line);
          return code && <CodeName code={code} after={after?.(code)} />;
        }}
        trailing={(line) => {
          const code = codeOf(line);
          return code && trailing(code);
        }}
        isQuiet={(line) => codeOf(line)?.status === 'retired'}
        open={open}
        onOpenChange={setOpen}
        selected={new Set(chosen === null ? [] : [chosen])}
        inView={draft ? DRAFT_ID : chosen}
        onSelectedChange={(selected) => {
          const [first] = selected;
          if (first !== undefined && first !== DRAFT_ID) workspaceStore.setState({ codeId: first });
        }}
        renaming={draft ? DRAFT_ID : renaming}
        onRenamingChange={(id) => {
          if (draft) setDraft(null);
          setRenaming(id);
        }}
        {...(onPress && {
          onPress: (line) => {
            const code = codeOf(line);
            return code !== null && onPress(code);
          },
        })}
        {...(onActivate && {
          onActivate: (line) => {
            const code = codeOf(line);
            if (code) onActivate(code);
          },
        })}
        {...(onOpenBeside && {
          onOpenBeside: (line) => {
            const code = codeOf(line);
            if (code) onOpenBeside(code);
          },
        })}
        {...(dragAs && {
          dragAs: (line) => {
            const code = codeOf(line);
            return code && dragAs(code);
          },
        })}
        {...(dropOn && {
          dropOn: {
            isOurs: dropOn.isOurs,
            effect: (line, event) => {
              const code = codeOf(line);
              return code ? dropOn.effect(code, event) : 'none';
            },
            drop: (line, event) => {
              const code = codeOf(line);
              if (code) dropOn.drop(code, event);
            },
          },
        })}
        {...(!readOnly && {
          onRename: (line, name) => {
            const done = 'draft' in line ? createCode(name, line.draft) : renameCode(line.id, name);
            done.catch(showError);
          },
        })}
        menu={(lines) => {
          const codes = lines.flatMap((line) => codeOf(line) ?? []);
          const owner = { draft: begin, rename: setRenaming, merge: setMerging };
          return [
            ...(onOpenBeside ? besideMenu(codes, onOpenBeside, words) : []),
            ...(readOnly ? [] : withoutKeys(codeMenu(words, codes, owner))),
          ];
        }}
        empty={<EmptyState sentence={t(isEmpty ? 'navigator:no_codes' : 'codebook:empty_filter')} />}
      />
      {merging && <MergeDialog from={merging} onClose={() => setMerging(null)} />}
    </>
  );
}

/** A menu entry that opens the passages of one code beside the text. */
function besideMenu(
  [code, ...others]: readonly CodeRecord[],
  open: (code: CodeRecord) => void,
  { t }: Words,
): MenuSection[] {
  if (!code || others.length > 0) return [];
  const entry = { id: 'beside', label: t('beside:open_passages'), keys: 'Shift+Enter' };
  return [{ entries: [{ ...entry, run: () => open(code) }] }];
}

/** The menu of the codebook without its keys, most of which mean something else beside a text. */
function withoutKeys(sections: readonly MenuSection[]): MenuSection[] {
  return sections.map((section) => ({
    ...section,
    entries: section.entries.map(({ keys, ...entry }) => (keys === 'F2' ? { ...entry, keys } : entry)),
  }));
}

/** The filter of the codes. F focuses it, Escape clears it. */
function CodeFilter({
  filter,
  onFilter,
}: {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
}) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useActions({ 'codes.filter': () => field.current?.focus() });
  return (
    <TextField
      inputRef={field}
      className={styles.filter}
      label={t('navigator:filter_codes')}
      labelHidden
      placeholder={t('navigator:filter_codes')}
      before={<Search size={14} aria-hidden className={styles.lens} />}
      after={filter === '' && <Kbd keys={shownKey('codes.filter')} />}
      value={filter}
      onChange={onFilter}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || filter === '') return;
        event.stopPropagation();
        onFilter('');
      }}
    />
  );
}

/** A second name is shown in full or not at all. */
interface CodeNameProps {
  readonly code: CodeRecord;
  readonly after: ReactNode;
}

function CodeName({ code: { colour, name, name2, pin, isTheme }, after }: CodeNameProps) {
  return (
    <span className={styles.code}>
      <span className={styles.named}>
        <CodeSwatch colour={colour} />
        <span className={styles.name}>
          {pin !== null && <span className={styles.pin}>{pin}</span>}
          {isTheme ? <strong>{name}</strong> : name}
        </span>
        {after}
      </span>
      {name2 !== null && <span className={styles.name2}>{name2}</span>}
    </span>
  );
}

/** The open branches: all that nobody has closed, or every branch while a filter is typed. */
function useOpen(
  choice: string,
  filter: string,
): readonly [ReadonlySet<string>, (open: ReadonlySet<string>) => void] {
  const codebook = useProject((state) => state.codebook);
  const [closed, setClosed] = useChoice<readonly string[]>(choice, []);
  const chosen = useWorkspace((state) => state.codeId);
  const ids = [...codebook.byId.keys()];
  // Shows a code selected elsewhere once, so that its branch can be closed again.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (chosen === null || shown.current === chosen || !codebook.byId.has(chosen)) return;
    shown.current = chosen;
    const above = new Set<string>();
    for (let at = codebook.byId.get(chosen)?.parentId; at; at = codebook.byId.get(at)?.parentId)
      above.add(at);
    if (closed.some((id) => above.has(id))) setClosed(closed.filter((id) => !above.has(id)));
  }, [chosen, closed, codebook, setClosed]);
  const isFiltered = filter.trim() !== '';
  const open = isFiltered ? ids : ids.filter((id) => !closed.includes(id));
  const store = (next: ReadonlySet<string>): void => setClosed(ids.filter((id) => !next.has(id)));
  // While a filter is typed all branches are open; storing that would forget which were closed.
  return [new Set(open), isFiltered ? () => undefined : store];
}
