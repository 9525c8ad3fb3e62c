// Where the command line takes a password from: a descriptor, else the file that PGPASSFILE names, else the person.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { AppError } from '#core/errors.ts';
import { addressInWords, type ServerAddress } from '#core/team/address.ts';
import type { Words } from '#words/words.ts';
import type { Passwords } from '../../team/passwords.ts';

/**
 * The passwords of one command. `descriptor` is that of `--password-fd`: its first line is the password. A person is asked in
 * a terminal, where nothing of what they type is shown; null leaves it to PGPASSFILE and to servers that ask for none.
 */
export function passwordsHere({ t }: Words, descriptor: number | undefined): Passwords {
  let known: string | null = null;
  return {
    of: async (address, login) => {
      if (known !== null) return known;
      if (descriptor !== undefined) known = firstLineOf(descriptor);
      else if (isAsked(address))
        known = await hiddenAnswer(t('team:password', { login, place: addressInWords(address) }));
      return known;
    },
    keep: () => undefined,
    forget: () => undefined,
    last: false,
  };
}

/** The first line that a descriptor gives. Throws `invalid` for one that cannot be read. */
function firstLineOf(descriptor: number): string {
  try {
    return readFileSync(descriptor, 'utf8').split(/\r?\n/)[0] ?? '';
  } catch {
    throw new AppError('invalid', 'team:no_descriptor', { descriptor });
  }
}

function isAsked({ proof }: ServerAddress): boolean {
  const files = [process.env['PGPASSFILE'] ?? join(homedir(), '.pgpass')];
  return proof.by !== 'socket' && process.stdin.isTTY && !files.some((file) => existsSync(file));
}

/** Asks on standard error, since standard output is for scripts. */
function hiddenAnswer(question: string): Promise<string> {
  process.stderr.write(`${question} `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  return new Promise((answered) => {
    lines.question('', (answer) => {
      lines.close();
      process.stderr.write('\n');
      answered(answer);
    });
    lines.once('SIGINT', () => {
      lines.close();
      process.stderr.write('\n');
      process.exit(130);
    });
  });
}
