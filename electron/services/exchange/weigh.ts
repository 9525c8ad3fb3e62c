// A planned file held against the project: which of it is here, and what would become of the rest.
import { isGivenName } from '#core/settling/names.ts';
import { Matching, type MatchingChoice } from '#core/settling/matching.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import { differencesOf, settleRows } from '#core/settling/settle-rows.ts';
import type { Difference, Settlement } from '#core/settling/settlement.ts';
import { codersOf, fitted, withFileOrder, type Coders } from '#core/refi/merge.ts';
import { remarkOn, type Remark } from '#core/refi/incoming.ts';
import type { TableName } from '#core/records.ts';
import type { ReadingContext } from '../context.ts';
import { KeptParts, type Renewed, renewedIn } from './kept-parts.ts';
import { withLead } from './follow.ts';
import { makersHere, pastOf, presentRows, tiedCoders } from './past.ts';
import type { Planned } from './planned.ts';
import { onOneText, onTakenText, onTakenTexts } from './texts.ts';

export interface MergeChoice {
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
  /** Codings that go where their words are in texts that are taken from the file. */
  readonly onNewTexts: Settlement['changed'];
  /** What the file describes otherwise than before, for which rows have no place. */
  readonly renewed: Renewed;
  /** Codings that go with their words, which the file has removed. */
  readonly gone: readonly Row[];
  /** Parts of earlier files, by what they say. */
  readonly kept: KeptParts;
}

/** Says what bringing in would do; writes nothing. */
export async function weigh(
  context: ReadingContext,
  planned: Planned,
  choice: MergeChoice,
): Promise<Weighed> {
  const weighed = await weighWith(context, planned, choice, new Set());
  const standing = weighed.changed.flatMap(({ table, ours, to }) =>
    table === 'code' && ours['status'] === 'merged' && to['status'] !== 'merged' ? [ours.id] : [],
  );
  // What the file has on a code that is to stand again goes there, and not into what it was merged into.
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
  const { known, passedOn } = tiedCoders(db, kept.knownIn(planned));
  const how: MatchingChoice = {
    isMerged: choice.merge,
    coders: choice.coders,
    known,
    standing,
    // Only Concord's own data says of every memo what it is about.
    losesTies: planned.histories === undefined,
    newId,
  };
  const hasItsWay = (subject: string): boolean => isTheirs(choice, subject);
  const onTexts = await onOneText(db, planned, presentRows(db), how, hasItsWay);
  const { rows, present, away, taken, gone, remarks } = onTexts;
  const matching = new Matching(rows, present, how);
  const compared = new Map(rows).set(
    'coder',
    (rows.get('coder') ?? []).filter(({ id }) => !passedOn.has(id)),
  );
  const differences = differencesOf(compared, matching, planned.told).flatMap((each) =>
    asHere(planned, each),
  );
  const isKnown = (['source', 'code'] as const).some(
    (table) => rows.get(table)?.some(({ id }) => matching.met(table, id)) ?? false,
  );
  const past = pastOf(db, withPast(rows, matching, differences, choice), planned);
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
    ...onTakenTexts(settled, onTexts),
    matching,
    present,
    isKnown,
    remarks: [
      ...remarks,
      ...coders.remarks,
      // What the file has elsewhere than it can stand here.
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
    kept,
  };
}

/** What differs in the terms of the row that is here; none where that is nothing then. */
function asHere(planned: Planned, each: Difference): Difference[] {
  const theirs = withNumber(each.table, planned.asHere(each.table, each.theirs, each.ours), each.ours);
  const units = each.units.filter((unit) => unit.some((field) => theirs[field] !== each.ours[field]));
  return units.length > 0 ? [{ ...each, theirs, units }] : [];
}

/** The rows of which it is asked how both sides last knew them, by `table id` here, with what the file calls them. */
function withPast(
  rows: LooseRows,
  matching: Matching,
  differences: readonly Difference[],
  { merge }: MergeChoice,
): Map<string, string> {
  const differing = new Set(differences.map(({ table, ours }) => `${table} ${ours.id}`));
  const wanted = new Map<string, string>();
  for (const [table, list] of rows)
    for (const { id } of list) {
      // What is one here with a row before it has a past of its own.
      const key = `${table} ${matching.isTwin(table, id) ? id : matching.idOf(table, id)}`;
      // Codes also for the order in which they stand.
      const isPlaced = table === 'code' && merge;
      const isAsked = isPlaced || (matching.met(table, id) ? differing.has(key) : merge);
      if (isAsked) wanted.set(key, `${table} ${id}`);
    }
  return wanted;
}

/** A coder whom both sides call by a number has the one of here: on each side it only tells people apart. */
function withNumber(table: TableName, theirs: Row, ours: Row): Row {
  const isNumbered = ({ name }: Row): boolean => !isGivenName(String(name));
  const isSame = table === 'coder' && isNumbered(theirs) && isNumbered(ours);
  return isSame ? { ...theirs, name: ours['name'] ?? null } : theirs;
}

/** So many titles stand in the sentence. */
const NAMED = 3;

/**
 * Sources of the file that are called as sources here and are others: they come in beside them, and whoever looks for one finds
 * two. Nothing where the file is new here as a whole.
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
  const titles = items.slice(0, NAMED).map((title) => `“${title}”`);
  return remarkOn('exchange:same_titles', items, { titles: titles.join(' · ') });
}
