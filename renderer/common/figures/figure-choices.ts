import { usualFigure, type FigureSetting } from '#core/figures/figure-setting.ts';
import type { KeptCaptions } from '#core/figures/live-caption.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import type { FigureOf } from './figure-desk.ts';

export const figureFiles = ['svg', 'pdf', 'png'] as const;
export type FigureFile = (typeof figureFiles)[number];

/** Resolutions in dots per inch that journals require: for drawings in colour, and for line art. */
export const resolutions = [300, 600] as const;

/** The settings of the figure panel. */
export interface FigureChoices extends FigureSetting {
  readonly caption: KeptCaptions | null;
  readonly file: FigureFile;
  readonly dotsPerInch: number;
}

/** The settings of a figure as last left in this project, with a function that changes some of them. */
export function useFigureChoices(
  what: FigureOf,
): readonly [FigureChoices, (changed: Partial<FigureChoices>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const { language } = useWords();
  const [kept, keep] = useChoice<Partial<FigureChoices>>(`figure.${what} ${path}`, {});
  const usual = { ...usualFigure, language, caption: {}, file: 'pdf', dotsPerInch: 600 } as const;
  // A caption stored as plain text does not say which numbers its places stand for.
  const isText = typeof kept.caption === 'string';
  const choices = { ...usual, ...kept, ...(isText ? { caption: usual.caption } : {}) };
  return [choices, (changed) => keep({ ...kept, ...changed })];
}
