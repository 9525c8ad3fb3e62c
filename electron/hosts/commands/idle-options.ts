// Options that would do nothing: whoever gave one meant something by it, and is told.
import type { Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';

const counting = ['tally', 'matrix'] as const;
const codebooks = ['codebook', 'maxqda', 'qdc', 'taguette'] as const;
/** The files in which an option has a say. */
const goesWith: Readonly<Record<string, readonly string[]>> = {
  ...by(
    counting,
    'language from to attribute origin respondent sample layer coder denominator of by unit basis rollup estimate draw withExcluded withDuplicates',
  ),
  ...by(['tally', 'flow', 'matrix'], 'kind class'),
  ...by(['matrix'], 'withScripts'),
  ...by(['qdpx'], 'utf16'),
  ...by(['codebook', 'tally', 'passages', 'sources', 'flow', 'matrix'], 'forExcel'),
  ...by(['passages'], 'code'),
  ...by(['codedText'], 'source'),
  ...by(['compare'], 'comparison'),
  ...by([...codebooks, 'passages'], 'interviewExcerpts'),
  ...by(codebooks, 'counts codeMemos described topLevel numbered paths oneFont'),
  ...by(
    ['tally', 'compare', 'flow'],
    'figureWidth figureShrink figureGround figureLanguage figureTitle figureCaption figureNumber figureGreys figureNotice',
  ),
  ...by(['package'], 'pseudonyms interviews confidential originals date'),
};

function by(files: readonly string[], options: string): Record<string, readonly string[]> {
  return Object.fromEntries(options.split(' ').map((option) => [option, files]));
}

/** Ends the command as wrongly used, with the files that the option goes with. */
export function refuseIdleOptions(command: Command, { words: { t } }: Terminal): void {
  const values: Readonly<Record<string, unknown>> = command.opts();
  for (const option of saidOptions(command)) {
    const files = goesWith[option.attributeName()];
    if (files === undefined || files.some((file) => values[file] !== undefined)) continue;
    const told = files
      .map((file) => command.options.find((each) => each.attributeName() === file)?.long ?? file)
      .join(t('exports:list.separator'));
    const parameters = { option: option.long ?? option.name(), files: told };
    command.error(t('command_line:export_idle', { ...parameters, count: files.length }), { exitCode: 2 });
  }
}

/** Ends a command that prints as wrongly used where an option of a figure was given and no figure is printed. */
export function refuseIdleFigureOptions(command: Command, format: string, { words: { t } }: Terminal): void {
  if (format === 'svg') return;
  const idle = saidOptions(command).find((option) => option.attributeName().startsWith('figure'));
  if (!idle) return;
  const option = idle.long ?? idle.name();
  command.error(t('command_line:figure_idle', { option }), { exitCode: 2 });
}

/** The options that were given: a default was not said by anybody, and of a pair such as `--no-x` only one was. */
function saidOptions(command: Command): readonly Option[] {
  const values: Readonly<Record<string, unknown>> = command.opts();
  return command.options.filter((option) => {
    const name = option.attributeName();
    return command.getOptionValueSource(name) === 'cli' && option.negate === (values[name] === false);
  });
}
