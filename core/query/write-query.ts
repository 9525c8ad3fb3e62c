// Writes a query in its one canonical form: parentheses wherever two different operators meet, names in quotes only
// where they need them. Reading it again gives the same query.
import { NONE } from '../counting/grouping.ts';
import { isOfCodings, type Filter, type Query, type Relation } from './query.ts';
import { isPlainName, PATTERN_SIGN } from './query-tokens.ts';
import { UNMARKED } from './read-filter.ts';

/** The query as text. */
export function writeQuery(query: Query): string {
  switch (query.what) {
    case 'code':
      return nameWritten(query.code) + (query.direct ? ' DIRECT' : '');
    case 'words':
      return textWritten(query.text);
    case 'pattern':
      return PATTERN_SIGN + textWritten(query.text);
    case 'or':
    case 'and': {
      const word = query.what.toUpperCase();
      return `${within(query.left, query.what)} ${word} ${within(query.right, null)}`;
    }
    case 'at-least':
      return `${query.least} OF (${query.parts.map(writeQuery).join(', ')})`;
    case 'relation': {
      const [before, after] = relationWritten(query.relation);
      return `${within(query.left, null)} ${before} ${within(query.right, null)}${after}`;
    }
    case 'only':
      return `${within(query.of, 'only')} ONLY`;
    case 'filter':
      return `${within(query.of, operatorOf(query))} ${filterWritten(query.filter)}`;
  }
}

function textWritten(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as it stands in a query: in double quotes where it would not be read as a name without them. */
function nameWritten(name: string): string {
  return isPlainName(name) ? name : quoted(name);
}

/** A query within another; `chained` is the operator that may follow itself without parentheses. */
function within(query: Query, chained: string | null): string {
  const operator = operatorOf(query);
  const written = writeQuery(query);
  return operator === null || operator === chained ? written : `(${written})`;
}

/** Null for a code or words alone. */
function operatorOf(query: Query): string | null {
  switch (query.what) {
    case 'code':
      return query.direct ? 'direct' : null;
    case 'words':
    case 'pattern':
      return null;
    case 'filter':
      return isOfCodings(query.filter) ? query.filter.on : 'in';
    default:
      return query.what;
  }
}

function relationWritten(relation: Relation): readonly [before: string, after: string] {
  switch (relation.by) {
    case 'near':
      return ['NEAR', ` WITHIN ${relation.paragraphs} PARAGRAPHS`];
    case 'followed':
    case 'preceded':
      return [`${relation.by.toUpperCase()} BY`, ` WITHIN ${relation.paragraphs} PARAGRAPHS`];
    case 'not-overlapping':
      return ['NOT OVERLAPPING', ''];
    case 'overlapping':
    case 'inside':
    case 'containing':
    case 'touching':
      return [relation.by.toUpperCase(), ''];
    default:
      return [`IN ${relation.by.toUpperCase()} ${relation.with ? 'WITH' : 'WITHOUT'}`, ''];
  }
}

function filterWritten(filter: Filter): string {
  switch (filter.on) {
    case 'coder':
      return `BY ${quoted(filter.coder)}`;
    case 'stance':
      return `STANCE ${filter.stance ?? UNMARKED}`;
    case 'voice':
      return `VOICE ${filter.voice ?? UNMARKED}`;
    case 'weight':
      return `WEIGHT >= ${filter.least}`;
    case 'kind':
      return `IN kind:${filter.kind}`;
    case 'status':
      return `IN status:${filter.status}`;
    case 'class':
      return `IN class:${valueWritten(filter.class)}`;
    case 'language':
      return `IN language:${valueWritten(filter.language)}`;
    case 'sample':
      return `IN sample:${valueWritten(filter.sample)}`;
    case 'respondent':
      return `IN respondent:${valueWritten(filter.respondent)}`;
    case 'reviewed':
      return `IN reviewed:${filter.reviewed ? 'yes' : 'no'}`;
    case 'date':
      return `IN date:${filter.from === filter.to ? filter.from : `${filter.from ?? ''}..${filter.to ?? ''}`}`;
    case 'attribute':
      return `IN attribute:${valueWritten(filter.attribute)}=${valueWritten(filter.value)}`;
  }
}

/** A value behind a colon or an equals sign needs quotes where it would be cut, or where it holds such a sign. */
function valueWritten(value: string | null): string {
  if (value === null) return quoted(NONE);
  return /^[^\s()"',=]+$/.test(value) ? value : quoted(value);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
