// The command that makes a kept item again: the verb of its count with the same settings, or where a setting has no
// option, the verb that prints what is kept under an id.
import type { Command, Options } from '../commands/command-line.ts';
import {
  crosstabOptions,
  gridOptions,
  portraitsOptions,
  relationsOptions,
  tallyOptions,
  timelineOptions,
  wordsOptions,
  type NamedRows,
} from '../commands/counting-options.ts';
import type { CrosstabRequest } from '../crosstab/crosstab.ts';
import type { KeptTableRecord } from '../records.ts';
import type { PortraitsRequest } from '../portraits/request.ts';
import type { GridRequest } from '../summary-grid/request.ts';
import type { RelationsRequest } from '../relations/request.ts';
import type { TimelineRequest } from '../timeline/timeline.ts';
import { keptSettingsFrom, type KeptSettings } from './kept-table.ts';

type Comparisons = ReadonlyMap<string, { readonly id: string; readonly name: string }>;

/** The rows whose names stand in commands. */
export type CommandRows = NamedRows & { readonly comparison: Comparisons };

/** The command of a kept item; `file` is what a figure is called. Throws as `keptSettingsFrom`. */
export function commandFor(
  { id, kind, settings }: Pick<KeptTableRecord, 'id' | 'kind' | 'settings'>,
  tables: CommandRows,
  file: string,
): Command {
  const kept = keptSettingsFrom(settings);
  const { as, order, direct } = kept.shown;
  // No verb of a count takes an order of rows.
  const own = order === undefined ? optionsOf(kind, kept, tables) : null;
  const itself: Command = { verb: 'table', named: [id], options: [] };
  if (own === null) return itself;
  if (as === 'figure') {
    const written = figureVerbs[kind];
    if (written === undefined) return itself;
    const [verb, option] = written;
    return { verb, options: [[option, `${file}.svg`], ...own, ...drawnOptions(kind, kept.shown)] };
  }
  const directOption: Options = kind === 'tally' && direct ? [['--direct']] : [];
  return { verb: verbs[kind] ?? kind, options: [...own, ...directOption] };
}

function drawnOptions(kind: string, { ownScale, shading }: KeptSettings['shown']): Options {
  if (kind === 'timeline' && ownScale) return [['--own-scale']];
  return kind === 'crosstab' && shading === false ? [['--no-shading']] : [];
}

/** The verbs that draw a kind, with the option that names the file. */
const figureVerbs: Readonly<Record<string, readonly [verb: string, option: string]>> = {
  tally: ['export', '--tally'],
  comparison: ['export', '--compare'],
  timeline: ['timeline', '--figure'],
  crosstab: ['crosstab', '--figure'],
  portrait: ['portraits', '--figure'],
};

/** The verbs that are not called as their kind is. */
const verbs: Readonly<Record<string, string>> = {
  comparison: 'compare',
  portrait: 'portraits',
};

function optionsOf(kind: string, { asked, shown }: KeptSettings, tables: CommandRows): Options | null {
  // The settings are those of the count of this kind; keeping them has checked that.
  switch (kind) {
    case 'tally':
      return tallyOptions(asked, tables);
    case 'crosstab':
      return crosstabOptions(asked as unknown as CrosstabRequest, tables);
    case 'timeline':
      return timelineOptions(asked as unknown as TimelineRequest, tables);
    case 'relations':
      return relationsOptions(asked as unknown as RelationsRequest, tables);
    case 'grid':
      return gridOptions(asked as unknown as GridRequest, tables);
    case 'portrait':
      // The verb chooses its rows as that of the grid does.
      return portraitsOptions(
        asked as unknown as PortraitsRequest,
        tables,
        shown.as === 'figure' ? shown.drawing : undefined,
      );
    case 'words':
      return wordsOptions(asked as unknown as Parameters<typeof wordsOptions>[0], tables);
    case 'comparison':
      return comparisonOptions(asked, tables);
    default:
      return null;
  }
}

/**
 * A stored comparison counts by its own settings, and where none is stored, the verb without options is the usual one;
 * otherwise it would find a stored one with the same settings.
 */
function comparisonOptions(
  { id, settings }: KeptSettings['asked'],
  { comparison }: CommandRows,
): Options | null {
  if (settings !== undefined) return null;
  if (typeof id !== 'string') return comparison.size === 0 ? [] : null;
  const name = comparison.get(id)?.name;
  const isOnly = [...comparison.values()].filter((row) => row.name === name || row.id === name).length === 1;
  return [['--comparison', isOnly && name !== undefined ? name : id]];
}
