// Options of `export` that would do nothing: whoever gave one meant something by it, and is told.
import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';

const counting = ['tally', 'matrix'] as const;
const codebooks = ['codebook', 'maxqda', 'qdc', 'taguette'] as const;
/** The files in which an option has a say. */
const goesWith: Readonly<Record<string, readonly string[]>> = {
  ...by(
    counting,
    'class language from to attribute respondent sample layer coder denominator of by unit basis rollup withExcluded withDuplicates',
  ),
  ...by(['tally', 'flow', 'matrix'], 'kind'),
  ...by(['matrix'], 'withScripts'),
  ...by(['qdpx'], 'utf16'),
  ...by(['codebook', 'tally', 'passages', 'sources', 'flow', 'matrix'], 'forExcel'),
  ...by(['passages'], 'code'),
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
  for (const option of command.options) {
    const name = option.attributeName();
    const files = goesWith[name];
    // A default was not said by anybody.
    if (files === undefined || command.getOptionValueSource(name) !== 'cli') continue;
    if (files.some((file) => values[file] !== undefined)) continue;
    const told = files.map((file) => `--${file}`).join(t('exports:list.separator'));
    const parameters = { option: option.long ?? option.name(), files: told };
    command.error(t('command_line:export_idle', { ...parameters, count: files.length }), { exitCode: 2 });
  }
}
