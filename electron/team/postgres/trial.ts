// Tries the way to a server, step by step, before a study is shared there or joined.
import { AppError, type ErrorValue } from '#core/errors.ts';
import { isAboutCertificate, type Trial, type TrialStep } from '#core/team/trial.ts';
import { unlessStopped } from './silent-server.ts';
import { certificateOf } from './certificate.ts';
import { PostgresTeam } from './connect.ts';
import { lookAtSchema, sqlForAdministrator } from './schema.ts';
import { ServerConnection, type ServerAccess } from './server-connection.ts';

interface Trying {
  /** Says what went wrong, as a sentence of the person's language. */
  readonly worded: (error: unknown) => ErrorValue;
  /** Hears how many steps are done. */
  readonly told: (done: number) => void;
  readonly signal: AbortSignal;
}

type Facts = Partial<Omit<Trial, 'steps'>>;

/** Tries whether this login could make a team here. Sends nothing of the study. Rejects only when `signal` ends it. */
export function tryToShare(access: ServerAccess, trying: Trying): Promise<Trial> {
  return tried(access, trying, [
    [
      'schema',
      async (connection) => {
        try {
          await lookAtSchema(connection);
          return {};
        } catch (error) {
          const { database, login } = connection.asked;
          const isMissing = error instanceof AppError && MENDED_BY_SQL.has(error.key);
          throw isMissing ? new Missing(error, sqlForAdministrator(database, login)) : error;
        }
      },
    ],
    [
      'room',
      async (connection) => {
        const [row] = await connection.ask<{ bytes: string; isReadOnly: boolean }>(
          `SELECT pg_database_size(current_database()) AS bytes, current_setting('transaction_read_only') = 'on' AS "isReadOnly"`,
        );
        if (row?.isReadOnly === true)
          throw new AppError('locked', 'team_server:read_only', { ...connection.asked });
        return { databaseBytes: Number(row?.bytes ?? 0) };
      },
    ],
  ]);
}

const MENDED_BY_SQL: ReadonlySet<string> = new Set([
  'team_server:schema_missing',
  'team_server:schema_older',
]);

/** Tries whether this login could join the team of a project. Rejects only when `signal` ends it. */
export function tryToJoin(
  access: ServerAccess,
  { projectId, name }: { readonly projectId: string; readonly name: string },
  trying: Trying,
): Promise<Trial> {
  return tried(access, trying, [
    [
      'membership',
      async (connection) => {
        const { members, bases } = new PostgresTeam(connection, projectId);
        // Refuses strangers and those who left, to whom the database shows no rows.
        await connection.ask('SELECT concord.missing($1, $2)', [projectId, []]);
        const me = (await members.list()).find(({ login }) => login === access.login);
        if (!me) throw new AppError('not_found', 'team_server:not_a_member', { ...connection.asked });
        const [base] = await bases.list();
        if (!base) throw new AppError('not_found', 'errors:team_no_base', { name });
        return { member: { role: me.role, name: me.name, bytes: base.size } };
      },
    ],
  ]);
}

type Step = readonly [step: TrialStep, look: (connection: ServerConnection) => Promise<Facts>];

/** A part of the schema is missing, and may not be made by this login. */
class Missing extends Error {
  readonly why: AppError;
  readonly sql: string;

  constructor(why: AppError, sql: string) {
    super(why.key);
    this.why = why;
    this.sql = sql;
  }
}

async function tried(access: ServerAccess, trying: Trying, rest: readonly Step[]): Promise<Trial> {
  const { signal, worded, told } = trying;
  const connection = new ServerConnection(access);
  const steps: { step: TrialStep; problem: ErrorValue | null }[] = [];
  let facts: Facts = {};
  const done = (step: TrialStep, problem: ErrorValue | null): void => {
    steps.push({ step, problem });
    told(steps.length);
  };
  try {
    facts = { certificate: await unlessStopped(certificateOf(access.address), signal) };
    done('reach', null);
    await unlessStopped(connection.run('SELECT 1'), signal);
    done('certificate', null);
    const [row] = await connection.ask<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    );
    facts = { ...facts, version: row?.version.split(' ')[0] ?? null };
    done('login', null);
    for (const [step, look] of rest) {
      facts = { ...facts, ...(await unlessStopped(look(connection), signal)) };
      done(step, null);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Missing) facts = { ...facts, sql: error.sql };
    const problem = worded(error instanceof Missing ? error.why : error);
    const at = failedAt(problem, steps.length, rest);
    // Whether a socket is there is known only now.
    if (at === 'reach') steps.length = 0;
    // A server that shows a foreign certificate was reached; one that asks for a password has shown the right one.
    if (at !== 'reach' && steps.length === 0) done('reach', null);
    if (at === 'login' && steps.length === 1) done('certificate', null);
    done(at, problem);
  } finally {
    void connection.close().catch(() => undefined);
  }
  return { ...NOTHING, ...facts, steps };
}

const NOTHING: Omit<Trial, 'steps'> = {
  certificate: null,
  version: null,
  sql: null,
  databaseBytes: null,
  member: null,
};

/** The step that the error belongs to, after so many steps were done. */
function failedAt({ key }: ErrorValue, done: number, rest: readonly Step[]): TrialStep {
  if (done < 2 && isAboutCertificate(key)) return 'certificate';
  if (done === 0 || (done === 1 && NOT_REACHED.has(key))) return 'reach';
  if (done < 3) return 'login';
  return rest[done - 3]?.[0] ?? 'login';
}

/** A socket, and a server whose line breaks, are found out only while logging in. */
const NOT_REACHED: ReadonlySet<string> = new Set([
  'team_server:unreachable',
  'team_server:unknown_host',
  'team_server:no_tunnel',
]);
