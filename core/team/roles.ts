// Who of a team may write which table: one table, which the server holds too. An owner may write all of them, a reader
// none.
import { tables, type TableName } from '../tables/all.ts';
import type { Leavable } from './rules.ts';
import type { Role } from './transport.ts';

/**
 * What a coder may write. `coder`: every coder, whoever made the row. `codebook` and `sources`: every coder where the team
 * says so, else the owner alone. `owner`: the owner alone.
 */
export type Writers = 'coder' | 'codebook' | 'sources' | 'owner';

/** Who may write each table of the study. */
const writers: Readonly<Record<Exclude<TableName, 'ownPin' | 'tableExport'>, Writers>> = {
  adjudication: 'coder',
  attribute: 'coder',
  attributeValue: 'coder',
  blindRound: 'owner',
  blindRoundCoder: 'owner',
  blindRoundEvent: 'coder',
  class: 'coder',
  code: 'codebook',
  codeExample: 'coder',
  codebookVersion: 'coder',
  coder: 'coder',
  coding: 'coder',
  comparison: 'coder',
  distinctPair: 'coder',
  exchange: 'coder',
  exchangeFile: 'coder',
  exchangeParts: 'coder',
  exclusionReason: 'coder',
  importRun: 'coder',
  keptTable: 'coder',
  memo: 'coder',
  project: 'owner',
  recoding: 'coder',
  refusedPassage: 'coder',
  reportNumber: 'coder',
  reportParagraph: 'coder',
  reportSection: 'coder',
  rereading: 'coder',
  respondent: 'coder',
  review: 'coder',
  sample: 'coder',
  savedQuery: 'coder',
  source: 'sources',
  sourcePages: 'sources',
  sourceRespondent: 'coder',
  submission: 'coder',
  summary: 'coder',
  summaryQuote: 'coder',
  themeCode: 'codebook',
  timelineEvent: 'coder',
  verdict: 'coder',
  verdictEvidence: 'coder',
  versionCodings: 'coder',
  wordRule: 'coder',
};

/**
 * Of these tables, those that somebody in this role may not write, whatever the team leaves to its coders. What the owner of
 * the team keeps of codebook and sources is known at the place of the log.
 */
export function forbiddenTo(role: Role, named: readonly TableName[]): TableName[] {
  if (role === 'owner') return [];
  return named.filter((table) => {
    const who = writersOf(table);
    return who !== null && (role === 'reader' || who === 'owner');
  });
}

/** What a coder may write of a table; null for one that does not travel. */
function writersOf(table: TableName): Writers | null {
  const known: Readonly<Partial<Record<TableName, Writers>>> = writers;
  return known[table] ?? null;
}

/**
 * Which rule a change breaks that somebody in this role makes: `reader` for whoever may change nothing, `owner` for what is
 * always the owners', else what they keep; null where it is allowed.
 */
export function brokenRule(
  role: Role,
  keeps: readonly Leavable[],
  named: readonly TableName[],
): 'reader' | 'owner' | Leavable | null {
  if (role === 'owner') return null;
  if (forbiddenTo(role, named).length > 0) return role === 'reader' ? 'reader' : 'owner';
  return keeps.find((each) => named.some((table) => writersOf(table) === each)) ?? null;
}

/** Whether somebody in this role may write a table, where the owners keep this. */
export function mayWrite(role: Role, keeps: readonly Leavable[], table: TableName): boolean {
  return brokenRule(role, keeps, [table]) === null;
}

/** The right to write a table, as the place of the log keeps it. */
export interface TableRight {
  readonly table: string;
  readonly who: Writers;
  /** Whether what is done to it in a blind round is hidden from the others. */
  readonly sealed: boolean;
}

/** The rights to all tables of the study. */
export function tableRights(): TableRight[] {
  return Object.entries(writers).map(([table, who]) => ({
    table,
    who,
    // The keys of the list are table names.
    sealed: tables[table as TableName].blind === 'sealed',
  }));
}
