// Several real files, their people's own logins, and one PostgreSQL: whatever is done in the files, offline or not, they become the
// same study.
import Database from 'better-sqlite3';
import { beforeAll, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { tableRights } from '#core/team/roles.ts';
import { findProblems } from '#db/check.ts';
import { connect } from '#electron/team/postgres/connect.ts';
import { chance } from '../../../../scripts/chance.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { act } from '../../../helpers/random-acts.ts';
import { digestsOf, fileOf, replicaOf, sharedRows } from '../../../helpers/replicas.ts';
import { begunStudy } from '../../../helpers/team-histories.ts';
import { socketAccess, testTeam } from '../../../helpers/team.ts';

const RUNS = Number(process.env['CONCORD_TEAM_RUNS'] ?? 2);
const STEPS = 60;

let server: TestPostgres;
beforeAll(async () => {
  server = await sharedPostgres();
});

function projectIn(path: string): string {
  const file = new Database(path, { readonly: true });
  try {
    return String(file.prepare('SELECT id FROM project').pluck().get());
  } finally {
    file.close();
  }
}

/** Sends and receives; what settles itself with the next try is no fault. */
async function synced(sync: () => Promise<unknown>): Promise<void> {
  await sync().catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'locked') throw error;
  });
}

test.each(Array.from({ length: RUNS }, (_, seed) => seed + 1))(
  'files of three people on one server become the same study, while connections are cut (seed %i)',
  async (seed) => {
    const by = chance(seed);
    const { project, people } = await begunStudy();
    await using begun = project;
    await using team = await testTeam(server, {
      projectId: projectIn(fileOf(begun)),
      owner: { personId: people[0] ?? '', name: 'Bo' },
      rights: tableRights(),
      codebook: 'all',
      sources: 'all',
    });
    const logins = ['boss', 'lin', 'chen', 'boss'];
    for (const [index, login] of logins.slice(1, 3).entries())
      await team.member(login, 'owner', people[index + 1]);
    const files = [];
    for (const [index, login] of logins.entries()) {
      const log = await connect(socketAccess(server, team.database, login), team.projectId);
      // The last file is a second machine of the first person.
      files.push({ log, login, ...(await replicaOf(fileOf(begun), people[index % 3] ?? '', log)) });
    }

    for (let step = 0; step < STEPS; step += 1) {
      const { project: study, replica, login } = by.of(files);
      const kind = by.below(10);
      if (kind < 6) await act(study, [by.below(37), by.below(1000), by.below(1000), by.below(1000)]);
      else if (kind === 6) await study.api.history.undo().catch(() => undefined);
      else if (kind < 9) await synced(() => replica.sync());
      else
        await server.asked(
          'postgres',
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1 AND datname = $2',
          [login, team.database],
        );
    }
    for (let round = 0; round < 3; round += 1)
      for (const { replica } of files) await synced(() => replica.sync());

    const rows = files.map(({ project: study }) => sharedRows(study.store()));
    expect(new Set(rows).size).toBe(1);
    for (const { project: study } of files) {
      const [newest, digest] = digestsOf(study.store());
      expect(newest).toBe(digest);
      expect(findProblems(study.store().db)).toEqual([]);
      expect(study.faults).toEqual([]);
    }
    const [sent] = await server.asked(team.database, 'SELECT head FROM concord.project WHERE id = $1', [
      team.projectId,
    ]);
    expect(Number(sent?.['head'])).toBeGreaterThan(5);
    for (const { log, project: study } of files) {
      await log.close();
      await study[Symbol.asyncDispose]();
    }
  },
);
