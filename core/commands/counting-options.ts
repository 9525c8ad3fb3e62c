// The options of the verbs that count, made from the requests of the same counts. Null wherever a request has a setting
// without an option, so that nobody gets a command for other numbers.
import {
  allVoices,
  countedVoices,
  type Basis,
  type CountingRequest,
  type Grouping,
  type Scope,
  type TallyRequest,
} from '../counting/request.ts';
import type { AgreementRequest } from '../agreement/request.ts';
import type { CrosstabRequest } from '../crosstab/crosstab.ts';
import type { GridRequest } from '../summary-grid/request.ts';
import { usualDrawing, type PortraitDrawing } from '../portraits/drawn-passages.ts';
import type { PortraitsRequest } from '../portraits/request.ts';
import type { RelationsRequest } from '../relations/request.ts';
import type { SaturationRequest } from '../saturation/request.ts';
import type { TimelineRequest } from '../timeline/timeline.ts';
import type { Options } from './command-line.ts';
import {
  type NamedRows,
  scopeOptions,
  groupingOption,
  sortOption,
  layerOption,
  listedOption,
  nameOrId,
} from './scope-options.ts';

/** The options of a tally; null if a setting has no option. */
export function tallyOptions(request: TallyRequest, tables: NamedRows): Options | null {
  const { by, percent, withAny: _, weights, ...table } = request;
  return tableOptions(table, tables, [
    ...(by === undefined ? [] : [['--by', groupingOption(by, tables)] as const]),
    ...(weights ? [['--weights'] as const] : []),
    ...(percent === undefined ? [] : [['--percent', percent] as const]),
  ]);
}

/** The options of a crosstab; null if a setting has no option. */
export function crosstabOptions(request: CrosstabRequest, tables: NamedRows): Options | null {
  const { by, by2, percent, statistics, ...table } = request;
  return tableOptions(table, tables, [
    ['--by', groupingOption(by, tables)],
    ['--by2', groupingOption(by2, tables)],
    ...(percent === undefined ? [] : [['--percent', percent] as const]),
    ...(statistics ? [['--statistics'] as const] : []),
  ]);
}

/** The options of a timeline; null if a setting has no option. */
export function timelineOptions(request: TimelineRequest, tables: NamedRows): Options | null {
  const { by, absolute, byClass, ...table } = request;
  return tableOptions(table, tables, [
    ['--by', by],
    ...(absolute ? [['--absolute'] as const] : []),
    ...(byClass ? [['--by-class'] as const] : []),
  ]);
}

/** The options of when new codes came; null if a setting has no option. */
export function saturationOptions(request: SaturationRequest, tables: NamedRows): Options | null {
  const { by, of, order, ...counting } = request;
  return rowOptions(counting, tables, [
    ['--by', by],
    // Ids, since a name may be that of several codes or contain the separator.
    ...(of === undefined
      ? []
      : [typeof of === 'string' ? (['--of', of] as const) : (['--codes', of.join(',')] as const)]),
    ...(order === undefined ? [] : [['--order', order] as const]),
  ]);
}

/** The options of relations; null if a setting has no option. */
export function relationsOptions(request: RelationsRequest, tables: NamedRows): Options | null {
  const { by, paragraphs, ...rows } = request;
  return rowOptions(rows, tables, [
    ['--by', by],
    // Only this way of meeting has a distance.
    ...(paragraphs === undefined || by !== 'within' ? [] : [['--paragraphs', String(paragraphs)] as const]),
  ]);
}

/** The options of agreement; null if a setting has no option. */
export function agreementOptions(request: AgreementRequest, tables: NamedRows): Options | null {
  const { coderIds, level, threshold, of = 'themes', scope = {}, denominator, bootstrap, seed } = request;
  const within = scopeOptions(scope, tables);
  const ofCodings = codingOptions(request);
  if (within === null || ofCodings === null) return null;
  const isDrawn = bootstrap !== undefined && bootstrap > 0;
  return [
    ['--coders', listedOption(coderIds, tables.coder)],
    ['--level', level],
    ...(threshold === undefined || level !== 'segments' ? [] : [['--threshold', String(threshold)] as const]),
    ...(typeof of === 'string'
      ? of === 'codes'
        ? [['--of', 'codes'] as const]
        : []
      : [['--codes', of.join(',')] as const]),
    ...within,
    ...(denominator === undefined || denominator === 'reviewed'
      ? []
      : [['--denominator', denominator] as const]),
    ...(request.withoutSuggested ? [['--without-suggested'] as const] : []),
    ...ofCodings,
    ...(request.rollup === false ? [['--no-rollup'] as const] : []),
    ...(isDrawn ? [['--bootstrap', String(bootstrap)] as const] : []),
    ...(isDrawn && seed !== undefined ? [['--seed', String(seed)] as const] : []),
  ];
}

/** The options of a summary grid; null if a setting has no option. */
export function gridOptions(request: GridRequest, tables: NamedRows): Options | null {
  const { of, themes = 'themes', group, sort = 'order', joinAdjacent, ...counting } = request;
  const its = rowOptions(counting, tables, [
    ...(joinAdjacent ? [['--join-adjacent'] as const] : []),
    ...(group === undefined ? [] : [['--group', groupingOption(group, tables)] as const]),
    ...(sort === 'order'
      ? []
      : [['--sort', typeof sort === 'string' ? sort : sortOption(sort.attributeId, tables)] as const]),
  ]);
  if (its === null) return null;
  return [['--of', of], ...themesOptions(themes), ...its];
}

/** The options of portraits, with those of their figure if a drawing is given; null if a setting has no option. */
export function portraitsOptions(
  request: PortraitsRequest,
  tables: NamedRows,
  drawing?: PortraitDrawing,
): Options | null {
  const its = gridOptions(request, tables);
  if (its === null || drawing === undefined) return its;
  const { view, length, lanes } = drawing;
  return [
    ...its,
    ...(view === usualDrawing.view ? [] : [['--view', view] as const]),
    ...(length === usualDrawing.length ? [] : [['--length', length] as const]),
    ...(lanes === null || lanes.length === 0 ? [] : [['--lanes', lanes.join(',')] as const]),
  ];
}

function themesOptions(themes: NonNullable<GridRequest['themes']>): Options {
  if (themes === 'themes') return [];
  return themes === 'codes' ? [['--all-codes']] : [['--themes', themes.join(',')]];
}

/** What a list of words is asked, as far as the command line can say it. */
interface WordsRequest {
  readonly language: string;
  readonly scope?: Scope | undefined;
  readonly by?: Grouping | undefined;
  readonly terms?: readonly string[] | undefined;
  readonly stopWords?: readonly string[] | undefined;
  readonly forms?: readonly string[] | undefined;
  readonly minCount?: number | undefined;
  readonly minSources?: number | undefined;
  readonly withStopWords?: boolean | undefined;
  readonly withHeadings?: boolean | undefined;
  readonly withRemarks?: boolean | undefined;
  readonly withSingleCharacters?: boolean | undefined;
  readonly limit?: number | undefined;
}

/** The options of a list of words; null if a setting has no option. */
export function wordsOptions(request: WordsRequest, tables: NamedRows): Options | null {
  const { language, scope = {}, by, terms = [], stopWords = [], limit } = request;
  const within = scopeOptions(scope, tables);
  // The only language is an option of its own.
  if (within === null || scope.languages !== undefined) return null;
  return [
    ['--language', language],
    ...within,
    ...(by === undefined ? [] : [['--by', groupingOption(by, tables)] as const]),
    ...terms.map((term) => ['--term', term] as const),
    ...stopWords.map((word) => ['--stop', word] as const),
    ...(request.forms ?? []).map((form) => ['--form', form] as const),
    ...(request.withStopWords ? [['--with-stop-words'] as const] : []),
    ...(request.withHeadings ? [['--with-headings'] as const] : []),
    ...(request.withRemarks ? [['--with-remarks'] as const] : []),
    ...(request.withSingleCharacters ? [['--with-single-characters'] as const] : []),
    ...((request.minCount ?? 1) > 1 ? [['--min-count', String(request.minCount)] as const] : []),
    ...((request.minSources ?? 1) > 1 ? [['--min-sources', String(request.minSources)] as const] : []),
    ...(limit === undefined ? [] : [['--limit', String(limit)] as const]),
  ];
}

interface TableRequest
  extends CountingRequest, Pick<TallyRequest, 'of' | 'unit' | 'estimate' | 'draws' | 'queryIds'> {}

/** The options of a table of counts, with those of its columns after its sources. */
function tableOptions(request: TableRequest, tables: NamedRows, columns: Options): Options | null {
  const { unit, estimate, draws = [], queryIds = [], joinAdjacent, ...rows } = request;
  const ofRows = rowOptions(rows, tables, [
    ...columns,
    ...(unit === undefined ? [] : [['--unit', unit] as const]),
    ...(joinAdjacent ? [['--join-adjacent'] as const] : []),
  ]);
  if (ofRows === null) return null;
  return [
    ...ofRows,
    ...(estimate ? [['--estimate'] as const] : []),
    ...queryIds.map((id) => ['--row', nameOrId(id, tables.savedQuery)] as const),
    ...drawOptions(draws, tables),
  ];
}

/** The samples to estimate from. */
export function drawOptions(draws: readonly string[], { sample }: Pick<NamedRows, 'sample'>): Options {
  return draws.map((id) => ['--draw', nameOrId(id, sample)] as const);
}

interface RowsRequest extends Omit<CountingRequest, 'joinAdjacent'> {
  readonly of?: TallyRequest['of'];
  readonly basis?: Basis | undefined;
}

function rowOptions(request: RowsRequest, tables: NamedRows, shape: Options): Options | null {
  const { scope = {}, of, basis, denominator, rollup, layer } = request;
  const within = scopeOptions(scope, tables);
  const ofCodings = codingOptions(request);
  if (ofCodings === null || within === null) return null;
  return [
    ...(of === 'codes' ? [['--of', 'codes'] as const] : []),
    // Ids, since a name may be that of several codes or contain the separator.
    ...(of === undefined || typeof of === 'string' ? [] : [['--only', of.join(',')] as const]),
    ...within,
    ...shape,
    ...(basis === undefined ? [] : [['--basis', basis] as const]),
    ...(denominator === undefined ? [] : [['--denominator', denominator] as const]),
    ...(request.withoutSuggested ? [['--without-suggested'] as const] : []),
    ...ofCodings,
    ...(rollup === false ? [['--no-rollup'] as const] : []),
    ...(layer === undefined ? [] : [layerOption(layer, tables)]),
  ];
}

/** The options that narrow codings; null where they let nothing through. */
function codingOptions({
  stances,
  minimumWeight,
  voices = countedVoices,
}: Pick<CountingRequest, 'stances' | 'minimumWeight' | 'voices'>): Options | null {
  const isEvery = (wanted: typeof voices): boolean =>
    voices.length === wanted.length && wanted.every((voice) => voices.includes(voice));
  if (stances?.length === 0 || voices.length === 0) return null;
  return [
    ...(stances === undefined
      ? []
      : [['--stance', stances.map((stance) => stance ?? 'none').join(',')] as const]),
    ...(minimumWeight === undefined ? [] : [['--min-weight', String(minimumWeight)] as const]),
    ...(isEvery(countedVoices)
      ? []
      : isEvery(allVoices)
        ? [['--with-remarks'] as const]
        : [['--voice', voices.map((voice) => voice ?? 'none').join(',')] as const]),
  ];
}
