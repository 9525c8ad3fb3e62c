import { usualLayout, type CodebookLayout } from '#core/exports/codebook-layout.ts';
import { api } from '#renderer/api.ts';
import { printMade } from '#renderer/common/printing/printing.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';

/** Prints the codebook with the export settings used last; a second pass sees no counts of others. */
export function usePrintedCodebook(): () => Promise<void> {
  const { t, language, codebookLanguage } = useWords();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const isBlind = useBlindCoderId() !== null;
  const [counts] = useChoice('codebook.export.counts', true);
  const [layout] = useChoice<CodebookLayout>('codebook.export.layout', usualLayout);
  return () =>
    printMade(() =>
      api.printing.codebook({
        title: t('codebook:file_name', { project }),
        language,
        codebookLanguage,
        counts: counts && !isBlind,
        layout: { ...usualLayout, ...layout },
      }),
    );
}
