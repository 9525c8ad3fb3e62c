// A new project for a study whose own project row is not proven, so that its proven rows can be opened.
import { randomUUID } from 'node:crypto';
import { planOf } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import { sourcesOfLooseTexts } from './loose-texts.ts';
import type { Rebuilt } from './rebuild.ts';
import type { FreshProject } from './report.ts';

interface Named {
  /** The name of the project. */
  readonly name: string;
  /** The name of its main coder, used where no coder of the study is proven. */
  readonly coder: string;
  /** ISO 8601. */
  readonly now: string;
}

/**
 * Makes a project row, a main coder where none is proven, and a source for each proven text whose source is
 * not; null where nothing that anybody worked on is left.
 */
export function makeFreshProject(rebuilt: Rebuilt, { name, coder, now }: Named): FreshProject | null {
  const made: { table: 'project' | 'coder' | 'source'; id: string }[] = [];
  for (const source of sourcesOfLooseTexts(rebuilt, now))
    if (rebuilt.takeRecord('source', source)) made.push({ table: 'source', id: source.id });
  if (!tableNames.some((table) => table !== 'coder' && rebuilt.count(planOf(table).name) > 0)) return null;
  const proven = rebuilt.sqlite
    .prepare(
      "SELECT id FROM coder WHERE kind <> 'machine' ORDER BY kind = 'person' DESC, created_at, id LIMIT 1",
    )
    .pluck()
    .get() as string | undefined;
  const mainCoderId = proven ?? randomUUID();
  if (proven === undefined) {
    const row = {
      id: mainCoderId,
      name: coder,
      kind: 'person',
      personId: null,
      program: null,
      createdAt: now,
    };
    rebuilt.takeRecord('coder', row);
    made.push({ table: 'coder', id: mainCoderId });
  }
  const id = randomUUID();
  const project = { id, name, description: '', notice: null, mainCoderId, createdAt: now };
  rebuilt.takeRecord('project', project);
  made.push({ table: 'project', id });
  return { made };
}
