// A login at the place of a team's log.
import type { ServerAddress } from '#core/team/address.ts';

export interface TeamLogin {
  readonly address: ServerAddress;
  readonly login: string;
  /** The password, asked for at each connection; null where none is known. */
  readonly password: () => Promise<string | null>;
}

/** The fingerprint by which the server is known; null where it is known in another way. */
export function fingerprintOf({ address: { proof } }: Pick<TeamLogin, 'address'>): string | null {
  return proof.by === 'fingerprint' ? proof.sha256 : null;
}
