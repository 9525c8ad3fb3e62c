// The options of an exported figure: its printed size, its background and its words.
import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  figureGrounds,
  figureWidths,
  type FigureGround,
  type FigureSetting,
} from '#core/figures/figure-setting.ts';
import { figureLanguages, type FigureLanguage } from '#words/exported-figure.ts';
import type { Terminal } from '../terminal.ts';

export interface FigureOptions {
  readonly figureWidth?: number;
  readonly figureShrink?: boolean;
  readonly figureGround?: FigureGround;
  readonly figureLanguage?: FigureLanguage;
  readonly figureTitle?: string | boolean;
  readonly figureCaption?: string | boolean;
  readonly figureNumber?: string;
  readonly figureGreys?: boolean;
  readonly figureNotice?: boolean;
}

/** The choices as input of the methods: a caption is a string. */
type AskedFigure = Partial<
  FigureSetting & { readonly language: FigureLanguage; readonly caption: string | null }
>;

/** Adds the options to a verb that writes figures. */
export function withFigureOptions(command: Command, { words: { t } }: Terminal): Command {
  const width = (text: string): number => {
    const millimetres = Number(text);
    if (millimetres >= figureWidths.least && millimetres <= figureWidths.most) return millimetres;
    throw new InvalidArgumentError(t('command_line:figure_width_between', figureWidths));
  };
  return command
    .addOption(new Option('--figure-width <mm>', t('command_line:figure_width')).argParser(width))
    .option('--figure-shrink', t('command_line:figure_shrink'))
    .addOption(new Option('--figure-ground <ground>', t('command_line:figure_ground')).choices(figureGrounds))
    .addOption(
      new Option('--figure-language <language>', t('command_line:figure_language')).choices(figureLanguages),
    )
    .option('--figure-title <text>', t('command_line:figure_title'))
    .option('--no-figure-title', t('command_line:figure_no_title'))
    .option('--figure-caption <text>', t('command_line:figure_caption'))
    .option('--no-figure-caption', t('command_line:figure_no_caption'))
    .option('--figure-number <number>', t('command_line:figure_number'))
    .option('--figure-greys', t('command_line:figure_greys'))
    .option('--no-figure-notice', t('command_line:figure_no_notice'));
}

/** The options as input of the methods. */
export function figureOf(options: FigureOptions): AskedFigure {
  const {
    figureWidth: width,
    figureGround: ground,
    figureLanguage: language,
    figureNumber: number,
  } = options;
  return {
    ...(width === undefined ? {} : { width }),
    ...(ground === undefined ? {} : { ground }),
    ...(language === undefined ? {} : { language }),
    ...(number === undefined ? {} : { number }),
    ...textOption('title', options.figureTitle),
    ...textOption('caption', options.figureCaption),
    shrinks: options.figureShrink ?? false,
    greys: options.figureGreys ?? false,
    notice: options.figureNotice ?? true,
  };
}

/** `--figure-title TEXT` sets a text, `--no-figure-title` omits it; without either, the program words it. */
function textOption(name: 'title' | 'caption', value: string | boolean | undefined): AskedFigure {
  if (typeof value === 'string') return { [name]: value };
  return value === false ? { [name]: null } : {};
}
