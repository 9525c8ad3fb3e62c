import { Download } from 'lucide-react';
import type { Agreement } from '#core/agreement/agreement.ts';
import type { AgreementRequest } from '#core/agreement/request.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { printEntry, printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { laidAgreement } from '#words/kept-tables/laid-agreement.ts';

export interface AgreementExportProps {
  readonly request: AgreementRequest;
  readonly agreement: Agreement;
  readonly title: string;
}

/** Exports the coefficients as data or for a paper, copies them, or prints them; level and threshold in every one. */
export function AgreementExport({ request, agreement, title }: AgreementExportProps) {
  const words = useWords();
  const { t, codebookLanguage } = words;
  const codebook = useProject((state) => state.codebook);
  const { project, dataSection } = useDataExport();
  const laid = () => laidAgreement(words, agreement, (id) => codeName(words, codebook, id));
  const rowsOf = (table: ReturnType<typeof laid>): string[][] =>
    table.rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]);
  const copy = async (): Promise<void> => {
    const table = laid();
    const head = [table.rowHead, ...table.columns.map(({ name }) => name)];
    const notes = [table.caption, ...table.notes, ...(project?.notice ? [project.notice] : [])];
    await copyTable(copiedTable(head, rowsOf(table), notes));
    notify(t('analysis:copied'));
  };
  const print = (): Promise<void> => {
    const table = laid();
    return printTable(words, {
      title,
      about: [table.caption, ...(project ? [project.name] : [])],
      columns: [
        { name: table.rowHead, align: 'start' },
        ...table.columns.map(({ name }) => ({ name, align: 'end' as const })),
      ],
      groups: [{ heading: null, rows: rowsOf(table) }],
      notes: [...table.notes],
    });
  };
  usePrinting(print);
  return (
    <MenuButton
      label={t('analysis:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        dataSection(title, (file) => api.exports.agreement({ request, codebookLanguage, ...file })),
        {
          entries: [
            { id: 'copy', label: t('analysis:copy_table'), run: () => void copy().catch(showError) },
            printEntry(words),
          ],
        },
      ]}
    />
  );
}
