// Builds a small study in a few lines. Ids are names, so that expectations can be read.
import type { Change } from '#core/change.ts';
import { CodingTable } from '#core/counting/coding-table.ts';
import { corpusOf, type Corpus } from '#core/counting/corpus.ts';
import { queriedIn } from '#core/query/queried-sources.ts';
import type { Query } from '#core/query/query.ts';
import type { SavedQuerySettings } from '#core/query/saved-query.ts';
import { Folding } from '#core/search/folding.ts';
import { type CorpusTable, initial } from '#core/tables/all.ts';
import type {
  AttributeRecord,
  ClassRecord,
  CodeRecord,
  CoderRecord,
  CodingRecord,
  Records,
  SourceRecord,
} from '#core/records.ts';
import { codeRecord, sourceRecord } from '../../helpers/records.ts';

const dawn = '2024-01-01T00:00:00.000Z';

type Rows = { [T in CorpusTable]: Records[T][] };

/** Builds a study step by step; `Wei` is its main coder. Each method returns the study. */
export class Study {
  readonly rows: Rows = {
    project: [
      { id: 'study', name: 'Study', description: '', notice: null, mainCoderId: 'Wei', createdAt: dawn },
    ],
    coder: [],
    class: [],
    source: [],
    attribute: [],
    attributeValue: [],
    respondent: [],
    sourceRespondent: [],
    review: [],
    code: [],
    themeCode: [],
    sample: [],
    recoding: [],
    savedQuery: [],
    exclusionReason: [],
  };
  readonly codings: CodingRecord[] = [];

  constructor() {
    this.coder('Wei');
  }

  coder(name: string, kind: CoderRecord['kind'] = 'person'): this {
    this.rows.coder.push({ id: name, name, kind, personId: null, program: null, createdAt: dawn });
    return this;
  }

  class(name: string, coverage: ClassRecord['coverage'] = 'complete'): this {
    this.rows.class.push({ id: name, name, coverage, frameSize: null, position: this.rows.class.length });
    return this;
  }

  document(title: string, facts: Partial<SourceRecord> = {}): this {
    this.rows.source.push(sourceRecord({ id: title, createdAt: dawn, status: 'included', ...facts }));
    return this;
  }

  /** Adds an interview of these people and makes them respondents. */
  interview(label: string, people: readonly string[], facts: Partial<SourceRecord> = {}): this {
    this.rows.source.push(
      sourceRecord({ id: label, createdAt: dawn, label, kind: 'interview', status: 'included', ...facts }),
    );
    for (const name of people) {
      if (!this.rows.respondent.some((respondent) => respondent.id === name)) {
        this.rows.respondent.push({ id: name, name, position: this.rows.respondent.length, consent: null });
      }
      this.rows.sourceRespondent.push({ id: `${label} ${name}`, sourceId: label, respondentId: name });
    }
    return this;
  }

  code(name: string, facts: Partial<CodeRecord> = {}): this {
    this.rows.code.push(codeRecord({ id: name, createdAt: dawn, position: this.rows.code.length, ...facts }));
    return this;
  }

  theme(name: string, gathers: readonly string[] = [], facts: Partial<CodeRecord> = {}): this {
    for (const codeId of gathers) {
      this.rows.themeCode.push({ id: `${name} ${codeId}`, themeId: name, codeId });
    }
    return this.code(name, { isTheme: true, ...facts });
  }

  attribute(name: string, owner: AttributeRecord['owner'], type: AttributeRecord['type'] = 'text'): this {
    this.rows.attribute.push({ id: name, name, owner, type, position: this.rows.attribute.length });
    return this;
  }

  /** Gives sources or respondents their values of an attribute added before. */
  values(attributeId: string, values: Readonly<Record<string, string>>): this {
    const isOfSources = this.rows.attribute.some(({ id, owner }) => id === attributeId && owner === 'source');
    for (const [owner, value] of Object.entries(values)) {
      this.rows.attributeValue.push({
        id: `${attributeId} ${owner}`,
        attributeId,
        sourceId: isOfSources ? owner : null,
        respondentId: isOfSources ? null : owner,
        value,
      });
    }
    return this;
  }

  reviewed(sourceIds: readonly string[], by = 'Wei', at = dawn): this {
    for (const sourceId of sourceIds) {
      this.rows.review.push({ id: `${sourceId} ${by}`, sourceId, coderId: by, at });
    }
    return this;
  }

  /** Adds a coding of a span, or of the whole source when `span` is null. */
  coding(
    sourceId: string,
    codeId: string,
    span: readonly [start: number, end: number] | null,
    facts: Partial<CodingRecord> = {},
  ): this {
    const id = facts.id ?? `coding ${this.codings.length + 1}`;
    this.codings.push({
      ...initial.coding,
      id,
      sourceId,
      codeId,
      coderId: 'Wei',
      start: span?.[0] ?? null,
      end: span?.[1] ?? null,
      createdAt: dawn,
      ...facts,
    });
    return this;
  }

  /** Saves a query under its name. */
  query(name: string, query: Query, kept: Partial<SavedQuerySettings> = {}): this {
    const settings = { query, side: null, layer: null, denominator: null, ...kept };
    this.rows.savedQuery.push({
      id: name,
      name,
      settings: JSON.stringify(settings),
      position: this.rows.savedQuery.length,
      createdAt: dawn,
    });
    return this;
  }

  get corpus(): Corpus {
    return corpusOf(this.rows);
  }

  /** The corpus with somebody who answers saved queries, from these codings and texts. */
  queriedCorpus(codings: CodingTable, textOf: (sourceId: string) => string = () => ''): Corpus {
    const texts = { textOf, folding: new Folding() };
    return corpusOf(this.rows, queriedIn({ codings: () => codings, texts: () => texts, asked: () => {} }));
  }

  get table(): CodingTable {
    return tableOf(this.codings);
  }
}

/** A table holding these codings. */
export function tableOf(codings: Iterable<CodingRecord>): CodingTable {
  const table = new CodingTable();
  table.load(codings);
  return table;
}

/** The change that adds one row. */
export function adding<T extends keyof Records>(table: T, row: Records[T]): Change {
  return { added: { [table]: { [row.id]: row } }, updated: {}, removed: {} };
}
