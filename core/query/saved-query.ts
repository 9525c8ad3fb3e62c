// A saved query as it is stored: the resolved query, and what was kept with it. Read field by field, so that nothing
// of a query is lost silently.
import type { Denominator, LayerRequest } from '../counting/request.ts';
import { type Reader, settingsReaders } from '../counting/stored-settings.ts';
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

const { refused, parsed, fieldsOf, text, boolean, number, oneOf, list, orNull, layer, denominator } =
  settingsReaders('errors:saved_query_settings');

/** Settings from the text of `QueryRecord.settings`. Throws AppError `invalid`, naming what cannot be read. */
export function parseSavedQuery(json: string): SavedQuerySettings {
  const field = fieldsOf(parsed(json), 'settings');
  const settings = {
    query: field.required('query', (value, path) => queryFrom(value, path, 0)),
    side: field('side', orNull(oneOf(...resultSides))) ?? null,
    layer: field('layer', orNull(layer)) ?? null,
    denominator: field('denominator', orNull(denominator)) ?? null,
  };
  field.done();
  return settings;
}

function queryFrom(value: unknown, path: string, depth: number): Query {
  if (depth > MAX_DEPTH) throw refused(path);
  const field = fieldsOf(value, path);
  const below: Reader<Query> = (part, at) => queryFrom(part, at, depth + 1);
  const what = field.required('what', text);
  switch (what) {
    case 'code':
      return { what, code: field.required('code', text), direct: field.required('direct', boolean) };
    case 'words':
    case 'pattern':
      return { what, text: field.required('text', text) };
    case 'or':
    case 'and':
      return { what, left: field.required('left', below), right: field.required('right', below) };
    case 'at-least': {
      const parts = field.required('parts', list(below));
      if (parts.length === 0) throw refused(`${path}.parts`);
      return { what, least: field.required('least', number(1, parts.length)), parts };
    }
    case 'relation':
      return {
        what,
        relation: field.required('relation', relationFrom),
        left: field.required('left', below),
        right: field.required('right', below),
      };
    case 'only':
      return { what, of: field.required('of', below) };
    case 'filter':
      return { what, filter: field.required('filter', filterFrom), of: field.required('of', below) };
    default:
      throw refused(`${path}.what`);
  }
}

function relationFrom(value: unknown, path: string): Relation {
  const field = fieldsOf(value, path);
  const by = field.required('by', text);
  switch (by) {
    case 'near':
    case 'followed':
    case 'preceded':
      return { by, paragraphs: field.required('paragraphs', number(0)) };
    case 'paragraphs':
    case 'sentences':
    case 'passages':
    case 'sources':
    case 'respondents':
      return { by, with: field.required('with', boolean) };
    case 'overlapping':
    case 'not-overlapping':
    case 'inside':
    case 'containing':
    case 'touching':
      return { by };
    default:
      throw refused(`${path}.by`);
  }
}

function filterFrom(value: unknown, path: string): Filter {
  const field = fieldsOf(value, path);
  const on = field.required('on', text);
  const name = (of: string): string => field.required(of, text);
  const nameOrNull = (of: string): string | null => field.required(of, orNull(text));
  const { source, coding } = tables;
  switch (on) {
    case 'coder':
      return { on, coder: name('coder') };
    case 'stance':
      return { on, stance: field.required('stance', orNull(oneOf(...coding.columns.stance.values))) };
    case 'voice':
      return { on, voice: field.required('voice', orNull(oneOf(...coding.columns.voice.values))) };
    case 'weight':
      return { on, least: field.required('least', number(0, 100)) };
    case 'kind':
      return { on, kind: field.required('kind', oneOf(...source.columns.kind.values)) };
    case 'class':
      return { on, class: nameOrNull('class') };
    case 'language':
      return { on, language: nameOrNull('language') };
    case 'date':
      return { on, from: nameOrNull('from'), to: nameOrNull('to') };
    case 'attribute':
      return { on, attribute: name('attribute'), value: nameOrNull('value') };
    case 'sample':
      return { on, sample: name('sample') };
    case 'status':
      return { on, status: field.required('status', oneOf(...source.columns.status.values)) };
    case 'respondent':
      return { on, respondent: name('respondent') };
    case 'reviewed':
      return { on, reviewed: field.required('reviewed', boolean) };
    default:
      throw refused(`${path}.on`);
  }
}
