// Decides about places, and asks before agreed codings that somebody made by hand go. Many are decided some at a time, so that
// other work goes on meanwhile and one sees how far it is; undo takes all of it back at once.
import { AppError } from '#core/errors.ts';
import type { Progress } from '#electron/rpc/transport.ts';
import { api } from '#renderer/api.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';

export type Decisions = Parameters<typeof api.agreement.decide>[0];
type MadeByHand = NonNullable<Awaited<ReturnType<typeof api.agreement.byHand>>>;

/** How many places are decided at a time: those take less than a tenth of a second. */
const AT_ONCE = 250;

interface ManyPlaces {
  /** Acts of one group are undone together. Default: one of their own. */
  readonly group?: string;
  /** How many places are decided; asked for more than are decided at a time. */
  readonly onProgress?: (at: Progress) => void;
  /** Asked before each further part; what is decided by then stays decided. */
  readonly isStopped?: () => boolean;
}

/** Decides about the places. Returns about how many: none if the person would rather keep what is there. */
export async function decidePlaces(
  asked: Decisions,
  { group = crypto.randomUUID(), onProgress, isStopped = () => false }: ManyPlaces = {},
): Promise<number> {
  const { places } = asked;
  const total = places.length;
  if (total <= AT_ONCE) return (await decideOnce(asked, group)) ? total : 0;
  const parts = Array.from({ length: Math.ceil(total / AT_ONCE) }, (_, part) =>
    places.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
  onProgress?.({ done: 0, total });
  // Asked about all of them before any is written.
  const byHand = await byHandIn(asked, parts, isStopped);
  if (isStopped() || (byHand && !(await mayGo(byHand)))) return 0;
  let done = 0;
  for (const part of parts) {
    if (isStopped() || !(await decideOnce({ ...asked, places: part, overHand: byHand !== null }, group)))
      break;
    done += part.length;
    onProgress?.({ done, total });
  }
  return done;
}

async function byHandIn(
  { request, outcome, takenFrom }: Decisions,
  parts: readonly Decisions['places'][],
  isStopped: () => boolean,
): Promise<MadeByHand | null> {
  let [count, source] = [0, ''];
  for (const places of parts) {
    if (isStopped()) break;
    const found = await api.agreement.byHand({ request, outcome, takenFrom, places });
    if (!found) continue;
    if (count === 0) ({ source } = found);
    count += found.count;
  }
  return count === 0 ? null : { count, source };
}

/** Decides as one act. Returns whether it was done. */
async function decideOnce(asked: Decisions, group: string): Promise<boolean> {
  try {
    await api.agreement.decide(asked, { group });
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.key !== 'errors:agreement_by_hand') throw error;
    const { count = 1, source = '' } = error.parameters as Partial<MadeByHand>;
    const yes = await mayGo({ count, source });
    if (yes) await api.agreement.decide({ ...asked, overHand: true }, { group });
    return yes;
  }
}

function mayGo({ count, source }: MadeByHand): Promise<boolean> {
  const { t } = currentWords();
  return confirm({
    title: t('agreement_screen:by_hand_title'),
    body: t('agreement_screen:by_hand', { count, source }),
    action: t('agreement_screen:by_hand_replace'),
  });
}
