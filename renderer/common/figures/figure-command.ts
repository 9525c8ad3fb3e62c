// The command line that makes a figure again: `concord export`, or the verb of its count, with the same settings. Null if a setting has no option,
// so that nobody gets a command for a different figure.
import { commandLine, type Options } from '#core/commands/command-line.ts';
import type { FigureSetting } from '#core/figures/figure-setting.ts';
import { filledCaption } from '#core/figures/live-caption.ts';
import type { Shell } from '#core/shell-word.ts';

/** The options for the settings in the panel; `automatic` is the program's own caption. */
export function settingOptions(setting: FigureSetting, automatic: string): Options {
  const { width, ground, language, title, caption, number } = setting;
  const written =
    typeof caption === 'string' || caption === null ? caption : filledCaption(caption, automatic);
  return [
    ['--figure-width', String(width)],
    ...(setting.shrinks ? [['--figure-shrink'] as const] : []),
    ['--figure-ground', ground],
    ['--figure-language', language],
    ...textOption('title', title),
    ...textOption('caption', written),
    ...(number === '' ? [] : [['--figure-number', number] as const]),
    ...(setting.greys ? [['--figure-greys'] as const] : []),
    ...(setting.notice ? [] : [['--no-figure-notice'] as const]),
  ];
}

/**
 * The line to type in a shell; `study` is the path of the project, `verb` the one that writes the figure. Null if the shell cannot pass on a character of it.
 */
export function exportCommand(study: string, options: Options, shell: Shell, verb = 'export'): string | null {
  return commandLine({ verb, options }, study, shell);
}

function textOption(of: 'title' | 'caption', text: string | null): Options {
  if (text === null) return [[`--no-figure-${of}`]];
  return text === '' ? [] : [[`--figure-${of}`, text]];
}
