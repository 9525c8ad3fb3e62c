// The verb `portraits`.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { portraitsTable } from '#core/exports/portrait-rows.ts';
import { portraitsJson } from '#core/portraits/portraits-json.ts';
import {
  portraitLengths,
  portraitViews,
  usualDrawing,
  type PortraitDrawing,
} from '#core/portraits/drawn-passages.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import { countInWords, decimalInWords } from '#words/numbers.ts';
import { carriedInWords, portraitsMethod, shareOfCarrier, spreadInWords } from '#words/portraits-method.ts';
import { gridGroupHead } from '#words/grid-method.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { figureFileOf, withFigureFile, type FigureFileOption } from './figure-file.ts';
import { figureOf, type FigureOptions } from './figure-options.ts';
import { codesNamed } from './codes-named.ts';
import { gridRequestOf, groupNameOf, withGridOptions, type GridOptions } from './grid-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface PortraitsCommand extends GridOptions, FigureOptions, FigureFileOption {
  readonly view: PortraitDrawing['view'];
  readonly length: PortraitDrawing['length'];
  readonly lanes?: string;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addPortraitsCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const command = program.command('portraits').description(t('command_line:portraits')).argument('<project>');
  const counting = withFormatOption(
    withGridOptions(command, terminal, t('command_line:portraits_of')),
    terminal,
  )
    .addOption(
      new Option('--view <view>', t('command_line:portraits_view'))
        .choices(portraitViews)
        .default(usualDrawing.view),
    )
    .addOption(
      new Option('--length <length>', t('command_line:portraits_length'))
        .choices(portraitLengths)
        .default(usualDrawing.length),
    )
    .option('--lanes <names>', t('command_line:portraits_lanes'));
  withFigureFile(counting, terminal).action(async (path: string, options: PortraitsCommand) => {
    const query = queryOf(options, command, terminal);
    const file = await figureFileOf(command, path, options, ['view', 'length', 'lanes'], terminal);
    return withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const request = await inQueried({ api }, gridRequestOf(options, tables), query);
      if (file !== null) {
        const { view, length, lanes } = options;
        return await api.exports.portraits({
          to: resolve(file.path),
          format: file.format,
          language: terminal.language,
          request,
          figure: figureOf(options),
          drawing: { view, length, lanes: lanes === undefined ? null : codesNamed(lanes, tables) },
        });
      }
      const made = await api.tallies.portraits(request);
      printPortraits(terminal, options.format, made, { tables, attribute: groupNameOf(options, tables) });
    });
  });
}

/** Prints portraits. `attribute` names what groups the carriers. */
export function printPortraits(
  terminal: Terminal,
  format: TableFormat,
  made: Portraits,
  { tables, attribute }: { readonly tables: HeldRecords; readonly attribute: string },
): void {
  const { words } = terminal;
  const { coderName, paths, notice } = tellingOf(tables);
  const method = portraitsMethod(words, made);
  const json = portraitsJson(made, { coderName, method, notice });
  printTable(terminal, format, {
    json,
    csv: () => portraitsTable(json, paths),
    text: () => [inText(words, made, attribute), '', method, ...(notice === null ? [] : [notice])].join('\n'),
  });
}

/** Who carries the themes, group by group; then the spread of each, and a sentence for it. */
function inText(words: Words, made: Portraits, attribute: string): string {
  const { t } = words;
  const { of, themes, carriers, carrierGroups } = made;
  let from = 0;
  const lines = carrierGroups.flatMap((group) => {
    const own = carriers
      .slice(from, (from += group.rows))
      .map(({ name, passages }) => [name, ...passages.map((count) => countInWords(words, count))]);
    if (group.meanings.length === 0) return own;
    return [[gridGroupHead(words, of, group, attribute), ...themes.map(() => '')], ...own];
  });
  const sums = [
    [t('command_line:portraits_passages'), ...themes.map(({ passages }) => countInWords(words, passages))],
    [
      t('command_line:portraits_largest'),
      ...themes.map(({ spread: { most, passages } }) => {
        const counted = t('figures:found', {
          found: countInWords(words, most),
          n: countInWords(words, passages),
        });
        const share = shareOfCarrier(words, most, passages);
        return share === '' ? counted : t('command_line:counted_with_share', { counted, share });
      }),
    ],
    [
      t('command_line:portraits_effective'),
      ...themes.map(({ spread: { effective } }) =>
        effective === null ? '–' : decimalInWords(words, effective, 1),
      ),
    ],
  ];
  const spreadLines = themes.map((theme) => {
    const spread = spreadInWords(words, made, theme);
    return t(spread === '' ? 'command_line:portraits_line_none' : 'command_line:portraits_line', {
      theme: theme.path.at(-1) ?? '',
      carried: carriedInWords(words, made, theme),
      spread,
    });
  });
  return [
    plainTable([['', ...themes.map(({ path }) => path.at(-1) ?? '')], ...lines, ...sums]),
    '',
    ...spreadLines,
  ].join('\n');
}
