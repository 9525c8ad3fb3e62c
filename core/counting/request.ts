// What a count can be asked, as plain JSON, and the defaults.
import type { SourceKind, Stance, Voice } from '../records.ts';
import { tables } from '../tables/all.ts';

/**
 * What is counted. `sources`: distinct sources. `respondents`: distinct people interviewed. `passages`:
 * groups of codings that share characters. `codings`: single codings. `characters`: Unicode code points under
 * at least one coding.
 */
export type Unit = 'sources' | 'respondents' | 'passages' | 'codings' | 'characters';
export const units: readonly Unit[] = ['sources', 'respondents', 'passages', 'codings', 'characters'];

/** Which codings make a theme present: any, only those of a whole source, only those of a span. */
export type Basis = 'any' | 'whole' | 'spans';

/** Which sources of the scope a count is out of: the reviewed ones, all of them, or those that carry codings. */
export type Denominator = 'reviewed' | 'all' | 'any';

/**
 * Whose codings are counted: the project's main coder, any one coder, or what the persons coded together
 * (`union`: at least one of them; `majority`: more than half of those who reviewed the source), or what was
 * settled in adjudication.
 */
export type LayerRequest = 'main' | 'union' | 'majority' | 'adjudicated' | { readonly coderId: string };

/** The groupings that need no attribute, in the order of menus. */
export const plainGroupings = [
  'kind',
  'class',
  'year',
  'quarter',
  'month',
  'language',
  'origin',
  'respondent',
] as const;

/** What the columns of a tally stand for. A respondent's attribute groups interviews by who was interviewed. */
export type Grouping = (typeof plainGroupings)[number] | { readonly attributeId: string };

/** What a share is out of. `cell`: the base of the cell; the others: all with the theme in that part of the table. */
export type Percent = 'cell' | 'row' | 'column' | 'total' | 'none';
export const percents: readonly Percent[] = ['cell', 'row', 'column', 'total', 'none'];

/** Which sources a count looks at. Conditions are joined by *and*; an absent one lets every source through. */
export interface Scope {
  readonly kind?: SourceKind | undefined;
  /** Sources of any of these classes; null stands for sources without one. */
  readonly classIds?: readonly (string | null)[] | undefined;
  /** Sources in any of these languages (BCP 47 tags); null stands for an unknown one. */
  readonly languages?: readonly (string | null)[] | undefined;
  /** Sources of any of these origins, such as newspapers; null stands for an unknown one. */
  readonly origins?: readonly (string | null)[] | undefined;
  /** Interviews of any of these people. Of a group interview only their part is counted. */
  readonly respondentIds?: readonly string[] | undefined;
  /** For each attribute the values wanted, any of them; null stands for no value. */
  readonly attributes?:
    | readonly { readonly attributeId: string; readonly values: readonly (string | null)[] }[]
    | undefined;
  /**
   * Sources dated within these partial dates, both included. A date known less exactly than needed to tell, such
   * as `2019` against `from: '2019-06'`, is outside.
   */
  readonly dates?: { readonly from?: string | undefined; readonly to?: string | undefined } | undefined;
  /** The sources drawn by this sample. */
  readonly sampleId?: string | undefined;
  /** The sources in which this saved query finds something, by the layer and the base of the count. */
  readonly queryId?: string | undefined;
  /** Exactly these sources. */
  readonly sourceIds?: readonly string[] | undefined;
  /** The query that found these sources, for the sentence that says which they are. */
  readonly foundBy?: string | undefined;
  /** Include sources with status `excluded`. Default: no. */
  readonly withExcluded?: boolean | undefined;
  /** Include sources linked as duplicates of another. Default: no. */
  readonly withDuplicates?: boolean | undefined;
}

/** What all counts share: which sources, whose codings, which of them, and out of what. */
export interface CountingRequest {
  /** Default: all sources except excluded ones and duplicates. */
  readonly scope?: Scope | undefined;
  /** Default: `adjudicated` once every source in scope is adjudicated, else `main`. */
  readonly layer?: LayerRequest | undefined;
  /** Default: `reviewed`. */
  readonly denominator?: Denominator | undefined;
  /** Default: `any`. */
  readonly basis?: Basis | undefined;
  /** Count a code with the codes below it, and a theme with the codes added to it. Default: yes. */
  readonly rollup?: boolean | undefined;
  /** Let touching codings form one passage. Default: no. */
  readonly joinAdjacent?: boolean | undefined;
  /** Only codings with these voices; null is the voice of documents. Default: all but interviewers' remarks. */
  readonly voices?: readonly (Voice | null)[] | undefined;
  /** Only codings with these stances; null is a coding without one. Default: all. */
  readonly stances?: readonly (Stance | null)[] | undefined;
  /** Only codings with at least this weight, from 0 to 100. Default: all, with or without a weight. */
  readonly minimumWeight?: number | undefined;
  /** Leave out codings that were suggested to their coder. Default: no. */
  readonly withoutSuggested?: boolean | undefined;
}

/** A table of counts: rows, columns and a unit. */
export interface TallyRequest extends CountingRequest {
  /** The rows: all themes, all codes, or the codes of these ids in this order. Default: `themes`. */
  readonly of?: 'themes' | 'codes' | readonly string[] | undefined;
  /** Ids of saved queries that are further rows, below the themes or codes, in this order. Default: none. */
  readonly queryIds?: readonly string[] | undefined;
  /** The columns. Default: the single column `all`. */
  readonly by?: Grouping | undefined;
  /** Default: `sources`. */
  readonly unit?: Unit | undefined;
  /** What shares are out of; of a column and of the table: all with any of the rows' codes there. Default: `cell`. */
  readonly percent?: Percent | undefined;
  /** Also count what has any of the rows' codes, from which other shares can be made. Default: where `percent` needs it. */
  readonly withAny?: boolean | undefined;
  /** Also give the mean and the range of the weights of each row's codings. Default: no. */
  readonly weights?: boolean | undefined;
  /** Estimate the share in the frames, each class weighted by its size. Default: no. */
  readonly estimate?: boolean | undefined;
  /** Ids of samples to estimate from where a class has several. Default: the largest. */
  readonly draws?: readonly string[] | undefined;
}

export const allVoices: readonly (Voice | null)[] = [null, ...tables.coding.columns.voice.values];
/** A coding counts unless it is an interviewer's remark. */
export const countedVoices: readonly (Voice | null)[] = allVoices.filter((voice) => voice !== 'remark');

/** A counting request with its defaults filled in; only `layer` stays open until the scope is known. */
export interface CountingSettings {
  readonly scope: Scope;
  readonly layer: LayerRequest | null;
  readonly denominator: Denominator;
  readonly basis: Basis;
  readonly rollup: boolean;
  readonly joinAdjacent: boolean;
  readonly voices: readonly (Voice | null)[];
  /** Null: not filtered. */
  readonly stances: readonly (Stance | null)[] | null;
  /** Null: not filtered. */
  readonly minimumWeight: number | null;
  readonly withoutSuggested: boolean;
}

/** A tally request with its defaults filled in. */
export interface TallySettings extends CountingSettings {
  readonly of: 'themes' | 'codes' | readonly string[];
  readonly queryIds: readonly string[];
  readonly by: Grouping | null;
  readonly unit: Unit;
  readonly percent: Percent;
  readonly withAny: boolean;
  readonly weights: boolean;
  readonly estimate: boolean;
  readonly draws: readonly string[];
}

/** Fills in the defaults of a counting request. */
export function countingSettings(request: CountingRequest): CountingSettings {
  return {
    scope: request.scope ?? {},
    layer: request.layer ?? null,
    denominator: request.denominator ?? 'reviewed',
    basis: request.basis ?? 'any',
    rollup: request.rollup ?? true,
    joinAdjacent: request.joinAdjacent ?? false,
    voices: request.voices ?? countedVoices,
    stances: request.stances ?? null,
    minimumWeight: request.minimumWeight ?? null,
    withoutSuggested: request.withoutSuggested ?? false,
  };
}

/** Fills in the defaults of a tally request. */
export function tallySettings(request: TallyRequest): TallySettings {
  const { percent = 'cell' } = request;
  return {
    ...countingSettings(request),
    of: request.of ?? 'themes',
    queryIds: request.queryIds ?? [],
    by: request.by ?? null,
    unit: request.unit ?? 'sources',
    percent,
    withAny: request.withAny ?? (percent === 'column' || percent === 'total'),
    weights: request.weights ?? false,
    estimate: request.estimate ?? false,
    draws: request.draws ?? [],
  };
}
