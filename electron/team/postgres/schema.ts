// The schema of a team's server: the SQL of the folder `team`, applied in order, each file once, with its hash in
// `concord.version`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#core/errors.ts';
import { asTyped, identifier, sqlForLogin } from './logins.ts';
import type { ServerConnection } from './server-connection.ts';

interface Step {
  /** The file's name, such as `0001.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** The steps of this version of Concord. Their folder lies beside `electron/`, or beside the built programs. */
function readSteps(): Step[] {
  // From electron/team/postgres in a clone, from dist in a package.
  const folder = ['../team', '../../../team']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => names(path).length > 0);
  if (folder === undefined) throw new Error('The SQL of the team’s server is not there.');
  return names(folder).map((name) => {
    const sql = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d{4}\.sql$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

const ROLES = `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'concord_keeper') THEN CREATE ROLE concord_keeper NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'concord_member') THEN CREATE ROLE concord_member NOLOGIN; END IF;
  -- From version 16 on, who may make roles does not act as them unless told.
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    IF current_setting('server_version_num')::int >= 160000
      THEN EXECUTE format('GRANT concord_keeper TO %I WITH SET TRUE, INHERIT FALSE', current_user);
      ELSE EXECUTE format('GRANT concord_keeper TO %I', current_user);
    END IF;
  END IF;
END $$;
`;

const ENDED = `RESET ROLE;
DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('REVOKE concord_keeper FROM %I', current_user);
  END IF;
END $$;
`;

function statements(steps: readonly Step[], done: number): string {
  return [
    ROLES,
    ...(done === 0 ? ['CREATE SCHEMA concord AUTHORIZATION concord_keeper;\n'] : []),
    'SET ROLE concord_keeper;\n',
    ...steps
      .slice(done)
      .flatMap(({ name, sql, hash }, index) => [
        sql,
        `INSERT INTO concord.version (position, name, hash) VALUES (${done + index + 1}, '${name}', '${hash}');\n`,
      ]),
    ENDED,
  ].join('\n');
}

/** The same for a database that may have some of the steps, or all: those are left as they are. */
function missingStatements(steps: readonly Step[]): string {
  return [
    ROLES,
    'CREATE SCHEMA IF NOT EXISTS concord AUTHORIZATION concord_keeper;\n',
    'SET ROLE concord_keeper;\n',
    ...steps.map(({ name, sql, hash }, index) => {
      const isMissing =
        index === 0
          ? `to_regclass('concord.version') IS NULL`
          : `NOT EXISTS (SELECT FROM concord.version WHERE position = ${index + 1})`;
      return `DO $once$ BEGIN IF ${isMissing} THEN EXECUTE $step$

${sql}
INSERT INTO concord.version (position, name, hash) VALUES (${index + 1}, '${name}', '${hash}');
$step$; END IF; END $once$;
`;
    }),
    ENDED,
  ].join('\n');
}

/**
 * All that an administrator runs in `database`, as text: the roles, the schema, and the login of a study's owner. It makes
 * no password: the administrator gives one.
 */
export function sqlForAdministrator(database: string, login: string): string {
  return `-- Concord: the schema for teams. Run it as an administrator of the database ${database}, such as with
--   psql -d ${inShell(database)} -v ON_ERROR_STOP=1 -1 -f this-file.sql
-- Run again, such as after an update, it adds what is missing. It makes two roles that nobody can log in as, and one schema, concord. Nothing runs on the server but its functions.
-- In pg_hba.conf, members need TLS and SCRAM:
--   hostssl ${asTyped(database)} +concord_member all scram-sha-256

${missingStatements(readSteps())}
GRANT CONNECT ON DATABASE ${identifier(database)} TO concord_member;

${sqlForLogin(login)}-- An owner whose login has CREATEROLE can invite without you:
--   ALTER ROLE ${identifier(login)} CREATEROLE; GRANT concord_member TO ${identifier(login)} WITH ADMIN OPTION;
`;
}

/** A word as a shell takes it. */
function inShell(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/**
 * Makes the schema, or what it lacks, where this login may; nothing where it is complete. Throws where it may not, or where the
 * schema is of a newer Concord.
 */
export async function makeSchema(connection: ServerConnection): Promise<void> {
  const steps = readSteps();
  const done = await lookAtSchema(connection);
  if (done === steps.length) return;
  // Statements that are asked together are one transaction.
  await connection
    .run(`${statements(steps, done)}\nGRANT concord_member TO CURRENT_USER;`)
    .catch((error: unknown) => {
      // Roles that another login made are not this one's to act as.
      throw error instanceof AppError && error.key === 'team_server:no_rights'
        ? missing(connection, done)
        : error;
    });
}

/**
 * How many of its steps the server has. Throws where some are missing and this login may not make them, and where the schema is
 * of a newer Concord.
 */
export async function lookAtSchema(connection: ServerConnection): Promise<number> {
  const steps = readSteps();
  const done = await appliedSteps(connection, steps);
  if (done === steps.length) return done;
  const [may] = await connection.ask<{ may: boolean }>(
    `SELECT rolsuper OR (rolcreaterole AND has_database_privilege(current_database(), 'CREATE')) AS may
     FROM pg_roles WHERE rolname = current_user`,
  );
  if (!may?.may) throw missing(connection, done);
  return done;
}

function missing({ asked }: ServerConnection, done: number): AppError {
  const key = done === 0 ? 'team_server:schema_missing' : 'team_server:schema_older';
  return new AppError('not_found', key, { ...asked });
}

/** How many of the steps the server has; 0 where it has no schema. Throws for a newer schema. */
async function appliedSteps(connection: ServerConnection, steps: readonly Step[]): Promise<number> {
  const [there] = await connection.ask<{ there: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'concord') AS there`,
  );
  if (!there?.there) return 0;
  const rows = await connection.ask<{ hash: string }>('SELECT hash FROM concord.version ORDER BY position');
  if (rows.length > steps.length || rows.some(({ hash }, index) => hash !== steps[index]?.hash))
    throw new AppError('unsupported', 'team_server:schema_newer', { ...connection.asked });
  return rows.length;
}

/** How many steps of the schema this version of Concord needs. Later ones do not keep it from going on. */
export function stepsNeeded(): number {
  return readSteps().length;
}
