// The worked queries from a project file, through the method that every host calls, and as scripts read them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { queryJson } from '#core/query/query-json.ts';
import type { SourceRecord } from '#core/records.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { worked } from '../../core/query/written-study.ts';
import { keyed } from './keyed.ts';

let project: TestProject;
let coders: Readonly<Record<string, string>>;
let sources: ReadonlyMap<string, SourceRecord>;

beforeAll(async () => {
  project = await testProject();
  const { api, folder } = project;
  const { fixture } = worked;
  const main = (await api.project.records()).tables.coder[0]?.id ?? '';
  coders = {
    Wei: (await api.coders.rename({ id: main, name: 'Wei' })).id,
    Lena: (await api.coders.add({ name: 'Lena' })).id,
  };
  for (const { id, kind, cls, text, date, respondents } of fixture.sources) {
    if (kind === 'interview') {
      const made = await api.interviews.create({ label: id, title: id, respondents: [...respondents], date });
      await api.notes.save({ sourceId: made.id, textHash: made.textHash, doc: lines(text), moved: [] });
      continue;
    }
    const place = join(folder, id);
    mkdirSync(place);
    writeFileSync(join(place, `${id}.txt`), text);
    await api.imports.run({ files: [{ reference: place, name: id }], kind: 'document', className: cls });
  }
  sources = new Map((await api.project.records()).tables.source.map((row) => [row.title, row]));
  const sourceNamed = (title: string): SourceRecord => {
    const found = sources.get(title);
    if (!found) throw new Error(`${title} was not made`);
    return found;
  };
  for (const { id, kind, date } of fixture.sources)
    if (kind === 'document') await api.sources.update({ ids: [sourceNamed(id).id], date });
  const codes: Record<string, string> = {};
  for (const [name, parent] of Object.entries(fixture.codes)) {
    const parentId = parent === null ? null : keyed(codes, parent);
    codes[name] = (await api.codes.create({ name, parentId })).id;
    if (name in fixture.gathered) await api.codes.update({ id: codes[name], isTheme: true });
  }
  for (const [theme, gathered] of Object.entries(fixture.gathered))
    for (const code of gathered)
      await api.codes.gather({ themeId: keyed(codes, theme), codeId: keyed(codes, code) });
  for (const { source, coder, code, start, end, stance } of fixture.codings) {
    const { id: sourceId, textHash } = sourceNamed(source);
    const { text } = await api.sources.text({ id: sourceId });
    const units = (points: number): number => [...text].slice(0, points).join('').length;
    const span = start === null || end === null ? null : { start: units(start), end: units(end) };
    const as = { as: keyed(coders, coder) };
    const applied = await api.codings.apply({ sourceId, textHash, codeId: keyed(codes, code), span }, as);
    if (stance !== null) await api.codings.update({ ids: [applied.id], stance }, as);
  }
  for (const [coder, ids] of Object.entries(fixture.reviewed))
    await api.sources.setReviewed(
      { ids: ids.map((id) => sourceNamed(id).id), reviewed: true },
      { as: keyed(coders, coder) },
    );
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

  expect(ids).toEqual([sources.get('D3')?.id]);
  expect(new Set(all)).toEqual(new Set(['D1', 'D2', 'I1', 'I3'].map((title) => sources.get(title)?.id)));
});
