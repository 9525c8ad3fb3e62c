// Passwords of logins at teams' servers. They are in no study and in no log.
import { addressInWords, type ServerAddress } from '#core/team/address.ts';

export interface Passwords {
  /** The password of a login; null where none is known here. */
  of(address: ServerAddress, login: string): Promise<string | null>;
  /** Keeps one that was accepted. */
  keep(address: ServerAddress, login: string, password: string): void;
  forget(address: ServerAddress, login: string): void;
  /** Whether they outlast the program. */
  readonly last: boolean;
}

/** Passwords for as long as the program runs. */
export function passwordsInMemory(): Passwords {
  const known = new Map<string, string>();
  return {
    of: (address, login) => Promise.resolve(known.get(loginInWords(address, login)) ?? null),
    keep: (address, login, password) => known.set(loginInWords(address, login), password),
    forget: (address, login) => known.delete(loginInWords(address, login)),
    last: false,
  };
}

/** A login and its server, as passwords are kept by. */
export function loginInWords(address: ServerAddress, login: string): string {
  return `${login}@${addressInWords(address)}`;
}
