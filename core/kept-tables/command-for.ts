// The command that makes a kept item again: the verb of its count with the same settings, or where a setting has no
// option, the verb that prints what is kept under an id.
import { withPresentCodes } from '../codes/present-codes.ts';
import { comparisonOptions, type ComparedRows } from '../commands/comparison-options.ts';
import { flowOptions } from '../commands/flow-options.ts';
import type { Command, Options } from '../commands/command-line.ts';
import type { AgreementRequest } from '../agreement/request.ts';
import {
  agreementOptions,
  crosstabOptions,
  gridOptions,
  portraitsOptions,
  relationsOptions,
  tallyOptions,
  saturationOptions,
  timelineOptions,
  wordsOptions,
} from '../commands/counting-options.ts';
import type { CrosstabRequest } from '../crosstab/crosstab.ts';
import type { TallyRequest } from '../counting/request.ts';
import type { KeptTableRecord } from '../records.ts';
import type { PortraitsRequest } from '../portraits/request.ts';
import type { GridRequest } from '../summary-grid/request.ts';
import type { RelationsRequest } from '../relations/request.ts';
import type { SaturationRequest } from '../saturation/request.ts';
import type { TimelineRequest } from '../timeline/timeline.ts';
import { keptSettingsFrom, type KeptSettings } from './kept-table.ts';

/** The rows whose names stand in commands, and the codes that counts may be of. */
export type CommandRows = ComparedRows;

/** The command of a kept item; `file` is what a figure is called. Throws as `keptSettingsFrom`. */
export function commandFor(
  { id, kind, settings }: Pick<KeptTableRecord, 'id' | 'kind' | 'settings'>,
  tables: CommandRows,
  file: string,
): Command {
  const kept = keptSettingsFrom(withPresentCodes(settings, tables.code.values()));
  const { as } = kept.shown;
  const own = optionsOf(kind, kept, tables);
  const itself: Command = { verb: 'table', named: [id], options: [] };
  if (own === null) return itself;
  if (as === 'figure') {
    const written = figureVerbs[kind];
    if (written === undefined) return itself;
    const [verb, option] = written;
    const drawn = [...drawnOptions(kind, kept.shown), ...orderOptions(kind, kept, tables)];
    return { verb, options: [[option, `${file}.svg`], ...own, ...drawn] };
  }
  const shown = [...shownOptions(kind, kept), ...orderOptions(kind, kept, tables)];
  return { verb: verbs[kind] ?? kind, options: [...own, ...shown] };
}

function drawnOptions(kind: string, { ownScale, shading, intervals }: KeptSettings['shown']): Options {
  if (kind === 'timeline' && ownScale) return [['--own-scale']];
  if (kind === 'tally' && intervals !== undefined && intervals !== 'sampled')
    return [['--intervals', intervals]];
  return kind === 'crosstab' && shading === false ? [['--no-shading']] : [];
}

function shownOptions(kind: string, { asked, shown: { direct, intervals = 'none' } }: KeptSettings): Options {
  if (kind !== 'tally') return [];
  const { percent = 'cell', rollup = true } = asked as TallyRequest;
  return [
    // Without sub-codes a count is already that of the code itself.
    ...(direct && rollup ? [['--direct'] as const] : []),
    // Only shares of bases have intervals.
    ...(intervals === 'none' || percent !== 'cell' ? [] : [['--intervals', intervals] as const]),
  ];
}

/** The kinds whose rows can be put in an order. */
const ordered: ReadonlySet<string> = new Set(['tally', 'crosstab', 'timeline', 'comparison']);

/** The order of rows, as far as they are still there. */
function orderOptions(kind: string, { asked, shown }: KeptSettings, { code }: CommandRows): Options {
  const { queryIds = [] } = asked as TallyRequest;
  const order = (shown.order ?? []).filter((id) => code.has(id) || queryIds.includes(id));
  return ordered.has(kind) && order.length > 0 ? [['--order', order.join(',')]] : [];
}

/** The verbs that draw a kind, with the option that names the file. */
const figureVerbs: Readonly<Record<string, readonly [verb: string, option: string]>> = {
  tally: ['export', '--tally'],
  comparison: ['export', '--compare'],
  flow: ['export', '--flow'],
  timeline: ['timeline', '--figure'],
  crosstab: ['crosstab', '--figure'],
  portrait: ['portraits', '--figure'],
  saturation: ['saturation', '--figure'],
};

/** The verbs that are not called as their kind is. */
const verbs: Readonly<Record<string, string>> = {
  agreement: 'agree',
  comparison: 'compare',
  portrait: 'portraits',
};

function optionsOf(kind: string, { asked, shown }: KeptSettings, tables: CommandRows): Options | null {
  // The settings are those of the count of this kind; keeping them has checked that.
  switch (kind) {
    case 'tally':
      // Figures show counts and shares of bases alone.
      return tallyOptions(
        shown.as === 'figure' ? { ...asked, percent: undefined, weights: undefined } : asked,
        tables,
      );
    case 'crosstab':
      return crosstabOptions(asked as unknown as CrosstabRequest, tables);
    case 'timeline':
      return timelineOptions(asked as unknown as TimelineRequest, tables);
    case 'saturation':
      return saturationOptions(asked as unknown as SaturationRequest, tables);
    case 'agreement':
      return agreementOptions(asked as unknown as AgreementRequest, tables);
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
    case 'flow':
      return shown.as === 'figure' ? flowOptions(asked, tables) : null;
    case 'comparison':
      return comparedOptions(asked, tables, shown.as);
    default:
      return null;
  }
}

/** A stored comparison counts by its own settings; the verb that draws one takes no others. */
function comparedOptions(
  { id, settings }: KeptSettings['asked'],
  tables: CommandRows,
  as: KeptSettings['shown']['as'],
): Options | null {
  const { comparison } = tables;
  if (settings !== undefined || typeof id !== 'string') {
    const options = comparisonOptions(settings ?? {}, tables);
    return as === 'figure' && (comparison.size > 0 || options?.length !== 0) ? null : options;
  }
  const name = comparison.get(id)?.name;
  const isOnly = [...comparison.values()].filter((row) => row.name === name || row.id === name).length === 1;
  return [['--comparison', isOnly && name !== undefined ? name : id]];
}
