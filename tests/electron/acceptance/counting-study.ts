// The worked example of the counting rules as a real project, made through the methods that the screens call.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyed } from './keyed.ts';
import { lines, type TestProject } from '../../helpers/project.ts';
import fixture from '#fixtures/methods/counting.json' with { type: 'json' };

export interface CountingStudy {
  readonly coders: Readonly<Record<string, string>>;
  readonly codes: Readonly<Record<string, string>>;
}

/** Every fifth character lies above U+FFFF, so that counting UTF-16 code units would give other numbers. */
function text(length: number): string {
  return Array.from({ length }, (_, place) => (place % 5 === 4 ? '𠮷' : 'a')).join('');
}

/** The span in UTF-16 code units for a span in code points. */
function spanIn(whole: string, start: number, end: number): { start: number; end: number } {
  const units = (points: number): number => [...whole].slice(0, points).join('').length;
  return { start: units(start), end: units(end) };
}

/** Adds the eight sources, the codebook and the codings of both coders; A is the main coder. */
export async function countingStudy({ api, folder }: TestProject): Promise<CountingStudy> {
  const { tables } = await api.project.records();
  const main = await api.coders.rename({ id: tables.coder[0]?.id ?? '', name: 'A' });
  const coders = { A: main.id, B: (await api.coders.add({ name: 'B' })).id };

  for (const className of ['news', 'report']) {
    const place = join(folder, className);
    mkdirSync(place);
    for (const { id, kind, length } of fixture.sources) {
      if (kind === className) writeFileSync(join(place, `${id}.txt`), text(length));
    }
    await api.imports.run({ files: [{ reference: place, name: className }], kind: 'document', className });
  }
  for (const { id, kind, length, respondent } of fixture.sources) {
    if (kind !== 'interview' || respondent === null) continue;
    const { id: sourceId, textHash } = await api.interviews.create({
      label: id.slice(1),
      title: id,
      respondents: [respondent],
    });
    await api.notes.save({ sourceId, textHash, doc: lines(text(length)), moved: [] });
  }

  const codes: Record<string, string> = {};
  for (const [path, parent] of Object.entries(fixture.codes)) {
    const name = path.split('/').at(-1) ?? path;
    codes[path] = (
      await api.codes.create({ name, parentId: parent === null ? null : keyed(codes, parent) })
    ).id;
  }
  const sources = new Map((await api.project.records()).tables.source.map((row) => [row.title, row]));
  for (const { source, coder, code, start, end } of fixture.segments) {
    const found = sources.get(source);
    if (!found) throw new Error(`${source} was not brought in`);
    const { text: whole } = await api.sources.text({ id: found.id });
    await api.codings.apply(
      {
        sourceId: found.id,
        textHash: found.textHash,
        codeId: keyed(codes, code),
        span: spanIn(whole, start, end),
      },
      { as: keyed(coders, coder) },
    );
  }
  return { coders, codes };
}
