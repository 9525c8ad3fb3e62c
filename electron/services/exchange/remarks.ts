// Remarks on a file before its rows are compared (how it counts positions, which files it contains, what is stored
// unread), and on its merge afterwards, naming rows as an analyst knows them.
import type { Remark } from '#core/refi/incoming.ts';
import { runsFrom, titlesFrom, textOfRuns } from '#core/report/runs.ts';
import type { Row, TableRow } from '#core/settling/rows.ts';
import { type Conflict, subjectOf } from '#core/settling/settlement.ts';
import { all, get } from '#db/write.ts';
import type { ErrorParameters } from '#core/errors.ts';
import { type ChosenConvention, unitInWords } from '#core/refi/positions.ts';
import { type RefiProject, type RefiSource, textOf } from '#core/refi/project.ts';
import type { ExchangeFile } from '#formats/refi/container.ts';
import type { ReadingContext } from '../context.ts';
import { presentCoderId } from '../merged-coders.ts';
import { isTheirs, type MergeChoice, type Weighed } from './weigh.ts';
import type { ExchangeCounts } from './file.ts';
import { ofFiles } from './kept-files.ts';
import type { TableName } from '#core/records.ts';

/** Tallies count the main coder by default: a person who imports the work of others would see none of it there. */
export function layerRemarks({ db, ...context }: ReadingContext, { added, changed }: Weighed): Remark[] {
  const codings = added.get('coding') ?? [];
  const [project] = all(db, 'project');
  const lead = changed.find(
    ({ table, ours, to }) => table === 'project' && ours['mainCoderId'] !== to['mainCoderId'],
  );
  if (lead) {
    const coders = [...(added.get('coder') ?? []), ...all(db, 'coder')];
    const coder = String(coders.find(({ id }) => id === lead.to['mainCoderId'])?.name ?? '');
    const own = codings.filter((coding) => coding['coderId'] === lead.to['mainCoderId']).length;
    const key = own === codings.length ? 'exchange:lead_taken' : 'exchange:lead_taken_of_several';
    // While the file was read, the coder may have been merged into another.
    const coderId = presentCoderId(db, context.coderId);
    const you = get(db, 'coder', coderId).name;
    return [
      { key, parameters: { coder, own, count: codings.length } },
      ...(lead.to['mainCoderId'] === coderId
        ? []
        : [{ key: 'exchange:still_you', parameters: { you, coder } }]),
    ];
  }
  const main = project?.mainCoderId;
  if (main === undefined || codings.length === 0 || codings.some((coding) => coding['coderId'] === main))
    return [];
  return [
    {
      key: 'exchange:other_layers',
      parameters: { count: codings.length, coder: get(db, 'coder', main).name },
    },
  ];
}

/** How conflicts were decided, and what was left out. */
export function mergeRemarks(weighed: Weighed, choice: MergeChoice): Remark[] {
  const became = (conflict: Conflict): string => {
    if (conflict.ours && conflict.units.some((unit) => unit.includes('textHash'))) return 'texts_differ';
    if (isTheirs(choice, subjectOf(conflict))) return 'conflicts_theirs';
    return conflict.isSettled ? 'conflicts_again' : 'conflicts_ours';
  };
  const naming = namesOf(weighed);
  const conflictRemarks = [...Map.groupBy(weighed.conflicts, became)].map(([what, rows]) => {
    const those = rows.map(({ table, ours, theirs }) => ({ table, row: ours ?? theirs }));
    return named(what, those, naming);
  });
  return [...conflictRemarks, ...awayRemarks(weighed, naming)];
}

/** Rows of the file that are left out because what they belong to was removed here, by name. */
export function awayRemarks({ left, unchanged }: Weighed, naming: Naming): Remark[] {
  const away = { left, removed_stays: unchanged };
  return Object.entries(away).flatMap(([what, rows]) => (rows.length > 0 ? [named(what, rows, naming)] : []));
}

/** A remark on rows of either side, listing those that have a name. */
function named(what: string, rows: readonly TableRow[], naming: Naming): Remark {
  const items = rows.flatMap(({ table, row }) => {
    const { name, within } = naming(table, row);
    return name === '' ? [] : [within === null ? name : `${name} · ${within}`];
  });
  return { key: `exchange:${what}`, parameters: { count: rows.length }, items };
}

/** A remark that a source has no text, and where it was looked for. */
export function withoutWords(title: string, source: RefiSource): Remark {
  const text = textOf(source);
  const path = text?.plainPath ?? text?.richPath ?? (source.kind === 'pdf' ? source.pdf.path : null);
  return path === null
    ? { key: 'exchange:no_words', parameters: { source: title } }
    : { key: 'exchange:no_words_at', parameters: { source: title, path } };
}

export function conventionRemarks(
  { because, isAmbiguous, convention }: ChosenConvention,
  origin: string,
  selections: number,
): Remark[] {
  // Nothing was counted.
  if (selections === 0) return [];
  const parameters: ErrorParameters = {
    origin,
    unit: unitInWords(convention.unit),
    lineEnd: convention.lineEnd,
  };
  return [
    { key: `exchange:counted_${because}`, parameters },
    ...(isAmbiguous ? [{ key: 'exchange:counted_ambiguously', parameters }] : []),
  ];
}

export function fileRemarks({ foreign, qde, unclear = [], missing = [] }: ExchangeFile): Remark[] {
  return [
    ...(qde === null || qde === 'project.qde'
      ? []
      : [{ key: 'exchange:qde_called', parameters: { entry: qde } }]),
    ...ofFiles('unclear_files', unclear),
    ...ofFiles('missing_files', missing),
    ...foreign.map((namespace) => ({ key: 'exchange:foreign', parameters: { namespace } })),
  ];
}

/** What is stored unread; `areas` of pages. */
export function keptRemarks(project: RefiProject, { media }: ExchangeCounts, areas: number): Remark[] {
  const counted = {
    kept_media: media,
    kept_areas: areas,
    kept_sets: project.sets.length,
    kept_links: project.links.length,
    kept_graphs: project.graphs.length,
  };
  return Object.entries(counted).flatMap(([key, count]) =>
    count > 0 ? [{ key: `exchange:${key}`, parameters: { count } }] : [],
  );
}

/** How many characters of a text stand for a row without a name. */
export const MAX_EXCERPT_CHARACTERS = 80;

/** Names a row and what contains it. */
export type Naming = (
  table: TableName,
  row: Row,
) => { readonly name: string; readonly within: string | null };

/** Names rows of both sides, and the rows that contain them, as they are after the import. */
export function namesOf({
  conflicts,
  left,
  unchanged,
  present,
  added,
}: Pick<Weighed, 'conflicts' | 'left' | 'unchanged' | 'present' | 'added'>): Naming {
  let found: ReadonlyMap<string, Row> | null = null;
  // Built on first use: a large study has hundreds of thousands of rows, and most imports name none.
  const gathered = (): ReadonlyMap<string, Row> => {
    const away = [...left, ...unchanged].map(({ row }) => row);
    const here = [...present.values(), ...added.values()].flat();
    return new Map([...conflicts.map(({ theirs }) => theirs), ...away, ...here].map((row) => [row.id, row]));
  };
  const bare = (id: Row[string] | undefined): string => {
    const row = typeof id === 'string' ? (found ??= gathered()).get(id) : undefined;
    return row ? plainText(row['label'] ?? row['name'] ?? row['title'] ?? '') : '';
  };
  return (table, row) => {
    const within = (id: Row[string] | undefined): string | null => bare(id) || null;
    switch (table) {
      case 'coding':
        return { name: bare(row['codeId']), within: within(row['sourceId']) };
      case 'attributeValue':
        return {
          name: `${bare(row['attributeId'])}: ${plainText(row['value'])}`,
          within: within(row['sourceId'] ?? row['respondentId']),
        };
      case 'blindRoundCoder':
      case 'blindRoundEvent':
        return { name: bare(row['roundId']), within: within(row['coderId']) };
      case 'review':
        return { name: bare(row['sourceId']), within: within(row['coderId']) };
      case 'themeCode':
        return { name: bare(row['codeId']), within: within(row['themeId']) };
      case 'ownPin':
        return { name: bare(row['codeId']), within: within(row['personId']) };
      case 'codeExample':
        return { name: bare(row['codeId']), within: null };
      case 'verdict':
        return { name: bare(row['themeId']), within: within(row['comparisonId']) };
      case 'memo':
        return {
          name: plainText(row['title'] || row['body']).slice(0, MAX_EXCERPT_CHARACTERS),
          within: within(row['sourceId'] ?? row['codeId'] ?? row['respondentId']),
        };
      case 'summary':
      case 'summaryQuote':
        return { name: bare(row['themeId']), within: within(row['respondentId'] ?? row['sourceId']) };
      case 'refusedPassage':
      case 'adjudication':
        return { name: bare(row['codeId']), within: within(row['sourceId']) };
      case 'versionCodings':
        return { name: bare(row['versionId']), within: within(row['coderId']) };
      case 'rereading':
        return { name: bare(row['coderId']), within: null };
      case 'recoding':
        return { name: bare(row['passId']), within: within(row['sampleId']) };
      case 'reportSection':
      case 'reportParagraph':
      case 'reportNumber':
        return { name: nameInReport(row), within: null };
      case 'wordRule':
        return { name: plainText(row['word']), within: plainText(row['language']) };
      case 'code':
        return { name: plainText(row['name']) || bare(row.id), within: within(row['parentId']) };
      default:
        return { name: bare(row.id), within: null };
    }
  };
}

/** The title of a section, the first words of a paragraph, the reason of a fixed number. */
function nameInReport({ titles, runs, reason }: Row): string {
  if (typeof titles === 'string') return Object.values(titlesFrom(titles))[0] ?? '';
  if (typeof runs === 'string') return textOfRuns(runsFrom(runs)).slice(0, MAX_EXCERPT_CHARACTERS);
  return plainText(reason);
}

function plainText(value: Row[string] | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
