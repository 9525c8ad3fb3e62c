// What is to be known of a file before its rows are looked at (how it counts, which files it has, what is kept as it stood),
// and of its merge once that is done.
import type { Remark } from '#core/refi/incoming.ts';
import { subjectOf, type Conflict } from '#core/settling/settlement.ts';
import { all, get } from '#db/write.ts';
import type { ErrorParameters } from '#core/errors.ts';
import { unitInWords, type ChosenConvention } from '#core/refi/convention.ts';
import type { RefiProject, RefiSource } from '#core/refi/project.ts';
import type { ExchangeFile } from '#formats/refi/container.ts';
import type { ReadingContext } from '../context.ts';
import { namesIn, type Naming } from './naming.ts';
import { isTheirs, type MergeChoice, type Weighed } from './weigh.ts';
import { textOf, type ExchangeCounts } from './file.ts';
import { ofFiles } from './kept-files.ts';

/** Tallies count the main coder unless asked otherwise: who brings in the work of others would see none of it there. */
export function layerRemarks({ db, coderId }: ReadingContext, { added, changed }: Weighed): Remark[] {
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

/** What became of what both sides differ on, and what stayed away. */
export function mergeRemarks(weighed: Weighed, choice: MergeChoice): Remark[] {
  const became = (conflict: Conflict): string => {
    if (conflict.ours && conflict.units.some((unit) => unit.includes('textHash'))) return 'texts_differ';
    if (isTheirs(choice, subjectOf(conflict))) return 'conflicts_theirs';
    return conflict.isSettled ? 'conflicts_again' : 'conflicts_ours';
  };
  const disputed = Map.groupBy(weighed.conflicts, ({ table }) => table);
  const naming = namesIn(
    new Map([...disputed].map(([table, rows]) => [table, rows.map(({ theirs }) => theirs)])),
    weighed.present,
    weighed.added,
  );
  const told = [...Map.groupBy(weighed.conflicts, became)].map(([what, rows]) => ({
    key: `exchange:${what}`,
    parameters: { count: rows.length },
    items: rows.flatMap(({ table, ours, theirs }) => calledIn(naming(table, ours ?? theirs))),
  }));
  return [...told, ...awayRemarks(weighed)];
}

function calledIn({ name, within }: ReturnType<Naming>): string[] {
  return name === '' ? [] : [within === null ? name : `${name} · ${within}`];
}

/** What of the file stays away with something that was removed here, by name. */
export function awayRemarks({ left, unchanged, conflicts, present, added }: Weighed): Remark[] {
  const away = { left, removed_stays: unchanged };
  const disputed = conflicts.map(({ table, theirs }) => ({ table, row: theirs }));
  const coming = Map.groupBy([...disputed, ...left, ...unchanged], ({ table }) => table);
  const naming = namesIn(
    new Map([...coming].map(([table, rows]) => [table, rows.map(({ row }) => row)])),
    present,
    added,
  );
  return Object.entries(away).flatMap(([what, rows]) => {
    if (rows.length === 0) return [];
    const items = rows.flatMap(({ table, row }) => {
      return calledIn(naming(table, row));
    });
    return [{ key: `exchange:${what}`, parameters: { count: rows.length }, items }];
  });
}

/** That a source has no words, and where they were looked for. */
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

/** What is kept as it stood; `areas` of pages. */
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
