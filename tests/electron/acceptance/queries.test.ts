// The worked queries from a project file, through the method that every host calls, and as scripts read them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryJson } from '#core/query/query-json.ts';
import type { SourceRecord } from '#core/records.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { worked } from '../../core/query/written-study.ts';
import { keyed } from './keyed.ts';
import { queriedStudy } from './queried-study.ts';

let project: TestProject;
let coders: Readonly<Record<string, string>>;
let sources: Readonly<Record<string, SourceRecord>>;

beforeAll(async () => {
  project = await testProject();
  ({ coders, sources } = await queriedStudy(project));
  project.reopen();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

it('every worked query gives its canonical text, units and rows in code points', async () => {
  const { tables } = await project.api.project.records();
  const byId = new Map(tables.source.map((row) => [row.id, row]));
  const texts = new Map(worked.fixture.sources.map(({ id, text }) => [id, text]));
  for (const { query, canonical, units, rows, layer, denominator } of worked.queries) {
    const request = {
      layer: layer === 'union' ? ('union' as const) : { coderId: keyed(coders, layer) },
      denominator,
    };
    const found = await project.api.queries.ask({ text: query, request });
    const json = queryJson(found, {
      query: found.query,
      quotes: found.quotes,
      whose: () => ({ respondent: '', consent: null }),
      sources: byId,
      coderName: (id) => tables.coder.find((coder) => coder.id === id)?.name ?? id,
      method: '',
      notice: null,
    });

    expect(json).toMatchObject({ query: canonical, units, layer, reasons: {} });
    expect(
      json.rows
        .map(({ source_id, start, end }) => [byId.get(source_id)?.title ?? '', start, end])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0)),
    ).toEqual(rows);
    expect(json.rows.map(({ quote }) => quote)).toEqual(
      json.rows.map(({ source_id, start, end }) =>
        start === null || end === null
          ? null
          : [...(texts.get(byId.get(source_id)?.title ?? '') ?? '')].slice(start, end).join(''),
      ),
    );
  }
});

it('a scope of a tally takes the sources with any place, also those that the tally tells as left out', async () => {
  const { api } = project;
  const ids = await api.queries.sources({
    text: 'guide',
    request: { layer: { coderId: keyed(coders, 'Lena') }, denominator: 'reviewed' },
  });
  const all = await api.queries.sources({
    text: "'annex' OR connector",
    request: { denominator: 'reviewed' },
  });

  expect(ids).toEqual([sources['D3']?.id]);
  expect(new Set(all)).toEqual(new Set(['D1', 'D2', 'I1', 'I3'].map((title) => sources[title]?.id)));
});
