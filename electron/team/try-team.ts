// Tries the way to the place of a team's log, before a study is shared there or joined.
import type * as Postgres from './postgres/trial.ts';

/** See `postgres/trial.ts`, which is loaded only now: who joins no team needs no network. */
export const tryToShare: typeof Postgres.tryToShare = async (...asked) =>
  (await import('./postgres/trial.ts')).tryToShare(...asked);

/** See `postgres/trial.ts`. */
export const tryToJoin: typeof Postgres.tryToJoin = async (...asked) =>
  (await import('./postgres/trial.ts')).tryToJoin(...asked);
