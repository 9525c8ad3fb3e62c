// The worked study of relations as a real project: texts in English and Chinese, whole-source codings, nested and
// gathered codes, two coders.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { lines, type TestProject } from '../../helpers/project.ts';
import { keyed } from './keyed.ts';

const { sources, codes, gathered, codings, reviewed } = analysis.queries.fixture;

export interface RelatedStudy {
  readonly coders: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
}

/** Makes the study and returns ids by name; Wei is the main coder. */
export async function relatedStudy({ api, folder }: TestProject): Promise<RelatedStudy> {
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
  for (const { id, kind, respondents, text } of sources) {
    if (kind !== 'interview') continue;
    const { id: sourceId, textHash } = await api.interviews.create({ label: id, title: id, respondents });
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
  const found = new Map((await api.project.records()).tables.source.map((row) => [row.title, row]));
  for (const { source, coder, code, start, end } of codings) {
    const { id: sourceId, textHash } = found.get(source)!;
    const { text } = await api.sources.text({ id: sourceId });
    const units = (points: number): number => [...text].slice(0, points).join('').length;
    const span = start === null || end === null ? null : { start: units(start), end: units(end) };
    await api.codings.apply(
      { sourceId, textHash, codeId: keyed(byName, code), span },
      { as: keyed(coders, coder) },
    );
  }
  for (const [coder, ids] of Object.entries(reviewed))
    await api.sources.setReviewed(
      { ids: ids.map((id) => found.get(id)!.id), reviewed: true },
      { as: keyed(coders, coder) },
    );
  return { coders, codes: byName };
}
