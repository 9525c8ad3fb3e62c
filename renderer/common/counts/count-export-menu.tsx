import { Download } from 'lucide-react';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import type { MenuEntry, MenuSection } from '#renderer/ui/menu.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { copyTable, type CopiedTable } from './copied-table.ts';

export interface CountExportMenuProps {
  /** Files of the count, and further sections of its own. */
  readonly sections: readonly MenuSection[];
  readonly onFigure: () => void;
  /** The table as it is shown. */
  readonly copied: () => CopiedTable;
  readonly prints: readonly MenuEntry[];
}

/** The export menu of a count that can be drawn: as files, as a figure, copied as it is shown, or printed. */
export function CountExportMenu({ sections, onFigure, copied, prints }: CountExportMenuProps) {
  const { t } = useWords();
  const copy = async (): Promise<void> => {
    await copyTable(copied());
    notify(t('analysis:copied'));
  };
  return (
    <MenuButton
      label={t('analysis:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        ...sections,
        {
          title: t('analysis:as_figure'),
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: onFigure }],
        },
        {
          entries: [
            { id: 'copy', label: t('analysis:copy_table'), run: () => void copy().catch(showError) },
            ...prints,
          ],
        },
      ]}
    />
  );
}
