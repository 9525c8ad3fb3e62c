import { join } from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { sampleWithTables } from './annex-study.ts';
import { testProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
test('dc', async () => {
  await using project = await sampleWithTables();
  const to = join(project.folder, 'p');
  await project.api.replication.write({ to, pseudonyms: true });
  console.log(
    JSON.parse(readFileSync(join(to, 'datacite.json'), 'utf8')).creators,
    readFileSync(join(to, 'coders.csv'), 'utf8'),
  );
  console.log(readFileSync(join(to, 'ddi-codebook.xml'), 'utf8').slice(0, 1500));
});
test('version and merges', async () => {
  await using project = await testProject();
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const c = await codeWords(project, sources.first, codes.market, 'Sees the association');
  const v1 = await api.versions.keep({ name: 'one' });
  const x = await api.codes.create({ name: 'X' });
  await api.codings.recode?.({ ids: [c.id], codeId: x.id } as never).catch((e: unknown) => console.log(e));
  await api.codes.merge({ fromIds: [x.id], intoId: codes.connector.id });
  const cmp = await api.versions.compare({ fromId: v1.id });
  console.log(
    JSON.stringify(cmp.changes.map((c) => [c.change.kind, c.change.code.name])),
    JSON.stringify(
      cmp.drift.map(({ codeId, base, recoded, moved, changed }) => [
        codeId === codes.market.id ? 'market' : codeId === codes.connector.id ? 'connector' : '-',
        base,
        recoded,
        moved,
        changed,
      ]),
    ),
  );
  await api.history.undo?.({} as never).catch((e: unknown) => console.log('undo', String(e)));
  // removal of the code after a version, and of the source
  await api.sources.remove({ ids: [sources.first.id] });
  const cmp2 = await api.versions.compare({ fromId: v1.id });
  console.log(JSON.stringify(cmp2.drift.map(({ base, removed, presence }) => [base, removed, presence])));
});
test('basis', async () => {
  await using project = await testProject();
  const { api } = project;
  await smallStudy(project);
  const r = await api.report.read({ language: 'en' });
  const p = r.sections.flatMap(({ blocks }) => blocks).filter((b) => b.kind === 'paragraph');
  const q = (await api.report.read({ language: 'en', pseudonyms: true })).sections
    .flatMap(({ blocks }) => blocks)
    .filter((b) => b.kind === 'paragraph');
  console.log(
    p
      .filter((b) => {
        const o = q.find((x) => x.id === b.id);
        return !o || o.basis !== b.basis;
      })
      .map((b) => b.id),
  );
});
