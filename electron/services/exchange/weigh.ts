// Compares a planned file with the project: what of it is here already, and what would become of the rest.
import { isGivenName } from '#core/settling/names.ts';
import { Matching, type MatchingChoice } from '#core/settling/matching.ts';
import { ByRow, type LooseRows, type Row } from '#core/settling/rows.ts';
import { differencesOf, settleRows } from '#core/settling/settle-rows.ts';
import type { Difference, Disagreement, Settlement } from '#core/settling/settlement.ts';
import { saysSame } from '#core/settling/units.ts';
import { codersOf, fitted, withFileOrder, type Coders } from '#core/refi/merge.ts';
import { remarkOn, type Remark } from '#core/refi/incoming.ts';
import type { TableName } from '#core/records.ts';
import type { ReadingContext } from '../context.ts';
import { KeptParts, type Renewed, renewedIn } from './kept-parts.ts';
import { withMainCoder } from './consequences.ts';
import { codersWithOwnWork, pastOf, presentRows, knownCoders } from './past.ts';
import type { Planned } from './planned.ts';
import { settledTexts, baseOnTakenText, changesOnTakenTexts } from './texts.ts';

export interface MergeChoice {
  /** Whether to match rows with those that are here; otherwise everything is imported beside them. */
  readonly merge: boolean;
  /** Which side wins where both have changed something. */
  readonly conflicts: 'ours' | 'theirs';
  /** The conflicts in which the other side wins, by `subjectOf`. */
  readonly except: ReadonlySet<string>;
  /** Whether coders with the same name are one person. */
  readonly coders: MatchingChoice['coders'];
}

/** Whether the file wins the conflict on this subject. */
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
  /** Ids in the file of coders who have been merged into another here. */
  readonly passedOn: ReadonlySet<string>;
  /** Codings that only move to their words in texts that are taken from the file. */
  readonly onNewTexts: Settlement['changed'];
  /** Things that the file describes differently than before, in what rows have no columns for. */
  readonly renewed: Renewed;
  /** Codings that are removed with their words, since the file removed both. */
  readonly gone: readonly Row[];
  /** Changes in the file that cannot stand here, because they contradict other rows of this project. */
  readonly unfit: readonly Disagreement[];
  /** The parts stored from earlier files. */
  readonly kept: KeptParts;
}

/** Computes what an import would do; writes nothing. */
export async function weigh(
  context: ReadingContext,
  planned: Planned,
  choice: MergeChoice,
): Promise<Weighed> {
  const weighed = await weighWith(context, planned, choice, new Set());
  const standing = weighed.changed.flatMap(({ table, ours, to }) =>
    table === 'code' && ours['status'] === 'merged' && to['status'] !== 'merged' ? [ours.id] : [],
  );
  // What the file has on a code that becomes unmerged belongs to that code, not to the code it was merged into here.
  return standing.length === 0 ? weighed : await weighWith(context, planned, choice, new Set(standing));
}

async function weighWith(
  context: ReadingContext,
  planned: Planned,
  choice: MergeChoice,
  standing: ReadonlySet<string>,
): Promise<Weighed> {
  const { db, newId } = context;
  const kept = new KeptParts(db);
  const { known, passedOn } = knownCoders(db, kept.knownIn(planned));
  const how: MatchingChoice = {
    isMerged: choice.merge,
    coders: choice.coders,
    known,
    standing,
    // Only Concord's own data tells for every memo what it is about.
    losesTies: planned.histories === undefined,
    newId,
  };
  const hasItsWay = (subject: string): boolean => isTheirs(choice, subject);
  const onTexts = await settledTexts(db, planned, presentRows(db, planned.rows), how, hasItsWay);
  const { rows, present, away, taken, gone, remarks } = onTexts;
  const matching = new Matching(rows, present, how);
  const compared = new Map(rows).set(
    'coder',
    (rows.get('coder') ?? []).filter(({ id }) => !passedOn.has(id)),
  );
  const differences = differencesOf(compared, matching, planned.statedFields).flatMap((each) =>
    asHere(planned, each),
  );
  const isKnown = (['source', 'code'] as const).some(
    (table) => rows.get(table)?.some(({ id }) => matching.met(table, id)) ?? false,
  );
  const isOrdered = planned.lineage.projectId !== null;
  const needsOrder = choice.merge && !isOrdered;
  const past = pastOf(db, rowsNeedingPast(rows, matching, differences, { ...choice, needsOrder }), planned);
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
          return base === theirs ? base : baseOnTakenText(base, ours, taken);
        },
      },
      statedFields: planned.statedFields,
      standing,
    },
    hasItsWay,
  );
  const fitting = fitted(settlement, present, { isKnown, isOrdered });
  const codes = fitting.added.get('code') ?? [];
  const { changed, added } = needsOrder
    ? withFileOrder(fitting.changed, codes, rows.get('code') ?? [], present, matching, past)
    : { changed: fitting.changed, added: codes };
  const settled = {
    ...fitting,
    added: new Map(fitting.added).set('code', added),
    changed: withMainCoder(changed, planned, present, matching),
  };
  const coders = codersOf(rows, present, matching, known, settled, () =>
    codersWithOwnWork(db, settled.onlyHere),
  );
  const renewed: Renewed = choice.merge ? renewedIn(planned, matching, kept) : { count: 0, names: [] };
  return {
    ...settled,
    ...changesOnTakenTexts(settled, onTexts),
    matching,
    present,
    isKnown,
    remarks: [
      ...remarks,
      ...coders.remarks,
      // Rows that cannot stand where the file has them.
      ...remarkOn(
        'exchange:unsound',
        settled.unsound.map((row) => String(row['name'] ?? row['title'] ?? '')),
      ),
      ...(renewed.count > 0
        ? [{ key: 'exchange:renewed', parameters: { count: renewed.count }, items: renewed.names }]
        : []),
      ...sameTitles(settled, isKnown),
    ],
    coders,
    passedOn,
    renewed,
    gone,
    // If the histories behind the file are unknown, the same words may be new work the next time.
    unfit: past.isCertain ? unfitOf(differences, settlement.changed, fitting.changed) : [],
    kept,
  };
}

/** The differences that were to be taken but could not be. */
function unfitOf(
  differences: readonly Difference[],
  wanted: Settlement['changed'],
  done: Settlement['changed'],
): Disagreement[] {
  if (wanted.length === 0) return [];
  const [asWanted, asDone] = [wanted, done].map(
    (changed) => new Map(changed.map(({ table, to }) => [`${table} ${to.id}`, to])),
  );
  return differences.flatMap(({ table, ours, theirs, units: differing }) => {
    const key = `${table} ${ours.id}`;
    const to = asWanted?.get(key);
    if (!to) return [];
    const now = asDone?.get(key) ?? ours;
    const units = differing.filter((unit) => saysSame(unit, to, theirs) && !saysSame(unit, now, theirs));
    return units.length > 0 ? [{ table, ours, theirs, units }] : [];
  });
}

/** The difference in the terms of the row here; none if the rows agree in these terms. */
function asHere(planned: Planned, each: Difference): Difference[] {
  const theirs = withNumber(each.table, planned.asHere(each.table, each.theirs, each.ours), each.ours);
  const units = each.units.filter((unit) => unit.some((field) => theirs[field] !== each.ours[field]));
  return units.length > 0 ? [{ ...each, theirs, units }] : [];
}

/**
 * The rows whose past is needed, by their ids here, with those in the file. `needsOrder`: also of codes that are the
 * same on both sides, for their order.
 */
function rowsNeedingPast(
  rows: LooseRows,
  matching: Matching,
  differences: readonly Difference[],
  { merge, needsOrder }: MergeChoice & { readonly needsOrder: boolean },
): ByRow<string> {
  const differing = new ByRow<true>();
  for (const { table, ours } of differences) differing.set(table, ours.id, true);
  const wanted = new ByRow<string>();
  for (const [table, list] of rows)
    for (const { id } of list) {
      // A row of the file that becomes one with a row here, but is not the same row, has its own past.
      const here = matching.isTwin(table, id) ? id : matching.idOf(table, id);
      const isPlaced = table === 'code' && needsOrder;
      const isAsked = isPlaced || (matching.met(table, id) ? differing.has(table, here) : merge);
      if (isAsked) wanted.set(table, here, id);
    }
  return wanted;
}

/**
 * If both sides call a coder by a number only, the number here stays: it only tells people apart within one project.
 */
function withNumber(table: TableName, theirs: Row, ours: Row): Row {
  const isNumbered = ({ name }: Row): boolean => !isGivenName(String(name));
  const isSame = table === 'coder' && isNumbered(theirs) && isNumbered(ours);
  return isSame ? { ...theirs, name: ours['name'] ?? null } : theirs;
}

/** How many titles the sentence names. */
const MAX_NAMED_TITLES = 3;

/**
 * Sources of the file with the title of a different source here: after the import two have that title. None if the
 * whole file is new here.
 */
function sameTitles(
  { added, onlyHere }: Pick<Settlement, 'added' | 'onlyHere'>,
  isKnown: boolean,
): readonly Remark[] {
  if (!isKnown) return [];
  const here = new Set((onlyHere.get('source') ?? []).map(({ title }) => title));
  const items = (added.get('source') ?? []).flatMap(({ title }) =>
    typeof title === 'string' && here.has(title) ? [title] : [],
  );
  const titles = items.slice(0, MAX_NAMED_TITLES).map((title) => `“${title}”`);
  return remarkOn('exchange:same_titles', items, { titles: titles.join(' · ') });
}
