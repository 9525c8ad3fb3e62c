// Refuses options that would have no effect: a person who gives one expects something of it.
import type { Command, Option } from 'commander';
import type { Terminal } from '../terminal.ts';

const counting = ['tally', 'matrix'] as const;
const codebooks = ['codebook', 'maxqda', 'qdc', 'taguette'] as const;
/** Each option with the exported files that it affects. */
const goesWith: Readonly<Record<string, readonly string[]>> = {
  ...by(
    counting,
    'language from to attribute origin respondent sample query saved layer coder denominator withoutSuggested stance minWeight withRemarks voice joinAdjacent of only by unit basis rollup estimate draw withExcluded withDuplicates',
  ),
  ...by(['tally', 'flow', 'matrix'], 'kind class'),
  ...by(['matrix'], 'withScripts'),
  ...by(['tally'], 'direct row percent weights intervals'),
  ...by(['tally', 'compare'], 'order'),
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
  ...by(['package', 'annex'], 'pseudonyms'),
  ...by(['package'], 'interviews confidential paraphrased nameCoders originals repositories date'),
  ...by(['annex'], 'tables withoutKind withoutClass withoutRespondent'),
};

/** Figures are recognised by their file endings. */
const FIGURES = /\.(?:svg|pdf)$/i;

function by(files: readonly string[], options: string): Record<string, readonly string[]> {
  return Object.fromEntries(options.split(' ').map((option) => [option, files]));
}

/** Rejects an option without effect as wrong usage, and names the files that it affects. */
export function refuseIdleOptions(command: Command, { words: { t } }: Terminal): void {
  const values: Readonly<Record<string, unknown>> = command.opts();
  for (const option of givenOptions(command)) {
    const files = goesWith[option.attributeName()];
    if (files === undefined) continue;
    const given = files.flatMap((file) => values[file] ?? []).map(String);
    const wants = wantedFile(option);
    if (given.length > 0) {
      if (wants === null || given.some((file) => FIGURES.test(file) === (wants === 'figure'))) continue;
      const idle = given.join(t('exports:list.separator'));
      const parameters = { option: option.long ?? option.name(), files: idle };
      command.error(t(`command_line:export_needs_${wants}`, parameters), { exitCode: 2 });
    }
    const spelled = files
      .map((file) => command.options.find((each) => each.attributeName() === file)?.long ?? file)
      .join(t('exports:list.separator'));
    const parameters = { option: option.long ?? option.name(), files: spelled };
    command.error(t('command_line:export_idle', { ...parameters, count: files.length }), { exitCode: 2 });
  }
}

/** Rejects a figure option as wrong usage if the command prints something other than a figure. */
export function refuseIdleFigureOptions(command: Command, format: string, { words: { t } }: Terminal): void {
  if (format === 'svg') return;
  const idle = givenOptions(command).find(isOfFigures);
  if (!idle) return;
  const option = idle.long ?? idle.name();
  command.error(t('command_line:figure_idle', { option }), { exitCode: 2 });
}

/** Rejects an option of a figure, or one of `own`, as wrong usage where the verb prints a table. */
export function refuseFigureOptionsAlone(
  command: Command,
  own: readonly string[],
  { words: { t } }: Terminal,
): void {
  const idle = givenOptions(command).find(
    (option) => isOfFigures(option) || own.includes(option.attributeName()),
  );
  if (!idle) return;
  const option = idle.long ?? idle.name();
  command.error(t('command_line:figure_without_file', { option }), { exitCode: 2 });
}

/** Whether the option affects figures or tables among its files; null if it affects both. */
function wantedFile(option: Option): 'figure' | 'table' | null {
  if (isOfFigures(option)) return 'figure';
  return ['direct', 'percent', 'weights'].includes(option.attributeName()) ? 'table' : null;
}

function isOfFigures(option: Option): boolean {
  return option.attributeName().startsWith('figure');
}

/**
 * The options that were given: a default value was not given by anybody, and of a pair such as `--x`, `--no-x` only one
 * was.
 */
function givenOptions(command: Command): readonly Option[] {
  const values: Readonly<Record<string, unknown>> = command.opts();
  return command.options.filter((option) => {
    const name = option.attributeName();
    return command.getOptionValueSource(name) === 'cli' && option.negate === (values[name] === false);
  });
}
