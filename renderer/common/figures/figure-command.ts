// The command line that makes a figure again: `concord export` with the same settings. Null if a setting has no option,
// so that nobody gets a command for a different figure.
import { NONE } from '#core/counting/grouping.ts';
import type { Grouping, LayerRequest, Scope, TallyRequest } from '#core/counting/request.ts';
import type { FigureSetting } from '#core/figures/figure-setting.ts';
import { filledCaption } from '#core/figures/live-caption.ts';
import { isHandedOn, shellWord, type Shell } from '#core/shell-word.ts';

/** Options in order, each with its value if it takes one. */
export type Options = readonly (readonly [option: string, value?: string])[];

type Named = ReadonlyMap<string, { readonly id: string; readonly name: string }>;
type Tables = Readonly<Record<'attribute' | 'class' | 'coder' | 'respondent' | 'sample', Named>>;

/** The options of a tally; null if a setting has no option. */
export function tallyOptions(request: TallyRequest, tables: Tables): Options | null {
  const { scope = {}, of, unit, basis, denominator, rollup, joinAdjacent, estimate, draws = [] } = request;
  const isUnsaid =
    (joinAdjacent ?? false) ||
    request.voices !== undefined ||
    request.stances !== undefined ||
    request.minimumWeight !== undefined ||
    (of !== undefined && of !== 'themes' && of !== 'codes') ||
    draws.length > 1;
  const within = scopeOptions(scope, tables);
  if (isUnsaid || within === null) return null;
  return [
    ...(of === 'codes' ? [['--of', 'codes'] as const] : []),
    ...within,
    ...(request.by === undefined ? [] : [['--by', groupingOption(request.by, tables)] as const]),
    ...(unit === undefined ? [] : [['--unit', unit] as const]),
    ...(basis === undefined ? [] : [['--basis', basis] as const]),
    ...(denominator === undefined ? [] : [['--denominator', denominator] as const]),
    ...(request.withoutSuggested ? [['--without-suggested'] as const] : []),
    ...(rollup === false ? [['--no-rollup'] as const] : []),
    ...(estimate ? [['--estimate'] as const] : []),
    ...draws.map((id) => ['--draw', nameOrId(id, tables.sample)] as const),
    ...(request.layer === undefined ? [] : [layerOption(request.layer, tables)]),
  ];
}

/** The options of a flow figure. The command line requires one kind. */
export function flowOptions(
  { kind, classIds }: { readonly kind?: string; readonly classIds?: readonly (string | null)[] },
  tables: Pick<Tables, 'class'>,
): Options | null {
  if (kind === undefined) return null;
  const classes = classIds ?? [];
  return [
    ['--kind', kind],
    ...(classes.length === 0 ? [] : [['--class', listed(classes, tables.class)] as const]),
  ];
}

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
 * The line to type in a shell; `study` is the path of the project. Null if the shell cannot pass on a character of it.
 */
export function exportCommand(study: string, options: Options, shell: Shell): string | null {
  const words = options.flatMap(([option, value]) => {
    if (value === undefined) return [option];
    // A value that looks like an option must be attached to its own option.
    return value.startsWith('-') ? [`${option}=${value}`] : [option, value];
  });
  const said = ['concord', 'export', study, ...words];
  if (!said.every((word) => isHandedOn(word, shell))) return null;
  return said.map((word) => shellWord(word, shell)).join(' ');
}

function textOption(of: 'title' | 'caption', text: string | null): Options {
  if (text === null) return [[`--no-figure-${of}`]];
  return text === '' ? [] : [[`--figure-${of}`, text]];
}

function scopeOptions(scope: Scope, tables: Tables): Options | null {
  const { kind, classIds = [], languages = [], origins = [], respondentIds = [] } = scope;
  const { attributes = [], dates = {} } = scope;
  // The option names languages by tag, so it cannot name sources without a language.
  if (scope.sourceIds !== undefined || languages.includes(null)) return null;
  return [
    ...(kind === undefined ? [] : [['--kind', kind] as const]),
    ...(classIds.length === 0 ? [] : [['--class', listed(classIds, tables.class)] as const]),
    ...(languages.length === 0 ? [] : [['--language', languages.join(',')] as const]),
    ...(dates.from === undefined ? [] : [['--from', dates.from] as const]),
    ...(dates.to === undefined ? [] : [['--to', dates.to] as const]),
    ...attributes.flatMap(({ attributeId, values }) =>
      values.map(
        (value) =>
          ['--attribute', `${nameOrId(attributeId, tables.attribute, '=')}=${value ?? NONE}`] as const,
      ),
    ),
    ...origins.map((origin) => ['--origin', origin ?? NONE] as const),
    ...(respondentIds.length === 0
      ? []
      : [['--respondent', listed(respondentIds, tables.respondent)] as const]),
    ...(scope.sampleId === undefined ? [] : [['--sample', nameOrId(scope.sampleId, tables.sample)] as const]),
    ...(scope.withExcluded ? [['--with-excluded'] as const] : []),
    ...(scope.withDuplicates ? [['--with-duplicates'] as const] : []),
  ];
}

const plainGroupings = new Set(['kind', 'class', 'year', 'month', 'language', 'origin', 'respondent']);

function groupingOption(by: Grouping, { attribute }: Pick<Tables, 'attribute'>): string {
  if (typeof by === 'string') return by;
  const name = nameOrId(by.attributeId, attribute);
  return plainGroupings.has(name) ? by.attributeId : name;
}

function layerOption(layer: LayerRequest, { coder }: Pick<Tables, 'coder'>): readonly [string, string] {
  return typeof layer === 'string' ? ['--layer', layer] : ['--coder', nameOrId(layer.coderId, coder)];
}

/** Names joined into one list; null stands for “none”. */
function listed(ids: readonly (string | null)[], rows: Named): string {
  return ids.map((id) => (id === null ? NONE : nameOrId(id, rows, ','))).join(',');
}

/** The name if it identifies one row and contains no separator, else the id. */
function nameOrId(id: string, rows: Named, divider = ''): string {
  const name = rows.get(id)?.name ?? '';
  const isPlain = name.trim() === name && name !== '' && name !== NONE;
  const isDivided = divider !== '' && name.includes(divider);
  const isOnly = [...rows.values()].filter((row) => row.name === name || row.id === name).length === 1;
  return isPlain && !isDivided && isOnly ? name : id;
}
