// Acts in the cells of the summary grid: summaries written, confirmed and deleted, quotes pinned and put in order.
import type { GridPlace } from '../basis.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

const OWN: ReadonlySet<string> = new Set(['summary', 'summaryQuote']);

/** The facts of an act in one cell of the grid; null for any other act. */
export function summaryFacts(rows: ActRows): ActFacts | null {
  if (![...rows.tables].every((table) => OWN.has(table))) return null;
  return writtenFacts(rows) ?? quoteFacts(rows);
}

function writtenFacts(rows: ActRows): ActFacts | null {
  const [made, gone, changed] = [rows.added('summary'), rows.removed('summary'), rows.updated('summary')];
  const [from, to] = changed[0] ?? [gone[0], made[0]];
  const summary = to ?? from;
  if (!summary || made.length + gone.length + changed.length !== 1) return null;
  const things = thingsOf(rows, summary);
  if (!to) return { ...plainFacts('deleted_summary'), things };
  if (from?.body === to.body) return { ...plainFacts('confirmed_summary'), things };
  const value = { of: 'text', from: from?.body ?? null, to: to.body };
  return { ...plainFacts(from ? 'changed_summary' : 'wrote_summary'), things, value };
}

function quoteFacts(rows: ActRows): ActFacts | null {
  const [made, gone] = [rows.added('summaryQuote'), rows.removed('summaryQuote')];
  const changed = rows.updated('summaryQuote').map(([, to]) => to);
  const [quote] = [...made, ...gone, ...changed];
  if (!quote) return null;
  const key = made.length > 0 ? 'pinned_quotes' : gone.length > 0 ? 'unpinned_quotes' : 'ordered_quotes';
  return { ...plainFacts(key, made.length || gone.length || changed.length), things: thingsOf(rows, quote) };
}

function thingsOf(rows: ActRows, { themeId, respondentId, sourceId }: GridPlace): ActFacts['things'] {
  const about = respondentId === null ? rows.source(sourceId ?? '') : rows.thing('respondent', respondentId);
  return { theme: rows.code(themeId), about };
}
