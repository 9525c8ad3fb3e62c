// The study of the worked examples in fixtures/methods/analysis.json.
import { readFileSync } from 'node:fs';
import type { LayerRequest } from '#core/counting/request.ts';
import type { QueryRequest } from '#core/query/query-result.ts';
import type { Texts } from '#core/query/source-view.ts';
import type { Stance } from '#core/records.ts';
import { Folding } from '#core/search/folding.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import { Study } from '../counting/study.ts';

interface Worked {
  readonly fixture: {
    readonly sources: readonly {
      readonly id: string;
      readonly kind: 'document' | 'interview';
      readonly cls: string;
      readonly date: string | null;
      readonly respondents: readonly string[];
      readonly text: string;
    }[];
    readonly codes: Readonly<Record<string, string | null>>;
    readonly gathered: Readonly<Record<string, readonly string[]>>;
    readonly codings: readonly {
      readonly id: number;
      readonly source: string;
      readonly coder: string;
      readonly code: string;
      readonly start: number | null;
      readonly end: number | null;
      readonly stance: Stance | null;
    }[];
    readonly reviewed: Readonly<Record<string, readonly string[]>>;
  };
  readonly queries: readonly {
    readonly query: string;
    readonly canonical: string;
    readonly units: Readonly<Record<string, number>>;
    readonly rows: readonly (readonly [source: string, start: number | null, end: number | null])[];
    readonly codings: readonly number[];
    readonly layer: string;
    readonly denominator: 'all' | 'reviewed';
  }[];
  readonly errors: readonly { readonly query: string; readonly position: number; readonly because: string }[];
}

const file = new URL('../../../fixtures/methods/analysis.json', import.meta.url);

/** The worked examples; positions are in code points. */
export const worked = (JSON.parse(readFileSync(file, 'utf8')) as { readonly queries: Worked }).queries;

const textOf = new Map(worked.fixture.sources.map(({ id, text }) => [id, text]));

/** The texts of the study. */
export const writtenTexts: Texts = { textOf: (id) => textOf.get(id) ?? '', folding: new Folding() };

/** The UTF-16 position of a position in code points. */
export function unitsBefore(sourceId: string, codePoints: number): number {
  return [...(textOf.get(sourceId) ?? '')].slice(0, codePoints).join('').length;
}

/** Builds the study. Ids are names. */
export function writtenStudy(): Study {
  const { sources, codes, gathered, codings, reviewed } = worked.fixture;
  const study = new Study().coder('Lena').class('news').class('report');
  for (const { id, kind, cls, date, respondents, text } of sources) {
    const facts = { ...measuresOf(text), date };
    if (kind === 'interview') study.interview(id, respondents, facts);
    else study.document(id, { ...facts, classId: cls });
  }
  for (const [name, parentId] of Object.entries(codes)) study.theme(name, gathered[name] ?? [], { parentId });
  for (const { id, source, coder, code, start, end, stance } of codings) {
    const span =
      start === null || end === null
        ? null
        : ([unitsBefore(source, start), unitsBefore(source, end)] as const);
    study.coding(source, code, span, { id: String(id), coderId: coder, stance });
  }
  for (const [coder, ids] of Object.entries(reviewed)) study.reviewed(ids, coder);
  return study;
}

/** What a worked query is asked in. */
export function requestOf({ layer, denominator }: Worked['queries'][number]): QueryRequest {
  const named: LayerRequest = layer === 'union' ? 'union' : { coderId: layer };
  return { layer: named, denominator };
}

/** The position in code points of a UTF-16 position. */
export function codePointsTo(sourceId: string, position: number): number {
  return Array.from((textOf.get(sourceId) ?? '').slice(0, position)).length;
}
