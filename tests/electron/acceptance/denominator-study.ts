// The worked study of bases and layers as a real project: six documents, four interviews of three people, four coders,
// a second pass and an adjudication.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import type { TestProject } from '../../helpers/project.ts';
import { keyed } from './keyed.ts';

const { sources, reviews, codings, persons } = analysis.denominators.fixture;

/** Makes the study and returns the ids of its coders by name; Wei is the main coder. */
export async function denominatorStudy({
  api,
  folder,
}: TestProject): Promise<Readonly<Record<string, string>>> {
  const { tables } = await api.project.records();
  const wei = await api.coders.rename({ id: tables.coder[0]?.id ?? '', name: 'Wei' });
  const coders: Record<string, string> = { Wei: wei.id };
  for (const name of persons.filter((person) => person !== 'Wei')) {
    coders[name] = (await api.coders.add({ name })).id;
  }
  coders['Adjudicated'] = (await api.coders.add({ name: 'Adjudicated', kind: 'adjudication' })).id;
  coders['Wei, second pass'] = (
    await api.coders.add({ name: 'Wei, second pass', kind: 'second-pass', personId: wei.id })
  ).id;

  for (const className of ['news', 'report']) {
    const place = join(folder, className);
    mkdirSync(place);
    for (const { id, cls } of sources)
      if (cls === className) writeFileSync(join(place, `${id}.txt`), id.repeat(20));
    await api.imports.run({ files: [{ reference: place, name: className }], kind: 'document', className });
  }
  for (const { id, kind, respondents } of sources) {
    if (kind === 'interview') await api.interviews.create({ label: id, title: id, respondents });
  }
  const theme = await api.codes.create({ name: 't', parentId: null });
  await api.codes.update({ id: theme.id, isTheme: true });
  const other = await api.codes.create({ name: 'u', parentId: null });
  const found = new Map((await api.project.records()).tables.source.map((row) => [row.title, row]));
  const sourceOf = (title: string) => {
    const row = found.get(title);
    if (!row) throw new Error(`${title} was not brought in`);
    return row;
  };
  for (const { coder, source, code } of codings) {
    const { id: sourceId, textHash } = sourceOf(source);
    const codeId = code === 't' ? theme.id : other.id;
    await api.codings.apply({ sourceId, textHash, codeId, span: null }, { as: keyed(coders, coder) });
  }
  for (const { coder, source } of reviews) {
    await api.sources.setReviewed(
      { ids: [sourceOf(source).id], reviewed: true },
      { as: keyed(coders, coder) },
    );
  }
  return coders;
}
