// What is to be known of a merge once it is done.
import type { Remark } from '#core/refi/incoming.ts';
import { subjectOf, type Conflict } from '#core/refi/merge/settlement.ts';
import { all, get } from '#db/write.ts';
import type { JobContext } from '../context.ts';
import { isTheirs, type MergeChoice, type Weighed } from './weigh.ts';

/** Tallies count the main coder unless asked otherwise: who brings in the work of others would see none of it there. */
export function layerRemarks(db: JobContext['db'], { added, changed }: Weighed): Remark[] {
  const codings = added.get('coding') ?? [];
  const [project] = all(db, 'project');
  const lead = changed.find(
    ({ table, ours, to }) => table === 'project' && ours['mainCoderId'] !== to['mainCoderId'],
  );
  if (lead) {
    const coders = [...(added.get('coder') ?? []), ...all(db, 'coder')];
    const coder = String(coders.find(({ id }) => id === lead.to['mainCoderId'])?.name ?? '');
    const own = codings.filter(({ coderId }) => coderId === lead.to['mainCoderId']).length;
    const key = own === codings.length ? 'exchange:lead_taken' : 'exchange:lead_taken_of_several';
    return [{ key, parameters: { coder, own, count: codings.length } }];
  }
  const main = project?.mainCoderId;
  if (main === undefined || codings.length === 0 || codings.some(({ coderId }) => coderId === main))
    return [];
  return [
    {
      key: 'exchange:other_layers',
      parameters: { count: codings.length, coder: get(db, 'coder', main).name },
    },
  ];
}

/** What became of what both sides differ on, and what stayed away. */
export function mergeRemarks({ conflicts, left, unchanged }: Weighed, choice: MergeChoice): Remark[] {
  const became = (conflict: Conflict): string => {
    if (conflict.ours && conflict.units.some((unit) => unit.includes('textHash'))) return 'texts_differ';
    if (isTheirs(choice, subjectOf(conflict))) return 'conflicts_theirs';
    return conflict.isSettled ? 'conflicts_again' : 'conflicts_ours';
  };
  const told = [...Map.groupBy(conflicts, became)].map(([what, rows]) => ({
    key: `exchange:${what}`,
    parameters: { count: rows.length },
  }));
  const away = { left, removed_stays: unchanged };
  return [
    ...told,
    ...Object.entries(away).flatMap(([what, count]) =>
      count > 0 ? [{ key: `exchange:${what}`, parameters: { count } }] : [],
    ),
  ];
}
