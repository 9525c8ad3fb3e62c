// A saved query as it is stored: the resolved query, and what was kept with it. Read field by field, so that nothing
// of a query is lost silently.
import { AppError } from '../errors.ts';
import type { Denominator, LayerRequest } from '../counting/request.ts';
import { tables } from '../tables/all.ts';
import type { Filter, Query, Relation } from './query.ts';
import { resultSides, type ResultSide } from './result-side.ts';

/** What `QueryRecord.settings` holds as JSON. */
export interface SavedQuerySettings {
  /** With ids in the place of names. */
  readonly query: Query;
  /** Null: the default side of the query. */
  readonly side: ResultSide | null;
  /** Null: the default layer of the project. */
  readonly layer: LayerRequest | null;
  /** Null: all sources. */
  readonly denominator: Denominator | null;
}

/** A query may nest this deep; reading refuses more in the text, too. */
const MAX_DEPTH = 800;

/** Settings from the text of `QueryRecord.settings`. Throws AppError `invalid`, naming what cannot be read. */
export function parseSavedQuery(json: string): SavedQuerySettings {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw refused('JSON');
  }
  const found = fieldsOf(value, 'settings', ['query', 'side', 'layer', 'denominator']);
  return {
    query: queryFrom(found['query'], 'query', 0),
    side: orNull(found['side'], (one) => oneOf(resultSides, one, 'side')),
    layer: orNull(found['layer'], layerFrom),
    denominator: orNull(found['denominator'], (one) =>
      oneOf(['reviewed', 'all', 'any'] as const, one, 'denominator'),
    ),
  };
}

function refused(what: string): AppError {
  return new AppError('invalid', 'errors:saved_query_settings', { what });
}

type Fields = Readonly<Record<string, unknown>>;

/** An object without fields other than these. */
function fieldsOf(value: unknown, path: string, allowed?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(path);
  const unknown = allowed && Object.keys(value).find((field) => !allowed.includes(field));
  if (unknown !== undefined) throw refused(`${path}.${unknown}`);
  return value as Fields;
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null || value === undefined ? null : read(value);
}

function oneOf<T extends string>(allowed: readonly T[], value: unknown, path: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw refused(path);
  return found;
}

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw refused(path);
  return value;
}

function boolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw refused(path);
  return value;
}

function number(value: unknown, path: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw refused(path);
  return value;
}

function layerFrom(value: unknown): LayerRequest {
  if (typeof value === 'string')
    return oneOf(['main', 'union', 'majority', 'adjudicated'] as const, value, 'layer');
  return { coderId: text(fieldsOf(value, 'layer', ['coderId'])['coderId'], 'layer.coderId') };
}

function queryFrom(value: unknown, path: string, depth: number): Query {
  if (depth > MAX_DEPTH) throw refused(path);
  const fields = fieldsOf(value, path);
  const part = (name: string): Query => queryFrom(fields[name], `${path}.${name}`, depth + 1);
  switch (fields['what']) {
    case 'code':
      return {
        what: 'code',
        code: text(fields['code'], `${path}.code`),
        direct: boolean(fields['direct'], `${path}.direct`),
      };
    case 'words':
    case 'pattern':
      return { what: fields['what'], text: text(fields['text'], `${path}.text`) };
    case 'or':
    case 'and':
      return { what: fields['what'], left: part('left'), right: part('right') };
    case 'at-least': {
      const { parts } = fields;
      if (!Array.isArray(parts) || parts.length === 0) throw refused(`${path}.parts`);
      return {
        what: 'at-least',
        least: number(fields['least'], `${path}.least`, 1, parts.length),
        parts: parts.map((each: unknown, place) => queryFrom(each, `${path}.parts[${place}]`, depth + 1)),
      };
    }
    case 'relation':
      return {
        what: 'relation',
        relation: relationFrom(fields['relation'], `${path}.relation`),
        left: part('left'),
        right: part('right'),
      };
    case 'only':
      return { what: 'only', of: part('of') };
    case 'filter':
      return { what: 'filter', filter: filterFrom(fields['filter'], `${path}.filter`), of: part('of') };
    default:
      throw refused(`${path}.what`);
  }
}

function relationFrom(value: unknown, path: string): Relation {
  const fields = fieldsOf(value, path);
  const { by } = fields;
  switch (by) {
    case 'overlapping':
    case 'not-overlapping':
    case 'inside':
    case 'containing':
    case 'touching':
      return { by };
    case 'near':
    case 'followed':
    case 'preceded':
      return { by, paragraphs: number(fields['paragraphs'], `${path}.paragraphs`, 0) };
    case 'paragraphs':
    case 'sentences':
    case 'passages':
    case 'sources':
    case 'respondents':
      return { by, with: boolean(fields['with'], `${path}.with`) };
    default:
      throw refused(`${path}.by`);
  }
}

function filterFrom(value: unknown, path: string): Filter {
  const fields = fieldsOf(value, path);
  const { on } = fields;
  const at = (name: string): string => `${path}.${name}`;
  const textOrNull = (name: string): string | null => orNull(fields[name], (one) => text(one, at(name)));
  const { stance, voice } = tables.coding.columns;
  switch (on) {
    case 'coder':
      return { on, coder: text(fields['coder'], at('coder')) };
    case 'stance':
      return { on, stance: orNull(fields['stance'], (one) => oneOf(stance.values, one, at('stance'))) };
    case 'voice':
      return { on, voice: orNull(fields['voice'], (one) => oneOf(voice.values, one, at('voice'))) };
    case 'weight':
      return { on, least: number(fields['least'], at('least'), 0, 100) };
    case 'kind':
      return { on, kind: oneOf(tables.source.columns.kind.values, fields['kind'], at('kind')) };
    case 'class':
      return { on, class: textOrNull('class') };
    case 'language':
      return { on, language: textOrNull('language') };
    case 'date':
      return { on, from: textOrNull('from'), to: textOrNull('to') };
    case 'attribute':
      return { on, attribute: text(fields['attribute'], at('attribute')), value: textOrNull('value') };
    case 'sample':
      return { on, sample: text(fields['sample'], at('sample')) };
    case 'status':
      return { on, status: oneOf(tables.source.columns.status.values, fields['status'], at('status')) };
    case 'respondent':
      return { on, respondent: text(fields['respondent'], at('respondent')) };
    case 'reviewed':
      return { on, reviewed: boolean(fields['reviewed'], at('reviewed')) };
    default:
      throw refused(at('on'));
  }
}
