// What goes wrong between Concord and a team's server, each as a sentence that says what happened, why and what to do.
import { AppError, type ErrorCode, type ErrorParameters } from '#core/errors.ts';

/** Whom an error is about. */
export interface Asked {
  /** The server as people read it. */
  readonly server: string;
  readonly login: string;
  readonly database: string;
}

type Sentence = readonly [code: ErrorCode, key: string];

/** States of PostgreSQL (its manual, appendix A), of Node's sockets and TLS, and of our own functions (`team/0001.sql`). */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  ECONNREFUSED: ['locked', 'team_server:unreachable'],
  EHOSTUNREACH: ['locked', 'team_server:unreachable'],
  ENETUNREACH: ['locked', 'team_server:unreachable'],
  ETIMEDOUT: ['locked', 'team_server:unreachable'],
  ENOENT: ['locked', 'team_server:unreachable'],
  EACCES: ['locked', 'team_server:unreachable'],
  ENOTFOUND: ['locked', 'team_server:unknown_host'],
  EAI_AGAIN: ['locked', 'team_server:unknown_host'],
  ECONNRESET: ['locked', 'team_server:lost'],
  EPIPE: ['locked', 'team_server:lost'],
  '08006': ['locked', 'team_server:lost'],
  '57P01': ['locked', 'team_server:stopping'],
  '57P02': ['locked', 'team_server:stopping'],
  '57P03': ['locked', 'team_server:stopping'],
  // A turn that was not used in time.
  '57P05': ['locked', 'team_server:turn_over'],
  '53100': ['locked', 'team_server:disk_full'],
  '53200': ['locked', 'team_server:no_memory'],
  '53300': ['locked', 'team_server:too_many'],
  '25006': ['locked', 'team_server:read_only'],
  '57014': ['locked', 'team_server:no_answer'],
  '55P03': ['locked', 'team_server:no_answer'],
  '40P01': ['locked', 'team_server:no_answer'],
  '28P01': ['invalid', 'team_server:wrong_password'],
  '28000': ['invalid', 'team_server:login_refused'],
  // Dropped, renamed, or about to come back: what is done meanwhile is kept.
  '3D000': ['locked', 'team_server:no_database'],
  '57P04': ['locked', 'team_server:no_database'],
  '3F000': ['not_found', 'team_server:schema_missing'],
  '42P01': ['unsupported', 'team_server:schema_older'],
  '42703': ['unsupported', 'team_server:schema_older'],
  '42883': ['unsupported', 'team_server:schema_older'],
  '42501': ['invalid', 'team_server:no_rights'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['invalid', 'team_server:certificate_foreign'],
  SELF_SIGNED_CERT_IN_CHAIN: ['invalid', 'team_server:certificate_foreign'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['invalid', 'team_server:certificate_foreign'],
  UNABLE_TO_GET_ISSUER_CERT: ['invalid', 'team_server:certificate_foreign'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['invalid', 'team_server:certificate_foreign'],
  CERT_SIGNATURE_FAILURE: ['invalid', 'team_server:certificate_foreign'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['invalid', 'team_server:certificate_name'],
  CERT_HAS_EXPIRED: ['invalid', 'team_server:certificate_expired'],
  CERT_NOT_YET_VALID: ['invalid', 'team_server:certificate_expired'],
  // A project of that id is there: the only row that a person makes under an id of the study.
  '23505': ['conflict', 'team_server:project_exists'],
  CC001: ['not_found', 'team_server:not_a_member'],
  CC002: ['conflict', 'team_server:left'],
  CC003: ['conflict', 'team_server:role_may_not'],
  CC004: ['conflict', 'team_server:round_open'],
  CC005: ['conflict', 'team_server:blob_not_whole'],
  CC006: ['conflict', 'errors:team_replica_taken'],
  CC007: ['conflict', 'team_server:moved'],
  CC008: ['conflict', 'team_server:too_large'],
  CC009: ['unsupported', 'team_server:unknown_table'],
  CC010: ['conflict', 'team_server:cut_off'],
  CC011: ['conflict', 'team_server:last_owner'],
  CC012: ['conflict', 'team_server:round_over'],
  CC013: ['conflict', 'team_server:layer_of_another'],
  CC014: ['conflict', 'team_server:parts_differ'],
  CC015: ['conflict', 'team_server:not_next'],
  CC016: ['locked', 'team_server:begun_anew'],
  CC017: ['conflict', 'team_server:not_published'],
};

/** What `pg` says without a code. */
const MESSAGES: readonly (readonly [message: RegExp, sentence: Sentence])[] = [
  [/not currently accepting connections/, ['locked', 'team_server:stopping']],
  [/does not support SSL/, ['invalid', 'team_server:no_tls']],
  [/password must be/i, ['invalid', 'team_server:password_needed']],
  [/timeout expired|timeout exceeded/i, ['locked', 'team_server:unreachable']],
  [/Query read timeout/, ['locked', 'team_server:no_answer']],
  [/Connection terminated|not queryable|Client was closed/, ['locked', 'team_server:lost']],
  [/establishing an SSL connection/, ['invalid', 'team_server:tls_failed']],
];

/** The error as an `AppError`; an `AppError` stays. Anything unknown says what the server said. */
export function asTeamError(error: unknown, asked: Asked): AppError {
  if (error instanceof AppError) return error;
  const { code = '', detail = '', message } = unwrapped(error);
  // The advice that the runtime gives to its programmers helps nobody here.
  const what = message.replace(/; if the root CA is installed locally.*$/su, '');
  const parameters: ErrorParameters = { ...asked, detail, what, state: code };
  const [kind, key] =
    SENTENCES[code] ??
    MESSAGES.find(([pattern]) => pattern.test(message))?.[1] ??
    (code.startsWith('ERR_SSL') || code === 'EPROTO'
      ? (['invalid', 'team_server:tls_failed'] as const)
      : (['internal', 'team_server:refused'] as const));
  return new AppError(kind, key, parameters);
}

interface Raw {
  readonly code?: string;
  readonly detail?: string;
  readonly message: string;
}

/** A host with several addresses gives one error for each. */
function unwrapped(error: unknown): Raw {
  if (error instanceof AggregateError && error.errors.length > 0) return unwrapped(error.errors[0]);
  return error instanceof Error ? error : { message: String(error) };
}
