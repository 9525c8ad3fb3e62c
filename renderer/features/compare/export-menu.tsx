import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { showLosses } from '#renderer/app/show-losses.ts';
import { showError } from '#renderer/app/show-error.ts';
import { svgToPng } from '#renderer/features/counts/svg-to-png.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import type { SideNames } from '#words/comparison-sides.ts';
import { useComparisonFigure } from './comparison-figure.tsx';
import { useVerdicts, type ShownComparison } from './use-comparison.ts';

const written = ['docx', 'html', 'xlsx'] as const;
const drawn = ['svg', 'png'] as const;
const numbers = ['json', ...drawn] as const;
type Format = (typeof written)[number] | (typeof numbers)[number];

export interface ExportMenuProps {
  readonly shown: ShownComparison;
  readonly counted: CountedComparison;
  readonly names: SideNames;
}

/** Writes the comparison: as a joint display for readers, as numbers for scripts, as a figure. */
export function ExportMenu({ shown, counted, names }: ExportMenuProps) {
  const words = useWords();
  const { t, language } = words;
  const verdicts = useVerdicts(shown.judgedIn);
  const draw = useComparisonFigure({ counted, names, verdicts });
  // What people said in confidence leaves the project only when somebody asks for it, each time anew.
  const [interviewExcerpts, setInterviewExcerpts] = useState(false);

  const write = async (format: Format): Promise<void> => {
    const name = `${t('compare:file')}.${format}`;
    const filters = [{ name: t(`compare:exports.${format}`), extensions: [format] }];
    const id = shown.stored?.id ?? null;
    const figure = (): string => draw({ theme: 'light' });
    const save = {
      svg: () => host.saveBytes(name, filters, new Blob([figure()], { type: 'image/svg+xml' })),
      png: async () => host.saveBytes(name, filters, await svgToPng(figure())),
    };
    await (format === 'svg' || format === 'png'
      ? save[format]()
      : host.saveAs(name, filters, async (to) => {
          const { losses } = await api.exports.comparison({ to, format, id, language, interviewExcerpts });
          showLosses(losses);
        }));
  };
  const entry = (format: Format) => ({
    id: format,
    label: t(`compare:exports.${format}`),
    run: () => void write(format).catch(showError),
  });
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
              { title: t('compare:export_figure'), entries: numbers.map(entry) },
            ]
          : [{ title: t('compare:export_figure'), entries: drawn.map(entry) }]
      }
    />
  );
}
