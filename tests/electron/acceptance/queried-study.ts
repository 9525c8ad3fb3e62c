// The worked study of queries and relations as a real project: texts in English and Chinese, whole-source codings, nested and
// gathered codes, two coders.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceRecord } from '#core/records.ts';
import { worked } from '../../core/query/written-study.ts';
import { lines, type TestProject } from '../../helpers/project.ts';
import { keyed } from './keyed.ts';

const { sources, codes, gathered, codings, reviewed } = worked.fixture;

/** Ids and sources by name. */
export interface QueriedStudy {
  readonly coders: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, SourceRecord>>;
}

/** Makes the study; Wei is the main coder. */
export async function queriedStudy({ api, folder }: TestProject): Promise<QueriedStudy> {
  const { tables } = await api.project.records();
  const wei = await api.coders.rename({ id: tables.coder[0]?.id ?? '', name: 'Wei' });
  const coders = { Wei: wei.id, Lena: (await api.coders.add({ name: 'Lena' })).id };
  for (const className of ['news', 'report']) {
    const place = join(folder, className);
    mkdirSync(place);
    for (const { id, cls, text } of sources)
      if (cls === className) writeFileSync(join(place, `${id}.txt`), text);
    await api.imports.run({ files: [{ reference: place, name: className }], kind: 'document', className });
  }
  for (const { id, kind, respondents, text, date } of sources) {
    if (kind !== 'interview') continue;
    const { id: sourceId, textHash } = await api.interviews.create({
      label: id,
      title: id,
      respondents: [...respondents],
      date,
    });
    await api.notes.save({ sourceId, textHash, doc: lines(text), moved: [] });
  }
  const byName: Record<string, string> = {};
  for (const [name, parent] of Object.entries(codes)) {
    const parentId = parent === null ? null : keyed(byName, parent);
    byName[name] = (await api.codes.create({ name, parentId })).id;
  }
  for (const [theme, names] of Object.entries(gathered)) {
    await api.codes.update({ id: keyed(byName, theme), isTheme: true });
    for (const name of names)
      await api.codes.gather({ themeId: keyed(byName, theme), codeId: keyed(byName, name) });
  }
  const found = Object.fromEntries(
    (await api.project.records()).tables.source.map((row) => [row.title, row]),
  );
  for (const { id, kind, date } of sources)
    if (kind === 'document') await api.sources.update({ ids: [keyed(found, id).id], date });
  for (const { source, coder, code, start, end, stance } of codings) {
    const { id: sourceId, textHash } = keyed(found, source);
    const { text } = await api.sources.text({ id: sourceId });
    const units = (points: number): number => [...text].slice(0, points).join('').length;
    const span = start === null || end === null ? null : { start: units(start), end: units(end) };
    const as = { as: keyed(coders, coder) };
    const codeId = keyed(byName, code);
    const applied = await api.codings.apply({ sourceId, textHash, codeId, span }, as);
    if (stance !== null) await api.codings.update({ ids: [applied.id], stance }, as);
  }
  for (const [coder, ids] of Object.entries(reviewed))
    await api.sources.setReviewed(
      { ids: ids.map((id) => keyed(found, id).id), reviewed: true },
      { as: keyed(coders, coder) },
    );
  return { coders, codes: byName, sources: found };
}
