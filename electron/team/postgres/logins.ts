// The logins of members, which an owner makes where PostgreSQL lets them, and an administrator otherwise.
import { madeVerifier } from './scram.ts';
import type { ServerConnection } from './server-connection.ts';

/** An identifier as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What stands for several databases in `pg_hba.conf`. */
const FOR_SEVERAL: ReadonlySet<string> = new Set(['all', 'replication', 'samegroup', 'samerole', 'sameuser']);

/**
 * An identifier as a person types it in psql and in `pg_hba.conf`: quoted where that is needed. psql sets the password of `lena` for
 * `\password Lena`.
 */
export function asTyped(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !FOR_SEVERAL.has(name) ? name : identifier(name);
}

/** What an administrator runs to make a login for a member. */
export function sqlForLogin(login: string): string {
  return `-- A login for a member of a team; then give it a password: \\password ${asTyped(login)}
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(login)}) THEN CREATE ROLE ${identifier(login)} LOGIN; END IF;
END $$;
GRANT concord_member TO ${identifier(login)};
`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Lets a login be a member's: makes it where it is missing, with this password. Returns what an administrator has to run where
 * this login may not do it itself; null where it is done.
 */
export async function makeLogin(
  connection: ServerConnection,
  login: string,
  password: string,
): Promise<string | null> {
  const [facts] = await connection.ask<{ there: boolean; member: boolean; may: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS there,
       EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND NOT rolsuper AND pg_has_role(oid, 'concord_member', 'MEMBER')) AS member,
       -- Before version 16, who may make roles may give any of them to anybody.
       (SELECT rolsuper OR (rolcreaterole AND (pg_has_role(oid, 'concord_member', 'MEMBER WITH ADMIN OPTION')
          OR current_setting('server_version_num')::int < 160000)) FROM pg_roles WHERE rolname = current_user) AS may`,
    [login],
  );
  if (facts?.there && facts.member) return null;
  if (!facts?.may) return sqlForLogin(login);
  // The server's log may keep statements: it gets what proves the password, not the password.
  const made = facts.there
    ? ''
    : `CREATE ROLE ${identifier(login)} LOGIN PASSWORD ${literal(madeVerifier(password))};\n`;
  await connection.run(`${made}GRANT concord_member TO ${identifier(login)};`);
  return null;
}
