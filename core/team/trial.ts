// What is tested before a study is shared with a team, or joined: step by step, so that the first step that fails says what to
// do.
import type { ErrorValue } from '../errors.ts';
import type { Role } from './transport.ts';

/** The steps before sharing, in order. */
export const sharingSteps = ['reach', 'certificate', 'login', 'schema', 'room'] as const;

/** The steps before joining, in order. */
export const joiningSteps = ['reach', 'certificate', 'login', 'membership'] as const;

export type TrialStep = (typeof sharingSteps)[number] | (typeof joiningSteps)[number];

/** What a server shows of itself, before anybody logs in. */
export interface ShownCertificate {
  /** SHA-256 of the certificate, 64 lower-case hex digits. */
  readonly sha256: string;
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validTo: string;
  readonly pem: string;
}

/** A trial of the way to a server. */
export interface Trial {
  /** The steps that were done, in order; the last one may have failed, and the steps after it were not tried. */
  readonly steps: readonly { readonly step: TrialStep; readonly problem: ErrorValue | null }[];
  /** Null for a socket of this machine, and where the server was not reached. */
  readonly certificate: ShownCertificate | null;
  /** The version of PostgreSQL, once logged in. */
  readonly version: string | null;
  /** What an administrator has to run first; null where nothing is missing. */
  readonly sql: string | null;
  /** Before sharing: the bytes in the database now; null where that step was not reached. */
  readonly databaseBytes: number | null;
  /** Before joining: as whom; null where that step was not reached. */
  readonly member: TrialMember | null;
}

/** Who would join. */
export interface TrialMember {
  readonly role: Role;
  /** The name of the person, where the owner has bound them to a coder, or they have joined before. */
  readonly name: string | null;
  /** The bytes that will be fetched. */
  readonly bytes: number;
}

const OF_THE_CERTIFICATE: ReadonlySet<string> = new Set([
  'team_server:no_tls',
  'team_server:tls_failed',
  'team_server:certificate_foreign',
  'team_server:certificate_name',
  'team_server:certificate_expired',
  'team_server:certificate_other',
]);

/** Whether this error is about how the server proves that it is the right one. */
export function isAboutCertificate(key: string): boolean {
  return OF_THE_CERTIFICATE.has(key);
}
