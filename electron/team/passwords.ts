// Passwords of logins at teams' servers. They are in no study and in no log.
import { addressInWords, type ServerAddress } from '#core/team/address.ts';

export interface Passwords {
  /** The password of a login; null where none is known here. */
  of(address: ServerAddress, login: string): Promise<string | null>;
  /** Keeps one that was accepted. */
  keep(address: ServerAddress, login: string, password: string): void;
}

/** Passwords for as long as the program runs. */
export function passwordsInMemory(): Passwords {
  const known = new Map<string, string>();
  const key = (address: ServerAddress, login: string): string => `${login}@${addressInWords(address)}`;
  return {
    of: (address, login) => Promise.resolve(known.get(key(address, login)) ?? null),
    keep: (address, login, password) => known.set(key(address, login), password),
  };
}
