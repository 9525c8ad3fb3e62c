// Every number that Concord can put into a report, with the command that prints it again and its place in what that prints.
import type { Agreement, AgreementOn } from '../agreement/agreement.ts';
import { measureKeys, type MeasureKey } from '../agreement/measures.ts';
import type { AgreementRequest } from '../agreement/request.ts';
import type { Options } from '../commands/command-line.ts';
import { agreementOptions, saturationOptions, tallyOptions } from '../commands/counting-options.ts';
import type { CorpusTables } from '../counting/corpus.ts';
import type { TallyRequest } from '../counting/request.ts';
import { toldBase } from '../counting/tally-column.ts';
import type { Tally } from '../counting/tally.ts';
import type { SourceKind } from '../records.ts';
import type { SaturationRequest } from '../saturation/request.ts';
import type { Saturation } from '../saturation/saturation.ts';
import { flowBoxes, type Flow } from '../triage/flow.ts';
import type { MadeNumber } from './report.ts';
import type { StudyFact } from './study-facts.ts';

/** What a report counts, each with the request that it was asked with. */
export interface ReportCounts {
  readonly facts: readonly StudyFact[];
  readonly flows: Readonly<Record<SourceKind, Flow>>;
  /** Null where no two coders have reviewed the same source. */
  readonly agreement: { readonly request: AgreementRequest; readonly found: Agreement } | null;
  /** Null in a study without reviewed interviews. */
  readonly saturation: { readonly request: SaturationRequest; readonly found: Saturation } | null;
  /** The newest version of the codebook, by its place in the list, and how far the present codebook is from it. */
  readonly version: VersionNow | null;
  /** Sources by kind with each theme; null in a study without codes. */
  readonly tally: { readonly request: TallyRequest; readonly found: Tally } | null;
}

/** A version of the codebook as a report names it. */
export interface VersionNow {
  readonly place: number;
  readonly number: number;
  readonly name: string;
  readonly at: string;
  /** Null where it cannot be compared. */
  readonly changes: number | null;
}

const json: Options = [['--format', 'json']];

/** The numbers by id. `tables` are those whose names stand in commands. */
export function madeNumbers(counts: ReportCounts, tables: CorpusTables): Map<string, MadeNumber> {
  return new Map(
    [
      ...ofFacts(counts.facts),
      ...ofFlow('document', counts.flows.document),
      ...ofFlow('interview', counts.flows.interview),
      ...ofAgreement(counts.agreement, tables),
      ...ofVersion(counts.version),
      ...ofSaturation(counts.saturation, tables),
      ...ofTally(counts.tally, tables),
    ].map((number) => [number.id, number]),
  );
}

/** Facts that are not printed as counts. */
const factFormats: Readonly<Record<string, MadeNumber['format']>> = {
  sample_seed: 'plain',
  'weights.mean': 'decimal',
};

function ofFacts(facts: readonly StudyFact[]): MadeNumber[] {
  return facts.map(({ key, value, about }) => ({
    id: `fact.${key}`,
    value,
    format: factFormats[about.key] ?? 'count',
    about: { ...about, key: `fact.${about.key}` },
    command: { verb: 'facts', options: json },
    pointer: ['facts', key],
    kept: null,
  }));
}

function ofFlow(kind: SourceKind, { counts, reasons }: Flow): MadeNumber[] {
  const common = {
    format: 'count',
    command: { verb: 'flow', options: [['--kind', kind], ...json] },
    kept: null,
  } as const;
  return [
    ...flowBoxes.map((box) => ({
      ...common,
      id: `flow.${kind}.${box}`,
      value: counts[box],
      about: { key: `flow.${kind}.${box}` },
      pointer: ['counts', box],
    })),
    ...reasons.map(({ reason, count }, place) => ({
      ...common,
      id: `flow.${kind}.reason:${reason ?? ''}`,
      value: count,
      about: {
        key: `flow.${reason === null ? 'no_reason' : 'reason'}_${kind}`,
        names: { name: reason ?? '' },
      },
      pointer: ['reasons', place, 'count'],
    })),
  ];
}

function ofAgreement(agreement: ReportCounts['agreement'], tables: CorpusTables): MadeNumber[] {
  if (!agreement) return [];
  const { request, found } = agreement;
  const own = agreementOptions(request, tables);
  if (own === null) return [];
  const command = { verb: 'agree', options: [...own, ...json] };
  const common = { command, kept: null };
  const nameOf = (id: string): string => tables.coder.get(id)?.name ?? id;
  const on = (
    id: string,
    at: readonly (string | number)[],
    key: string,
    names: Readonly<Record<string, string>>,
    { counts, measures, intervals }: AgreementOn,
  ): MadeNumber[] => [
    ...(['n', 'both', 'neither'] as const).map((count) => ({
      ...common,
      id: `${id}.${count}`,
      value: counts[count],
      format: 'count' as const,
      about: { key: `agreement.${key}_${count}`, names },
      pointer: [...at, count],
    })),
    ...found.coderIds.map((coderId, coder) => ({
      ...common,
      id: `${id}.used.${coderId}`,
      value: counts.used[coder] ?? null,
      format: 'count' as const,
      about: { key: `agreement.${key}_used`, names: { ...names, coder: nameOf(coderId) } },
      pointer: [...at, 'used', nameOf(coderId)],
    })),
    ...measureKeys.map((measure) => ({
      ...common,
      id: `${id}.${measure}`,
      value: numberOf(measures[measure]),
      format: measure === 'percent' ? ('percent' as const) : ('coefficient' as const),
      about: { key: `agreement.${key}_measure`, names: { ...names, measure } },
      pointer: [...at, measure],
    })),
    ...measureKeys.flatMap((measure) => ofEnds(id, at, { key, names, measure }, intervals[measure], common)),
  ];
  return [
    {
      ...common,
      id: 'agreement.q',
      value: found.facts.offered,
      format: 'count',
      about: { key: 'agreement.q' },
      pointer: ['q'],
    },
    ...on('agreement', ['pooled'], 'pooled', {}, found.pooled),
    ...found.rows.flatMap((row, place) =>
      on(`agreement.code.${row.codeId}`, ['rows', place], 'code', { codeId: row.codeId }, row),
    ),
  ];
}

function ofEnds(
  id: string,
  at: readonly (string | number)[],
  {
    key,
    names,
    measure,
  }: {
    readonly key: string;
    readonly names: Readonly<Record<string, string>>;
    readonly measure: MeasureKey;
  },
  interval: unknown,
  common: Pick<MadeNumber, 'command' | 'kept'>,
): MadeNumber[] {
  if (!Array.isArray(interval)) return [];
  return (['low', 'high'] as const).map((end, place) => ({
    ...common,
    id: `${id}.${measure}.${end}`,
    value: Number(interval[place]),
    format: 'coefficient',
    about: { key: `agreement.${key}_${end}`, names: { ...names, measure } },
    pointer: [...at, 'intervals', measure, place],
  }));
}

function ofVersion(version: VersionNow | null): MadeNumber[] {
  if (!version) return [];
  const { place, number, name, changes } = version;
  const common = { command: { verb: 'versions', options: json }, kept: null };
  return [
    {
      ...common,
      id: 'version.number',
      value: number,
      format: 'plain',
      about: { key: 'version.number', names: { name } },
      pointer: ['versions', place, 'number'],
    },
    {
      ...common,
      id: 'version.changes',
      value: changes,
      format: 'count',
      about: { key: 'version.changes' },
      pointer: ['changes_since'],
    },
  ];
}

function ofSaturation(saturation: ReportCounts['saturation'], tables: CorpusTables): MadeNumber[] {
  if (!saturation) return [];
  const { request, found } = saturation;
  const own = saturationOptions(request, tables);
  if (own === null) return [];
  const number = (
    id: string,
    value: number | null,
    pointer: readonly (string | number)[],
    about = id,
    names: Readonly<Record<string, string>> = {},
  ): MadeNumber => ({
    id: `saturation.${id}`,
    value,
    format: 'count',
    about: { key: `saturation.${about}`, names },
    command: { verb: 'saturation', options: [...own, ...json] },
    pointer,
    kept: null,
  });
  const last = found.rows.findLastIndex(({ newCodes }) => newCodes.length > 0);
  return [
    number('units', found.facts.units, ['units']),
    number('codes', found.facts.codes, ['codes']),
    number('singletons', found.singletons, ['singletons']),
    ...(last === -1 ? [] : [number('last', last + 1, ['rows', last, 'place'])]),
    ...found.grid.flatMap(({ base, run, threshold, reachedAt }, place) =>
      number(
        `grid.${base}.${run}.${threshold}`,
        reachedAt,
        ['grid', place, 'reached_at'],
        threshold === 0 ? 'reached_none' : 'reached',
        { base: String(base), run: String(run) },
      ),
    ),
  ];
}

function ofTally(tally: ReportCounts['tally'], tables: CorpusTables): MadeNumber[] {
  if (!tally) return [];
  const { request, found } = tally;
  const own = tallyOptions(request, tables);
  if (own === null) return [];
  const common = {
    format: 'count' as const,
    command: { verb: 'tally', options: [...own, ...json] },
    kept: null,
  };
  const { used } = found.facts.denominator;
  return found.columns.flatMap((column, place) => [
    {
      ...common,
      id: `tally.base.${column.key}`,
      value: toldBase(column, found.facts.unit),
      about: { key: `tally.base_${used}_${column.key}` },
      pointer: ['columns', place, 'n'],
    },
    ...found.rows.map((row, line) => ({
      ...common,
      id: `tally.${row.codeId}.${column.key}`,
      value: row.cells[place]?.count ?? null,
      about: { key: `tally.cell_${used}_${column.key}`, names: { codeId: row.codeId } },
      pointer: ['rows', line, 'cells', column.key],
    })),
  ]);
}

function numberOf(measure: unknown): number | null {
  return typeof measure === 'number' ? measure : null;
}
