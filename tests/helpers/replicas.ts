// Real files that take part in one team.
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestOfRows } from '#db/digest.ts';
import { drawFileId } from '#db/file-id.ts';
import { startTeam } from '#db/team/team-of.ts';
import { Replica } from '#electron/team/replica.ts';
import type { ReplicaStudy } from '#electron/team/replica-study.ts';
import type { Transport } from '#core/team/transport.ts';
import { studyTables } from '#core/tables/all.ts';
import { nameInSql } from '#db/schema.ts';
import type { Store } from '#db/store.ts';
import { testProject, type TestProject } from './project.ts';

/** A file of a team, with the person who works in it. */
export interface TestReplica extends AsyncDisposable {
  readonly project: TestProject;
  readonly personId: string;
  readonly replica: Replica;
}

const SCHEMA = readdirSync(resolve(import.meta.dirname, '../../migrations')).filter((name) =>
  name.endsWith('.sql'),
).length;

/** A file for a person, copied from that of the one who began; the file joins the team with it. */
export async function replicaOf(from: string, personId: string, transport: Transport): Promise<TestReplica> {
  const project = await testProject(undefined, {}, from);
  const { db } = project.store();
  drawFileId(db.sqlite);
  const projectId = String(db.sqlite.prepare('SELECT id FROM project').pluck().get());
  startTeam(db, {
    projectId,
    transport: 'folder',
    address: 'memory',
    login: personId,
    fingerprint: null,
    personId,
    role: 'owner',
    head: 0,
    chain: '',
    epoch: '',
    protocol: 1,
  });
  return { project, personId, replica: replicaIn(project, transport), ...disposal(project) };
}

/** A study that is open, as a replica uses it. */
export function studyIn(project: TestProject): ReplicaStudy {
  return {
    get store() {
      return project.store();
    },
    alone: { isTaken: false, free: () => Promise.resolve() },
    tell: (acts) => project.session.study?.tell(acts),
  };
}

/** The replica of a study that is open, in a program that can hold this schema. */
export function replicaIn(project: TestProject, transport: Transport, schema = SCHEMA): Replica {
  return new Replica({
    study: studyIn(project),
    transport,
    machine: 'test',
    program: 'test',
    schema,
    now: project.session.now,
  });
}

function disposal(project: TestProject): AsyncDisposable {
  return { [Symbol.asyncDispose]: () => project[Symbol.asyncDispose]() };
}

/** Every row of the study, as the files of a team share it. */
export function sharedRows({ db }: Store): string {
  return studyTables
    .map((table) => {
      const rows = db.sqlite.prepare(`SELECT * FROM "${nameInSql(table)}" ORDER BY id`).all();
      return `${table}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`;
    })
    .join('\n\n');
}

/** The digest of the newest act, and that of the rows. */
export function digestsOf({ db }: Store): readonly unknown[] {
  const newest = db.sqlite.prepare('SELECT digest FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
  return [newest, digestOfRows(db.sqlite)];
}

/** Where a study lies. */
export function fileOf({ folder }: TestProject): string {
  return join(folder, 'study.concord');
}
