import { Download } from 'lucide-react';
import { printedLaid } from '#core/kept-tables/printed-laid.ts';
import type { GridRequest } from '#core/summary-grid/request.ts';
import type { WrittenGrid } from '#core/summary-grid/written.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { printEntry, printTable, usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { laidGrid } from '#words/kept-tables/laid-grid.ts';

export interface GridExportMenuProps {
  readonly title: string;
  readonly request: GridRequest;
  readonly written: WrittenGrid;
  /** The name of the attribute that rows are grouped by; empty for another grouping. */
  readonly attribute: string;
}

/** Exports the grid as a document or as data, or copies it. Quotes leave the project only where that is asked for. */
export function GridExportMenu({ title, request, written, attribute }: GridExportMenuProps) {
  const words = useWords();
  const { t, codebookLanguage } = words;
  const { project, excelEntry, fileEntries } = useDataExport();
  const codes = useProject((state) => state.codebook.byId);
  const coders = useProject((state) => state.tables.coder);
  const [withQuotes, setWithQuotes] = useChoice('grid.with_quotes', false);
  const laid = () =>
    laidGrid(words, written, {
      codes,
      coderName: (id) => coders.get(id)?.name ?? id,
      attribute,
      quotes: new Map(),
    });
  const about = project ? [project.name] : [];
  usePrinting(() => printTable(words, printedLaid(title, about, [{ name: null, table: laid() }])));
  const copy = async (): Promise<void> => {
    const { rowHead, columns, rows, notes } = laid();
    const head = [rowHead, ...columns.map(({ under, name }) => `${under?.name ?? ''} ${name}`.trim())];
    const lines = rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]);
    await copyTable(copiedTable(head, lines, [...notes, ...(project?.notice ? [project.notice] : [])]));
    notify(t('summary_grid:copied'));
  };
  return (
    <MenuButton
      label={t('summary_grid:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          entries: [
            {
              id: 'with-quotes',
              label: t('summary_grid:with_quotes'),
              checked: withQuotes,
              staysOpen: true,
              run: () => setWithQuotes(!withQuotes),
            },
            excelEntry,
          ],
        },
        {
          entries: [
            ...fileEntries(title, ['docx', 'xlsx', 'csv', 'json'], (file) =>
              api.exports.summaryGrid({ request, withQuotes, codebookLanguage, ...file }),
            ),
            { id: 'copy', label: t('summary_grid:copy'), run: () => void copy().catch(showError) },
          ],
        },
        { entries: [printEntry(words)] },
      ]}
    />
  );
}
