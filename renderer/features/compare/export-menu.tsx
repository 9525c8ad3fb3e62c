import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { showLosses } from '#renderer/app/show-losses.ts';
import { showError } from '#renderer/app/show-error.ts';
import { openFigure } from '#renderer/features/figures/figure-desk.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { ShownComparison } from './use-comparison.ts';

const written = ['docx', 'html', 'xlsx'] as const;
type Format = (typeof written)[number] | 'json';

export interface ExportMenuProps {
  readonly shown: ShownComparison;
}

/** Writes the comparison: as a joint display for readers, as numbers for scripts, as a figure. */
export function ExportMenu({ shown }: ExportMenuProps) {
  const words = useWords();
  const { t, language } = words;
  // What people said in confidence leaves the project only when somebody asks for it, each time anew.
  const [interviewExcerpts, setInterviewExcerpts] = useState(false);

  const write = async (format: Format): Promise<void> => {
    const name = `${t('compare:file')}.${format}`;
    const filters = [{ name: t(`compare:exports.${format}`), extensions: [format] }];
    const id = shown.stored?.id ?? null;
    await host.saveAs(name, filters, async (to) => {
      const { losses } = await api.exports.comparison({ to, format, id, language, interviewExcerpts });
      showLosses(losses);
    });
  };
  const entry = (format: Format) => ({
    id: format,
    label: t(`compare:exports.${format}`),
    run: () => void write(format).catch(showError),
  });
  const figure = { id: 'figure', label: t('figure_panel:open'), run: () => openFigure('comparison') };
  return (
    <MenuButton
      label={t('compare:export')}
      sections={
        // Written is the comparison as it is kept, which a second pass must not see; it has the figure on the screen.
        shown.blindId === null
          ? [
              {
                entries: [
                  {
                    id: 'excerpts',
                    label: t('compare:with_excerpts'),
                    checked: interviewExcerpts,
                    run: () => setInterviewExcerpts(!interviewExcerpts),
                  },
                ],
              },
              { title: t('compare:export_as'), entries: written.map(entry) },
              { title: t('compare:export_figure'), entries: [entry('json'), figure] },
            ]
          : [{ title: t('compare:export_figure'), entries: [figure] }]
      }
    />
  );
}
