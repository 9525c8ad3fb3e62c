// A study of an earlier version is brought up to date before it is opened to be written. The terminal is told what that
// takes, how far it is and which way leads back, on standard error: what is printed is for scripts.
import { basename, resolve } from 'node:path';
import { shellOf, shellWord } from '#core/shell-word.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { truePath } from '#db/place.ts';
import { keptStudy } from '#db/snapshots/kept-studies.ts';
import { bytesInWords } from '#words/bytes-told.ts';
import type { UpdateCost } from '#words/update-question.ts';
import type { Words } from '#words/words.ts';
import type { UpdateAt } from '../../rpc/transport.ts';
import type { Settings } from '../../settings.ts';
import { isUpdatedFirst, openUpdater, updateCost } from '../../engines/updating.ts';
import { megabytesOf, report, tell } from '../terminal.ts';

const SECOND = 1_000;

/**
 * Brings the study at `asked` up to date where it is of an earlier version and can be written. Does nothing otherwise, nor
 * where another program has it open. Throws what opening it to write throws, with the study as it was.
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
    // The first word of it comes when nobody else has the study.
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

/** The snapshot that was made last is the one before the update, whatever the clock said. */
function wayBack(path: string, folder: string, { t }: Words): string {
  const [before] = keptStudy(folder, path).snapshots.toSorted((a, b) => b.id - a.id);
  const command = ['concord', 'restore', path, String(before?.id ?? 'latest')]
    .map((word) => shellWord(word, shellOf(process.platform)))
    .join(' ');
  return t('command_line:updated', { name: basename(path), command });
}

/** How far it is cannot be said while the schema changes, only that it goes on. */
function reportSeconds(what: string): NodeJS.Timeout {
  const start = Date.now();
  report(what);
  return setInterval(() => report(`${what} (${Math.round((Date.now() - start) / SECOND)} s)`), SECOND);
}
