import { usualFigure, type FigureSetting } from '#core/figures/figure-setting.ts';
import type { KeptCaptions } from '#core/figures/live-caption.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import type { FigureOf } from './figure-desk.ts';

export const figureFiles = ['svg', 'pdf', 'png'] as const;
export type FigureFile = (typeof figureFiles)[number];

/** Dots an inch that journals ask of pictures: of drawings in colour, and of line art. */
export const resolutions = [300, 600] as const;

/** What is chosen in the panel. */
export interface FigureChoices extends FigureSetting {
  readonly caption: KeptCaptions | null;
  readonly file: FigureFile;
  readonly dotsPerInch: number;
}

/** The choices of a figure in this project, as they were left, with the way to change some of them. */
export function useFigureChoices(
  what: FigureOf,
): readonly [FigureChoices, (changed: Partial<FigureChoices>) => void] {
  const path = useProject((state) => state.open?.path ?? '');
  const { language } = useWords();
  const [kept, keep] = useChoice<Partial<FigureChoices>>(`figure.${what} ${path}`, {});
  const usual = { ...usualFigure, language, caption: {}, file: 'pdf', dotsPerInch: 600 } as const;
  // A caption that was kept as a text does not say which numbers its places mean.
  const isText = typeof kept.caption === 'string';
  const choices = { ...usual, ...kept, ...(isText ? { caption: usual.caption } : {}) };
  return [choices, (changed) => keep({ ...kept, ...changed })];
}
