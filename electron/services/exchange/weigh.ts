// A planned file held against the project: which of it is here, and what would become of the rest.
import { codersAtWork, isGivenName } from '#core/settling/coder-names.ts';
import { Matching, type MatchingChoice } from '#core/settling/matching.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { differencesOf, settleRows } from '#core/settling/settle-rows.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import { codersOf, type Coders } from '#core/refi/merge/coders.ts';
import { fitted } from '#core/refi/merge/fit.ts';
import { withFileOrder } from '#core/refi/merge/order.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { CALLED, NOBODY } from '#core/refi/marks.ts';
import type { TableName } from '#core/records.ts';
import type { JobContext } from '../context.ts';
import type { WordChoice } from './file.ts';
import { KeptParts, projectParts, renewedIn, type Renewed } from './kept-parts.ts';
import { makersHere, pastOf, presentRows, tiedCoders } from './past.ts';
import type { Planned } from './planned.ts';
import { sameTitles } from './same-titles.ts';
import { carriedBy, onOneText, type OnOneText } from './texts.ts';

export interface MergeChoice extends WordChoice {
  /** Whether what is here already is found again; else it comes in a second time, beside it. */
  readonly merge: boolean;
  /** Whose word stands where both sides changed something. */
  readonly conflicts: 'ours' | 'theirs';
  /** What it is decided the other way for, by `subjectOf`. */
  readonly except: ReadonlySet<string>;
  /** Whether coders of one name are one person. */
  readonly coders: MatchingChoice['coders'];
}

/** Whether the file has its way with what the conflict is about. */
export function isTheirs({ conflicts, except }: MergeChoice, subject: string): boolean {
  return (conflicts === 'theirs') !== except.has(subject);
}

export interface Weighed extends Settlement {
  readonly matching: Matching;
  readonly present: LooseRows;
  /** Whether sources or codes of the file are here already. */
  readonly isKnown: boolean;
  readonly remarks: readonly Remark[];
  readonly coders: Coders;
  /** Ids in the file of coders who were merged here into another since. */
  readonly passedOn: ReadonlySet<string>;
  /** Ids of sources that get the text of the file. */
  readonly newTexts: ReadonlySet<string>;
  /** Codings that go where their words are in those. */
  readonly onNewTexts: Settlement['changed'];
  /** What the file describes otherwise than before, for which rows have no place. */
  readonly renewed: Renewed;
  /** Codings that go with their words, which the file has removed. */
  readonly gone: readonly Row[];
  /** Parts of earlier files, by what they say. */
  readonly kept: KeptParts;
}

/** Says what bringing in would do; writes nothing. */
export async function weigh(context: JobContext, planned: Planned, choice: MergeChoice): Promise<Weighed> {
  const weighed = await weighWith(context, planned, choice, new Set());
  const standing = weighed.changed.flatMap(({ table, ours, to }) =>
    table === 'code' && ours['status'] === 'merged' && to['status'] !== 'merged' ? [ours.id] : [],
  );
  // What the file has on a code that is to stand again goes there, and not into what it was merged into.
  return standing.length === 0 ? weighed : await weighWith(context, planned, choice, new Set(standing));
}

async function weighWith(
  context: JobContext,
  planned: Planned,
  choice: MergeChoice,
  standing: ReadonlySet<string>,
): Promise<Weighed> {
  const { db, newId } = context;
  const asItIs = presentRows(db);
  const kept = new KeptParts(db);
  const { known, passedOn } = tiedCoders(db, kept.knownIn(planned));
  const how: MatchingChoice = { isMerged: choice.merge, coders: choice.coders, known, standing, newId };
  const hasItsWay = (subject: string): boolean => isTheirs(choice, subject);
  const texts: OnOneText = choice.merge
    ? await onOneText(db, planned, asItIs, how, hasItsWay)
    : { rows: planned.rows, present: asItIs, away: new Set(), taken: new Map(), gone: [], remarks: [] };
  const { rows, present, away, taken, gone, remarks } = texts;
  const matching = new Matching(rows, present, how);
  const compared = new Map(rows).set(
    'coder',
    (rows.get('coder') ?? []).filter(({ id }) => !passedOn.has(id)),
  );
  const differences = differencesOf(compared, matching, planned.told).flatMap((each) => {
    const theirs = withNumber(each.table, planned.asHere(each.table, each.theirs, each.ours), each.ours);
    const units = each.units.filter((unit) => unit.some((field) => theirs[field] !== each.ours[field]));
    return units.length > 0 ? [{ ...each, theirs, units }] : [];
  });
  const differing = new Set(differences.map(({ table, ours }) => `${table} ${ours.id}`));
  const wanted = new Map<string, string>();
  for (const [table, list] of rows)
    for (const { id } of list) {
      const key = `${table} ${matching.idOf(table, id)}`;
      // Codes also for the order in which they stand.
      const isPlaced = table === 'code' && choice.merge;
      const isAsked = isPlaced || (matching.met(table, id) ? differing.has(key) : choice.merge);
      if (isAsked) wanted.set(key, `${table} ${id}`);
    }
  const isKnown = (['source', 'code'] as const).some(
    (table) => rows.get(table)?.some(({ id }) => matching.met(table, id)) ?? false,
  );
  const past = pastOf(db, wanted, planned);
  const settlement = settleRows(
    { rows, away },
    present,
    matching,
    differences,
    {
      past: {
        ...past,
        base: (table, ours, theirs, isAlike) => {
          const base = past.base(table, ours, theirs, isAlike);
          return base === theirs ? base : onTakenText(base, ours, taken);
        },
      },
      told: planned.told,
      standing,
    },
    hasItsWay,
  );
  const isOrdered = planned.lineage.projectId !== null;
  const fitting = fitted(settlement, present, { isKnown, isOrdered });
  const codes = fitting.added.get('code') ?? [];
  const { changed, added } =
    isOrdered || !choice.merge
      ? { changed: fitting.changed, added: codes }
      : withFileOrder(fitting.changed, codes, rows.get('code') ?? [], matching, past);
  const settled = {
    ...fitting,
    added: new Map(fitting.added).set('code', added),
    changed: withLead(changed, planned, present, matching),
  };
  const coders = codersOf(rows, present, matching, known, settled, () => makersHere(db, settled.onlyHere));
  const renewed: Renewed = choice.merge ? renewedIn(planned, matching, kept) : { count: 0, names: [] };
  return {
    ...settled,
    ...onTakenTexts(settled, taken, asItIs, present),
    newTexts: new Set(taken.keys()),
    matching,
    present,
    isKnown,
    remarks: [
      ...remarks,
      ...coders.remarks,
      ...unsoundRemarks(settled.unsound),
      ...(renewed.count > 0
        ? [{ key: 'exchange:renewed', parameters: { count: renewed.count }, items: renewed.names }]
        : []),
      ...sameTitles(settled, isKnown),
    ],
    coders,
    passedOn,
    renewed,
    gone,
    kept,
  };
}

/** A coder whom both sides call by a number has the one of here: on each side it only tells people apart. */
function withNumber(table: TableName, theirs: Row, ours: Row): Row {
  const isNumbered = ({ name }: Row): boolean => !isGivenName(String(name));
  const isSame = table === 'coder' && isNumbered(theirs) && isNumbered(ours);
  return isSame ? { ...theirs, name: ours['name'] ?? null } : theirs;
}

/** What the file has elsewhere than it can stand here. */
function unsoundRemarks(unsound: readonly Row[]): Remark[] {
  const items = unsound.map((row) => String(row['name'] ?? row['title'] ?? ''));
  return items.length > 0 ? [{ key: 'exchange:unsound', parameters: { count: items.length }, items }] : [];
}

/**
 * A project in which nobody has done anything yet is led by who leads what comes: else its tallies would count nothing.
 * Files of other programs name no main coder: there it is who coded most.
 */
function withLead(
  changed: Settlement['changed'],
  planned: Planned,
  present: LooseRows,
  matching: Matching,
): Settlement['changed'] {
  const [ours] = present.get('project') ?? [];
  const lead = planned.lineage.projectId === null ? busiestCoder(planned) : mainCoder(planned);
  if (!ours || lead === undefined || codersAtWork(present).size > 0) return changed;
  const mainCoderId = matching.idOf('coder', lead);
  if (mainCoderId === ours['mainCoderId']) return changed;
  const [told] = changed.filter(({ table }) => table === 'project');
  const rest = changed.filter(({ table }) => table !== 'project');
  return [...rest, { table: 'project', ours, to: { ...(told?.to ?? ours), mainCoderId } }];
}

function mainCoder({ rows }: Planned): string | undefined {
  const id = rows.get('project')?.[0]?.['mainCoderId'];
  return typeof id === 'string' ? id : undefined;
}

/** Who has most codings of those whom the file names; of several, who comes first in it. */
function busiestCoder({ rows, parts }: Planned): string | undefined {
  const nameless = new Set(
    projectParts(parts).flatMap(({ kind, ownerId, shell }) =>
      kind === 'user' && (shell.name === NOBODY || shell.attributes[CALLED] !== undefined) ? [ownerId] : [],
    ),
  );
  const counts = new Map<string, number>(
    (rows.get('coder') ?? []).flatMap(({ id }) => (nameless.has(id) ? [] : [[id, 0] as const])),
  );
  for (const { coderId } of rows.get('coding') ?? []) {
    const count = counts.get(String(coderId));
    if (count !== undefined) counts.set(String(coderId), count + 1);
  }
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first && first[1] > 0 ? first[0] : undefined;
}

/** A coding as both sides knew it, where its words are in a text that is taken. */
function onTakenText(base: Row | undefined, ours: Row, taken: OnOneText['taken']): Row | undefined {
  const change = base && base !== ours ? taken.get(String(base['sourceId'])) : undefined;
  return base && change && typeof base['start'] === 'number' ? carriedBy(change, base) : base;
}

/** Changes of rows as they are here, where texts are taken; and what only goes where its words are in these. */
function onTakenTexts(
  { changed }: Settlement,
  taken: OnOneText['taken'],
  asItIs: LooseRows,
  present: LooseRows,
): Pick<Weighed, 'changed' | 'onNewTexts'> {
  if (taken.size === 0) return { changed, onNewTexts: [] };
  const moved = new Map<string, Settlement['changed'][number]>(
    (['source', 'coding'] as const).flatMap((table) => {
      const now = new Map((present.get(table) ?? []).map((row) => [row.id, row]));
      return (asItIs.get(table) ?? []).flatMap((ours) => {
        const to = now.get(ours.id);
        return to && to !== ours ? [[`${table} ${ours.id}`, { table, ours, to }] as const] : [];
      });
    }),
  );
  const fromHere = (each: Settlement['changed'][number]): Settlement['changed'][number] => {
    const key = `${each.table} ${each.ours.id}`;
    const before = moved.get(key);
    moved.delete(key);
    return before ? { ...each, ours: before.ours } : each;
  };
  const changes = changed.map(fromHere);
  const rest = [...moved.values()];
  return {
    changed: [...changes, ...rest.filter(({ table }) => table === 'source')],
    onNewTexts: rest.filter(({ table }) => table === 'coding'),
  };
}
