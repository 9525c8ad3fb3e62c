// Updates a study of an earlier version before a verb opens it to write. Prints the cost, the progress and the way back
// on standard error, since standard output is for scripts.
import { basename, resolve } from 'node:path';
import { shellOf, shellWord } from '#core/shell-word.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { truePath } from '#db/place.ts';
import { keptStudy } from '#db/snapshots/kept-studies.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import type { UpdateCost } from '#words/update-question.ts';
import type { Words } from '#words/words.ts';
import type { UpdateAt } from '../../rpc/transport.ts';
import type { Settings } from '../../settings.ts';
import { isUpdatedFirst, openUpdater, updateCost } from '../../engines/updating.ts';
import { megabytesOf, report, tell } from '../terminal.ts';

const SECOND = 1_000;

/**
 * Updates the study at `asked` if it has an earlier version and can be written; otherwise, or if another program has it
 * open, does nothing. Throws what opening it to write throws, with the study as it was.
 */
export async function updateFirst(
  asked: string,
  options: OpenOptions,
  settings: Settings,
  words: Words,
): Promise<void> {
  const path = truePath(resolve(asked));
  if (!isUpdatedFirst(path, options)) return;
  const folder = settings.snapshotFolder;
  const cost = updateCost(path, folder);
  let isBegun = false;
  let clock: NodeJS.Timeout | undefined;
  const hear = ({ phase, done, total }: UpdateAt): void => {
    // The first progress report arrives only once no other program has the study open.
    if (!isBegun && cost) tell(beginning(path, cost, folder, words));
    isBegun = true;
    if (phase === 'keeping') report(megabytesOf(done, total));
    else clock ??= reportSeconds(words.t('snapshots:update_changing', { name: basename(path) }));
  };
  try {
    await openUpdater().update({ path, options }, hear);
  } finally {
    clearInterval(clock);
    report('');
  }
  if (isBegun) tell(wayBack(path, folder, words));
}

function beginning(path: string, { seconds, bytes, free }: UpdateCost, folder: string, words: Words): string {
  return words.t('command_line:update_first', {
    name: basename(path),
    count: seconds,
    size: bytesInWords(bytes, words),
    free: bytesInWords(free, words),
    folder,
  });
}

/** The newest snapshot is the one made before the update, whatever the clock said. */
function wayBack(path: string, folder: string, { t }: Words): string {
  const [before] = keptStudy(folder, path).snapshots.toSorted((a, b) => b.id - a.id);
  const command = ['concord', 'restore', path, String(before?.id ?? 'latest')]
    .map((word) => shellWord(word, shellOf(process.platform)))
    .join(' ');
  return t('command_line:updated', { name: basename(path), command });
}

/** During the migration no progress is known, only that it goes on. */
function reportSeconds(what: string): NodeJS.Timeout {
  const start = Date.now();
  report(what);
  return setInterval(() => report(`${what} (${Math.round((Date.now() - start) / SECOND)} s)`), SECOND);
}
