// Acts on everything else with a name: memos, people, classes, attributes, comparisons, samples, saved queries, coders, reasons.
import type { TableName } from '../records.ts';
import { plainFacts, type ActFacts } from './facts.ts';
import { presentName, type ActRows } from './rows-of-act.ts';
import { aboutOf } from './source-facts.ts';

const NAMED = [
  'respondent',
  'class',
  'attribute',
  'comparison',
  'keptTable',
  'sample',
  'savedQuery',
  'timelineEvent',
  'submission',
  'coder',
  'exclusionReason',
] as const satisfies readonly TableName[];

/** The facts of such acts; null where none of the rows has a name. */
export function thingFacts(rows: ActRows): ActFacts | null {
  const { added, removed, updated } = rows;
  const memo = memoFacts(rows) ?? consentFacts(rows);
  if (memo) return memo;
  for (const table of NAMED) {
    const [made, gone, changed] = [added(table), removed(table), updated(table)];
    if (made.length + gone.length + changed.length !== 1) continue;
    const row = made[0] ?? gone[0] ?? changed[0]?.[1];
    if (!row) continue;
    const things = { thing: { what: 'other', id: row.id, name: presentName(row) } } as const;
    const from = changed[0] && presentName(changed[0][0]);
    if (from !== undefined && from !== presentName(row))
      return {
        ...plainFacts(`renamed_${table}`),
        things,
        value: { of: 'text', from, to: presentName(row) },
      };
    return { ...plainFacts(`${made[0] ? 'added' : gone[0] ? 'removed' : 'changed'}_${table}`), things };
  }
  return valueFacts(rows);
}

function memoFacts(rows: ActRows): ActFacts | null {
  const [made, gone, changed] = [rows.added('memo'), rows.removed('memo'), rows.updated('memo')];
  const memo = made[0] ?? changed[0]?.[1] ?? gone[0];
  if (!memo || made.length + gone.length + changed.length !== 1) return null;
  const verb = made[0] ? 'wrote' : gone[0] ? 'deleted' : 'changed';
  const about = aboutOf(rows, memo);
  const from = changed[0]?.[0].body ?? gone[0]?.body ?? null;
  return {
    ...plainFacts(about ? `${verb}_memo_on` : `${verb}_memo`),
    things: about
      ? { about }
      : memo.title === ''
        ? {}
        : { thing: { what: 'other', id: memo.id, name: memo.title } },
    value: gone[0] ? null : { of: 'text', from, to: memo.body || null },
  };
}

/** The facts of recording what one person or several agreed to. */
function consentFacts(rows: ActRows): ActFacts | null {
  const changed = rows.updated('respondent').filter(([from, to]) => from.consent !== to.consent);
  const [first] = changed;
  // Merged respondents take the narrower consent, too; that act has more rows.
  if (!first || [...rows.tables].some((table) => table !== 'respondent')) return null;
  const scopes = [0, 1].map((place) => new Set(changed.map((pair) => pair[place]?.consent ?? 'none')));
  const only = (scope: ReadonlySet<string> | undefined): string => [...(scope ?? [])].join(' ');
  if (changed.length > 1)
    return scopes[1]?.size === 1
      ? {
          ...plainFacts('set_consents', changed.length),
          value: { of: 'consent', from: null, to: only(scopes[1]) },
        }
      : null;
  const [, { id, name }] = first;
  return {
    ...plainFacts('set_consent'),
    things: { thing: { what: 'other', id, name } },
    value: { of: 'consent', from: only(scopes[0]), to: only(scopes[1]) },
  };
}

/** The facts of an act on attribute values of one or of many sources or people. */
function valueFacts(rows: ActRows): ActFacts | null {
  const [made, gone, changed] = [
    rows.added('attributeValue'),
    rows.removed('attributeValue'),
    rows.updated('attributeValue'),
  ];
  const touched = [...made, ...gone, ...changed.map(([, to]) => to)];
  const attributes = new Set(touched.map(({ attributeId }) => attributeId));
  const [attributeId] = attributes;
  if (attributes.size !== 1 || attributeId === undefined) return null;
  const attribute = rows.thing('other', attributeId);
  const [one] = touched;
  if (touched.length > 1 || !one)
    return { ...plainFacts('set_values', touched.length), things: { attribute } };
  const about =
    one.sourceId === null ? rows.thing('respondent', one.respondentId ?? '') : rows.source(one.sourceId);
  return {
    ...plainFacts('set_value'),
    things: { attribute, about },
    value: {
      of: 'text',
      from: changed[0]?.[0].value ?? gone[0]?.value ?? null,
      to: gone[0] ? null : one.value,
    },
  };
}
