// The originals of a team's study, which the command line fetches after everything else.
import type { Words } from '#words/words.ts';
import type { CallOptions } from '../../rpc/transport.ts';
import { sentence, tell, type Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import type { OpenedProject } from './open-project.ts';

/** Fetches what is still to come, and says on standard error how far it is and what did not come; an interruption leaves the rest. */
export async function fetchOriginals(
  team: OpenedProject['api']['team'],
  { words, report }: Pick<Terminal, 'words' | 'report'>,
): Promise<void> {
  const state = await team.state({});
  if (state === null || state.coming.count === 0) return;
  const { came, left, why } = await team.originals({}, awaited({ report }));
  tell(words.t('team:originals_came', { count: came }));
  if (why !== null) tell(leftInWords(words, left, why));
}

/** Says how many of the bytes are here, and ends with the first interruption. */
export function awaited({ report }: Pick<Terminal, 'report'>): Pick<CallOptions, 'signal' | 'onProgress'> {
  return {
    signal: interrupted(),
    onProgress: ({ done, total }) => report(`${megabytes(done)} / ${megabytes(total)} MB`),
  };
}

function leftInWords(words: Words, count: number, why: Parameters<typeof sentence>[1]): string {
  return words.t('team:originals_left', { count, why: sentence(words, why) });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
