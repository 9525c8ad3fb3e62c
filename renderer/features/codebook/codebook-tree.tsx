import { useMemo, useState, type KeyboardEvent } from 'react';
import { methodSentence } from '#words/method-sentence.ts';
import type { CodeRecord } from '#core/records.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Tree } from '#renderer/ui/tree/tree.tsx';
import { chooseCodes, useChosenCodes } from './chosen-codes.ts';
import { createCode, deleteCodes, moveCodes, renameCode, showPassages } from './code-acts.ts';
import { codeBranches, DRAFT_ID, fits, type CodeLine, type Draft } from './code-branches.ts';
import { baseKey, useCodeCounts, useCountChoice } from './code-counts.ts';
import { CodeMarks, CodeName, CodeTrail } from './code-line.tsx';
import { codeMenu } from './code-menu.tsx';
import styles from './codebook.module.css';
import { useOpenBranches } from './use-open-branches.ts';

export interface CodebookTreeProps {
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly readOnly: boolean;
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft | null) => void;
  readonly onMerge: (codes: readonly CodeRecord[]) => void;
}

/** The codes as a tree that can be edited in place. */
export function CodebookTree(props: CodebookTreeProps) {
  const { filter, readOnly, draft, onDraft, onMerge } = props;
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const chosen = useChosenCodes();
  const counts = useCodeCounts();
  const [opened, setOpened] = useOpenBranches();
  const [renaming, setRenaming] = useState<string | null>(null);
  const branches = useMemo(
    () => codeBranches(codebook, (code) => fits(code, filter), draft),
    [codebook, filter, draft],
  );
  // Matches of a filter are visible even inside closed branches.
  const open = filter.trim() === '' ? withDraft(opened, draft) : new Set(codebook.byId.keys());
  const codeOf = (line: CodeLine): CodeRecord | null => ('draft' in line ? null : line);
  const chosenCodes = (): CodeRecord[] => codebook.inOrder.filter(({ id }) => chosen.has(id));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || !isTree(event.target)) return;
    const last = chosenCodes().at(-1);
    const act = keyAct(event);
    if (act === null || (act !== 'passages' && readOnly)) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'passages') {
      if (last) showPassages(last.id);
    } else if (act === 'below' && last) onDraft({ parentId: last.id, afterId: null });
    else onDraft({ parentId: last?.parentId ?? null, afterId: last?.id ?? null });
  };

  return (
    <div className={styles.treeArea} onKeyDownCapture={onKeyDown}>
      <CountHead />
      <Tree<CodeLine>
        className={styles.tree}
        label={t('codebook:tree')}
        branches={branches}
        multiple
        textOf={(line) => codeOf(line)?.name ?? t('codebook:new_code')}
        render={(line) => {
          const code = codeOf(line);
          return code && <CodeName code={code} />;
        }}
        trailing={(line) => {
          const code = codeOf(line);
          return code && <CodeTrail code={code} count={counts.value?.counts[code.id]} />;
        }}
        isQuiet={(line) => codeOf(line)?.status === 'retired'}
        open={open}
        onOpenChange={setOpened}
        selected={chosen}
        onSelectedChange={chooseCodes}
        renaming={draft ? DRAFT_ID : renaming}
        onRenamingChange={(id) => {
          if (draft) onDraft(null);
          setRenaming(id);
        }}
        {...(readOnly
          ? {}
          : {
              onRename: (line, name) => {
                const done = 'draft' in line ? createCode(name, line.draft) : renameCode(line.id, name);
                done.catch(showError);
              },
              onMove: (ids, target) => void moveCodes(ids, target).catch(showError),
              onDelete: () => void deleteCodes(chosenCodes()).catch(showError),
              menu: (lines) =>
                codeMenu(
                  words,
                  lines.flatMap((line) => codeOf(line) ?? []),
                  { draft: onDraft, rename: setRenaming, merge: onMerge },
                ),
            })}
        empty={
          codebook.inOrder.length === 0 ? (
            <EmptyState sentence={t('codebook:empty')} />
          ) : (
            <EmptyState sentence={t('codebook:empty_filter')}>
              <Button onPress={() => props.onFilter('')}>{t('codebook:clear_filter')}</Button>
            </EmptyState>
          )
        }
      />
      {counts.error && <Note tone="danger">{sentenceFor(counts.error)}</Note>}
      <CodeMarks />
      {counts.value && (
        <Disclosure title={t('codebook:how_counted')} className={styles.method}>
          <Note copyText={methodSentence(words, counts.value.facts)}>
            {methodSentence(words, counts.value.facts)}
          </Note>
        </Disclosure>
      )}
    </div>
  );
}

/** The unit and base of the numbers, shown above them. */
function CountHead() {
  const { t, language } = useWords();
  const { unit, kind } = useCountChoice();
  const { value } = useCodeCounts();
  if (!value) return <div className={styles.countHead} />;
  const { denominator } = value.facts;
  const n = new Intl.NumberFormat(language).format(value.n);
  return (
    <div className={styles.countHead}>
      {t(`codebook:${baseKey(unit, kind)}`, { n })}
      {denominator.used === 'reviewed' && ` · ${t('codebook:base_reviewed')}`}
      {denominator.used !== denominator.asked && ` · ${t('codebook:base_none_reviewed')}`}
    </div>
  );
}

function withDraft(open: ReadonlySet<string>, draft: Draft | null): ReadonlySet<string> {
  return draft === null || draft.parentId === null ? open : new Set([...open, draft.parentId]);
}

function isTree(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('role') === 'tree';
}

/** Handles the keys of this tree in addition to those of every tree. */
function keyAct({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): 'passages' | 'beside' | 'below' | null {
  if (altKey) return null;
  if (key === 'Enter' && (ctrlKey || metaKey)) return 'passages';
  if (ctrlKey || metaKey) return null;
  if (key === 'Enter') return shiftKey ? 'below' : 'beside';
  return key === 'n' ? 'beside' : null;
}
