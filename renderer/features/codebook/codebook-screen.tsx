import { Plus } from 'lucide-react';
import { useState } from 'react';
import { subtree } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { beginCodebookImport } from '#renderer/common/openers/codebook-import-desk.ts';
import { usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { fits, type Draft } from './code-branches.ts';
import { CodebookControls } from './codebook-controls.tsx';
import { CodebookTree } from './codebook-tree.tsx';
import styles from './codebook.module.css';
import { ExportDialog } from './export-dialog.tsx';
import { usePrintedCodebook } from './printed-codebook.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { useChosenCodes } from './chosen-codes.ts';

/** The tree of codes with counts and actions. */
export function CodebookScreen() {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const chosen = useChosenCodes();
  const [filter, setFilter] = useState('');
  const [draft, setDraft] = useState<Draft | null>(null);
  const [merging, setMerging] = useState<readonly CodeRecord[] | null>(null);
  const [exporting, setExporting] = useState(false);
  const themes = codebook.inOrder.filter(({ isTheme }) => isTheme).length;
  // Once shown, the tree stays, so that the keyboard continues from the first new code to the next.
  const [begun, setBegun] = useState(false);
  const isEmpty = codebook.inOrder.length === 0 && !begun;

  const begin = (next: Draft): void => {
    setFilter('');
    setBegun(true);
    setDraft(next);
  };
  const beginBeside = (): void => {
    const last = codebook.inOrder.findLast(({ id }) => chosen.has(id));
    begin({ parentId: last?.parentId ?? null, afterId: last?.id ?? null });
  };
  const print = usePrintedCodebook();
  usePrinting(codebook.inOrder.length === 0 ? null : print);
  // A code selected elsewhere, by name or as the target of a merge, is shown whatever the filter is.
  const [one] = chosen;
  const [seen, setSeen] = useState(one);
  if (one !== seen) {
    setSeen(one);
    // If no code is selected any more, as after a deletion, the filter stays.
    const codes = one === undefined ? null : subtree(codebook, one).map((id) => codebook.byId.get(id));
    if (codes && !codes.some((code) => code && fits(code, filter))) setFilter('');
  }
  const picked = codebook.inOrder.filter(({ id }) => chosen.has(id));
  useActions(
    readOnly
      ? {}
      : {
          'edit.new': { run: beginBeside, label: t('codebook:new_code') },
          'codebook.merge': {
            run: () => setMerging(picked),
            enabled: picked.length > 0,
            hint: t('codebook:merge_action'),
          },
        },
  );

  return (
    <div className={cx(screenStyles.screen, styles.screen)}>
      <PageHeader
        className={screenStyles.head}
        title={t('codebook:title')}
        subtitle={[
          t('codebook:codes', { count: codebook.inOrder.length }),
          t('codebook:themes', { count: themes }),
        ].join(' · ')}
      >
        {!readOnly && <Button onPress={() => beginCodebookImport()}>{t('codebook_import:action')}</Button>}
        <Button onPress={() => setExporting(true)}>{t('codebook:export')}</Button>
        {!readOnly && (
          <Button
            tone={isEmpty ? 'plain' : 'primary'}
            icon={<Plus size={16} aria-hidden />}
            onPress={beginBeside}
          >
            {t('codebook:new_code')}
          </Button>
        )}
      </PageHeader>
      {isEmpty ? (
        <EmptyState sentence={t(readOnly ? 'codebook:empty_read_only' : 'codebook:empty')}>
          {!readOnly && (
            <Button tone="primary" onPress={beginBeside}>
              {t('codebook:new_code')}
            </Button>
          )}
        </EmptyState>
      ) : (
        <>
          <CodebookControls filter={filter} onFilter={setFilter} />
          <CodebookTree
            filter={filter}
            onFilter={setFilter}
            readOnly={readOnly}
            draft={draft}
            onDraft={(next) => (next ? begin(next) : setDraft(null))}
            onMerge={setMerging}
          />
        </>
      )}
      {merging && <MergeDialog from={merging} onClose={() => setMerging(null)} />}
      {exporting && <ExportDialog onClose={() => setExporting(false)} />}
    </div>
  );
}
