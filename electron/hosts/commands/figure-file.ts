// The option of the verbs that print a table or write its figure into a file.
import { basename, extname } from 'node:path';
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { figureFiles, type FigureFile } from '#formats/writing/figure-files.ts';
import type { Terminal } from '../terminal.ts';
import { withFigureOptions } from './figure-options.ts';
import { refuseFigureOptionsAlone } from './idle-options.ts';
import { endingOf, expectRoomFor } from './outputs.ts';

export interface FigureFileOption {
  readonly figure?: string;
}

/** Adds `--figure` and the options of its setting. */
export function withFigureFile(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  const figure = new Option('--figure <file>', t('command_line:figure')).conflicts('format');
  return withFigureOptions(command.addOption(figure), terminal);
}

/**
 * The file that a figure is to be written to; null to print a table. `own` are further options of the figure. Rejects
 * options of a figure as wrong usage where none is written. Throws as `expectRoomFor`, and `unsupported` for a file
 * that is no drawing.
 */
export async function figureFileOf(
  command: Command,
  project: string,
  { figure }: FigureFileOption,
  own: readonly string[],
  terminal: Terminal,
): Promise<{ readonly path: string; readonly format: FigureFile } | null> {
  if (figure === undefined) {
    refuseFigureOptionsAlone(command, own, terminal);
    return null;
  }
  if (extname(figure).toLowerCase() === '.png')
    throw new AppError('unsupported', 'errors:png_needs_page', { name: basename(figure) });
  const format = endingOf(figure, figureFiles);
  await expectRoomFor({ project, files: [figure] });
  return { path: figure, format };
}
