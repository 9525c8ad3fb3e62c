// Notes what of others is on a screen, in a list or in a file of one who asks, as soon as there is a second coder or documents
// and interviews were kept apart: what a paper says about blind work counts it. It is written behind the answers, and where
// nothing can be written it is left out.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadDb } from '#db/handles.ts';
import type { WorkIn } from '#db/displayed.ts';
import type { Store } from '#db/store.ts';
import { statement } from '#db/statements.ts';

/** How long what is displayed waits to be written together, in milliseconds. */
const WRITE_AFTER_MS = 3_000;
/** The most things of an answer that are looked at. */
const MAX_THINGS = 50_000;

/** What a window holds; it asks for what it shows of others' codings by other methods. */
const HELD: ReadonlySet<string> = new Set(['project.records', 'rounds.list', 'coders.work']);

/** Methods whose file holds the codings of every coder that the one who asks may see. */
const FILES =
  /^(?:exports|printing|exchange|replication|annex|report)\.(?!.*(?:[Pp]review|losses|look|list|report$))/;

/** Whether what a coder coded is shown, not only held. */
type IsShown = (coderId: string, codingId?: unknown) => boolean;

export class Displays {
  readonly #store: Store;
  readonly #now: () => string;
  readonly #waiting = new Map<string, WorkIn & { readonly viewerId: string }>();
  /** What was noted since the last coding, so that it is not written again and again. */
  readonly #written = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, now: () => string) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * Looks, after the answer to `asked` is on its way, at what it shows to this viewer; `seen` is the study as they see it.
   */
  note(method: string, asked: unknown, answer: unknown, viewerId: string, seen: ReadDb): void {
    if (this.#store.readOnly || typeof answer !== 'object' || HELD.has(method)) return;
    const isShown = this.#shownIn(asked);
    if (isShown === null) return;
    void nextTurn()
      .then(() => {
        if (!this.#store.db.sqlite.open || !seen.sqlite.open) return;
        if (FILES.test(method)) this.#noteAll(viewerId, seen, isShown);
        else this.#noteIn(answer, viewerId, isShown);
      })
      // What cannot be noted must disturb nobody.
      .catch(() => undefined);
  }

  /** Call after codings were added: what is displayed from now on holds them. */
  coded(): void {
    this.#written.clear();
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.size === 0) return;
    const byViewer = Map.groupBy(this.#waiting.values(), ({ viewerId }) => viewerId);
    this.#waiting.clear();
    for (const [viewerId, work] of byViewer) this.#store.noteDisplayed(viewerId, work, this.#now());
  }

  /** Whether there is a second coder, or was a round. */
  #isOfSeveral(): boolean {
    const several = statement(
      this.#store.db.sqlite,
      "SELECT (SELECT count(*) FROM (SELECT 1 FROM coder WHERE kind <> 'machine' LIMIT 2)) > 1 OR EXISTS (SELECT 1 FROM blind_round)",
    );
    return several.pluck().get() === 1;
  }

  #add(viewerId: string, coderId: string, sourceId: string, isShown: () => boolean): void {
    const key = `${viewerId} ${coderId} ${sourceId}`;
    if (coderId === viewerId || this.#written.has(key) || !isShown()) return;
    this.#written.add(key);
    this.#waiting.set(key, { viewerId, coderId, sourceId });
    this.#timer ??= setTimeout(() => this.flush(), WRITE_AFTER_MS).unref();
  }

  /**
   * Whose codings a screen shows of an answer: those of people, and of programs what was asked for by the id of the program
   * or of the coding. Others are held by a window that does not show them. Null where nothing of others can be among them.
   */
  #shownIn(asked: unknown): IsShown | null {
    const programs = statement(this.#store.db.sqlite, "SELECT id FROM coder WHERE kind = 'machine'");
    const ids = programs.pluck().all() as string[];
    if (ids.length === 0) return this.#isOfSeveral() ? (coderId) => this.#isPersons(coderId) : null;
    const input = JSON.stringify(asked) ?? '';
    return (coderId, codingId) =>
      ids.includes(coderId)
        ? input.includes(coderId) || (typeof codingId === 'string' && input.includes(codingId))
        : this.#isPersons(coderId);
  }

  /** Whether people made the codings of this coder. */
  #isPersons(coderId: string): boolean {
    const kind = statement(this.#store.db.sqlite, 'SELECT kind FROM coder WHERE id = ?').pluck().get(coderId);
    return typeof kind === 'string' && kind !== 'machine';
  }

  /** Every row of an answer that names a source, and a coder of it or those who coded a place in it. */
  #noteIn(answer: unknown, viewerId: string, isShown: IsShown): void {
    const left: unknown[] = [answer];
    for (let count = 0; left.length > 0 && count < MAX_THINGS; count += 1) {
      const each = left.pop();
      if (typeof each !== 'object' || each === null) continue;
      const { id, coderId, sourceId, present } = each as {
        readonly id?: unknown;
        readonly coderId?: unknown;
        readonly sourceId?: unknown;
        readonly present?: unknown;
      };
      if (typeof sourceId === 'string')
        for (const by of [coderId, ...(Array.isArray(present) ? (present as unknown[]) : [])])
          if (typeof by === 'string') this.#add(viewerId, by, sourceId, () => isShown(by, id));
      for (const value of Object.values(each)) if (typeof value === 'object') left.push(value);
    }
  }

  #noteAll(viewerId: string, seen: ReadDb, isShown: IsShown): void {
    const pairs = seen.sqlite.prepare('SELECT DISTINCT coder_id, source_id FROM coding').raw().all();
    for (const [coderId, sourceId] of pairs as [string, string][])
      this.#add(viewerId, coderId, sourceId, () => isShown(coderId));
  }
}
