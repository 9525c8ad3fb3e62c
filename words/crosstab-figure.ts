// A crosstab as a shaded table, in words: the figure to be exported.
import type { Crosstab } from '#core/crosstab/crosstab.ts';
import { shadingLimits } from '#core/counting/shading.ts';
import type { ShadedTable } from '#core/figures/figure.ts';
import { cellAsText } from './cell-words.ts';
import { crosstabLines } from './crosstab-lines.ts';
import { crosstabMethod, type GroupingNames } from './crosstab-method.ts';
import { baseSentence } from './method-sentence.ts';
import type { FigureCodes } from './figure-rows.ts';
import type { Words } from './words.ts';

/** The limits of the five steps of shading in words, the lightest first. */
export function shadingSteps({ t }: Words): string[] {
  return [0, ...shadingLimits].map((from, step) => {
    const next = shadingLimits[step];
    if (next === undefined) return t('counting:shading.from', { from });
    return step === 0
      ? t('counting:shading.under', { to: next })
      : t('counting:shading.between', { from, to: next - 1 });
  });
}

/** The crosstab as a figure. `names` are those of its groupings in the language of the words. */
export function crosstabFigure(
  words: Words,
  crosstab: Crosstab,
  codes: FigureCodes,
  names: GroupingNames,
  isShaded: boolean,
): ShadedTable {
  const { t } = words;
  const { settings, facts } = crosstab;
  const { columns, groups } = crosstabLines(words, crosstab, codes);
  return {
    title: t(`crosstab:title.${facts.tally.of === 'codes' ? 'codes' : 'themes'}`, { ...names }),
    subtitle: baseSentence(words, facts.tally),
    notes: [crosstabMethod(words, facts, names)],
    language: words.language,
    columns: columns.map(({ name }) => name),
    groups: groups.map(({ name, name2, colour, isQuery, lines }) => ({
      label: name,
      label2: name2,
      colour,
      isQuery,
      rows: lines.map((line) => ({
        label: line.note === '' ? line.name : `${line.name} (${line.note})`,
        cells: line.cells.map((cell) => ({
          text: cellAsText(cell.words),
          step: isShaded ? cell.step : null,
        })),
      })),
    })),
    legend:
      !isShaded || settings.percent === 'none'
        ? []
        : [t(`crosstab:legend.${settings.percent}`), ...shadingSteps(words)],
  };
}
