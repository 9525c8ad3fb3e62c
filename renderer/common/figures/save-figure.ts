import type { PrintedFigure } from '#figures/printed.ts';
import { api, host } from '#renderer/api.ts';
import type { Words } from '#words/words.ts';
import type { FigureChoices } from './figure-choices.ts';
import { svgToPng } from './svg-to-png.ts';

/** Saves the figure in the chosen format. Resolves to whether it was saved. */
export async function saveFigure(
  { t }: Words,
  name: string,
  { svg, width }: PrintedFigure,
  { file, dotsPerInch }: Pick<FigureChoices, 'file' | 'dotsPerInch'>,
): Promise<boolean> {
  const called = `${name}.${file}`;
  const filters = [{ name: t(`figure_panel:file_${file}`), extensions: [file] }];
  const saved =
    file === 'png'
      ? await host.saveBytes(called, filters, await svgToPng(svg, { width, dotsPerInch }))
      : await host.saveAs(called, filters, (to) => api.exports.figure({ to, format: file, svg }));
  return saved !== null;
}

/** Copies the figure to the clipboard as a picture. */
export async function copyFigure({ svg, width }: PrintedFigure, dotsPerInch: number): Promise<void> {
  const picture = await svgToPng(svg, { width, dotsPerInch });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}
