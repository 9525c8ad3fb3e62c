import { useState } from 'react';
import { api, host } from '#renderer/api.ts';
import { showLosses } from '#renderer/app/notices/show-losses.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import { usePrintEntries } from '#renderer/common/figures/print-figure.ts';
import { useWords } from '#renderer/state/words.ts';
import type { SideNames } from '#words/comparison-sides.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { JointDisplayDialog } from './joint-display-dialog.tsx';
import type { ShownComparison } from './use-comparison.ts';

export interface ExportMenuProps {
  readonly shown: ShownComparison;
  readonly names: SideNames;
  /** The themes in the order shown. */
  readonly order: readonly string[];
  /** Whether the figure replaces the table. */
  readonly isFigureShown: boolean;
}

/** Exports the comparison: as a joint display, as numbers, or as a figure. */
export function ExportMenu({ shown, names, order, isFigureShown }: ExportMenuProps) {
  const words = useWords();
  const { t, language, codebookLanguage } = words;
  const [isChoosing, setChoosing] = useState(false);
  const writeNumbers = (): Promise<unknown> =>
    host.saveAs(
      `${t('compare:file')}.json`,
      [{ name: t('compare:exports.json'), extensions: ['json'] }],
      async (to) => {
        const id = shown.stored?.id ?? null;
        const file = { to, format: 'json' as const, id, language, codebookLanguage, order: [...order] };
        showLosses((await api.exports.comparison(file)).losses);
      },
    );
  const figure = { id: 'figure', label: t('figure_panel:open'), run: () => openFigure('comparison') };
  const prints = usePrintEntries('comparison', isFigureShown);
  return (
    <>
      <MenuButton
        label={t('compare:export')}
        sections={
          // An export contains the comparison as stored, which a second pass must not see; the figure shows what is on
          // the screen.
          shown.blindId === null
            ? [
                {
                  entries: [
                    { id: 'joint', label: t('compare:joint.open'), run: () => setChoosing(true) },
                    figure,
                    {
                      id: 'json',
                      label: t('compare:exports.json'),
                      run: () => void writeNumbers().catch(showError),
                    },
                  ],
                },
                { entries: prints },
              ]
            : [{ entries: [figure] }, { entries: prints }]
        }
      />
      {isChoosing && (
        <JointDisplayDialog shown={shown} names={names} order={order} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}
