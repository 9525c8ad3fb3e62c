// A study with an original that is large enough to travel apart from it.
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testProject } from './project.ts';
import { fileOf } from './replicas.ts';
import { idsFrom } from './seeded-ids.ts';
import type { Begun } from './team-histories.ts';

/** The closed file of a study, and the id of its project. */
export interface WithOriginal {
  readonly path: string;
  readonly projectId: string;
}

const made = new WeakMap<Begun, Promise<WithOriginal>>();

/** The study with one source more, of which the original is large and the text short; made once. */
export function withOriginal(begun: Begun): Promise<WithOriginal> {
  const known = made.get(begun) ?? withSource(begun);
  made.set(begun, known);
  return known;
}

async function withSource(begun: Begun): Promise<WithOriginal> {
  using _ = idsFrom('large original');
  await using project = await testProject(undefined, {}, fileOf(begun.project));
  const reference = join(project.folder, 'statutes.html');
  const unseen = Array.from({ length: 9_000 }, (_line, number) => `line ${number}`).join('\n');
  writeFileSync(reference, `<p>The association sees to the statutes.</p><!-- ${unseen} -->`);
  await project.api.imports.run({
    files: [{ reference, name: 'statutes.html' }],
    kind: 'document',
    alike: false,
  });
  const projectId = String(project.store().db.sqlite.prepare('SELECT id FROM project').pluck().get());
  project.session.close();
  const path = join(begun.project.folder, 'with-original.concord');
  copyFileSync(project.path, path);
  return { path, projectId };
}
