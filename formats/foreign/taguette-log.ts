// Taguette's log of a project: who did what, and when each thing was made.
import { integer, text, type ForeignDatabase } from './database.ts';

/** Who did something, and when. */
export interface Act {
  readonly by: string | null;
  readonly at: string | null;
}

/** An entry of the log. Projects and documents are given by number. */
export interface Logged extends Act {
  readonly project: number | null;
  readonly document: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** All entries in order; unknown ones are skipped. */
export function logOf(db: ForeignDatabase): Logged[] {
  const columns = ['date', 'user_login', 'project_id', 'document_id', 'payload'] as const;
  return db.rows('commands', ...columns).flatMap((row): Logged[] => {
    let payload: unknown;
    try {
      payload = JSON.parse(text(row, 'payload') ?? 'null');
    } catch {
      return [];
    }
    if (typeof payload !== 'object' || payload === null) return [];
    return [
      {
        project: integer(row, 'project_id'),
        document: integer(row, 'document_id'),
        by: text(row, 'user_login'),
        at: text(row, 'date'),
        payload: payload as Readonly<Record<string, unknown>>,
      },
    ];
  });
}

/** Who last added each highlight and document. */
export function actsOf(log: readonly Logged[]): ReadonlyMap<string, Act> {
  const found = new Map<string, Act>();
  for (const { by, at, document, payload } of log) {
    if (payload['type'] === 'highlight_add') found.set(`highlight ${numberIn(payload)}`, { by, at });
    else if (payload['type'] === 'document_add') found.set(`document ${document}`, { by, at });
  }
  return found;
}

/**
 * When each tag or highlight first appears in the log, by its number. Several of one moment also have their rank among
 * them, which stays the same when others are removed, because the log keeps those.
 */
export function madeAt(
  log: readonly Logged[],
  type: 'tag_add' | 'highlight_add',
): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  const moments = new Map<string, number>();
  for (const { project, at, payload } of log) {
    const number = numberIn(payload);
    if (payload['type'] !== type || at === null || number === '' || made.has(number)) continue;
    const [moment, before] = [`${project} ${at}`, moments.get(`${project} ${at}`) ?? 0];
    moments.set(moment, before + 1);
    made.set(number, before === 0 ? at : `${at} ${before + 1}`);
  }
  return made;
}

/** The number of the tag or highlight in an entry; empty if none. Early logs call it `id`. */
function numberIn({ type, tag_id: tag, highlight_id: highlight, id }: Logged['payload']): string {
  const number = (type === 'tag_add' ? tag : highlight) ?? id;
  return typeof number === 'number' ? String(number) : '';
}
