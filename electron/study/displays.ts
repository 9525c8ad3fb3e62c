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
/** How many of them, how many sources, and how many rows to write at a time: others have a turn in between. */
const THINGS_AT_ONCE = 5_000;
const SOURCES_AT_ONCE = 50;
const ROWS_AT_ONCE = 200;

/** What a window holds; it asks for what it shows of others' codings by other methods. */
const HELD: ReadonlySet<string> = new Set(['project.records', 'project.held', 'rounds.list', 'coders.work']);

/** Methods whose file holds the codings of every coder that the one who asks may see. */
const FILES =
  /^(?:exports|printing|exchange|replication|annex|report)\.(?!.*(?:[Pp]review|losses|look|list|report$))/;

/** Whether what a coder coded is shown, not only held. */
type IsShown = (coderId: string, codingId?: unknown) => boolean;

export class Displays {
  readonly #store: Store;
  readonly #now: () => string;
  readonly #waiting = new Map<string, WorkIn & { readonly viewerId: string }>();
  /**
   * To whom the work of a coder in a source was displayed since that coder last coded there, so that it is not written again
   * and again.
   */
  readonly #written = new Map<string, Set<string>>();
  /** Whom a file showed all codings since somebody else last coded. */
  readonly #shownAll = new Set<string>();
  /** What is being looked at. */
  readonly #looking = new Set<Iterator<unknown>>();
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
    const noting = FILES.test(method)
      ? this.#noteAll(viewerId, seen, isShown)
      : this.#noteIn(answer, viewerId, isShown);
    this.#looking.add(noting);
    void this.#inTurns(noting, () => seen.sqlite.open)
      // What cannot be noted must disturb nobody.
      .catch(() => undefined)
      .finally(() => this.#looking.delete(noting));
  }

  /** Call after codings were added: what is displayed from now on holds them. */
  coded(codings: Iterable<Pick<WorkIn, 'coderId' | 'sourceId'>>): void {
    for (const { coderId, sourceId } of codings) {
      this.#written.delete(`${coderId} ${sourceId}`);
      for (const viewerId of this.#shownAll) if (viewerId !== coderId) this.#shownAll.delete(viewerId);
    }
  }

  /** Looks at the rest and writes what waits, before the study closes or it matters what was displayed until now. */
  flush(): void {
    for (const looking of this.#looking) {
      try {
        while (looking.next().done !== true);
      } catch {
        // What cannot be noted must disturb nobody.
      }
    }
    const writing = this.#writing();
    while (writing.next().done !== true);
  }

  /** Does this work from step to step after the next turn, while the study is open. */
  async #inTurns(work: Iterator<unknown>, isOpen: () => boolean = () => true): Promise<void> {
    do await nextTurn();
    while (this.#store.db.sqlite.open && isOpen() && work.next().done !== true);
  }

  *#writing(): Generator<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#waiting.size > 0) {
      const some = [...this.#waiting].slice(0, ROWS_AT_ONCE);
      for (const [key] of some) this.#waiting.delete(key);
      const byViewer = Map.groupBy(
        some.map(([, work]) => work),
        ({ viewerId }) => viewerId,
      );
      for (const [viewerId, work] of byViewer) this.#store.noteDisplayed(viewerId, work, this.#now());
      yield;
    }
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
    const key = `${coderId} ${sourceId}`;
    const viewers = this.#written.get(key) ?? new Set();
    if (coderId === viewerId || viewers.has(viewerId) || !isShown()) return;
    this.#written.set(key, viewers.add(viewerId));
    this.#waiting.set(`${viewerId} ${key}`, { viewerId, coderId, sourceId });
    this.#timer ??= setTimeout(() => {
      void this.#inTurns(this.#writing()).catch(() => undefined);
    }, WRITE_AFTER_MS).unref();
  }

  /**
   * Whose codings a screen shows of an answer: those of people, and of programs what was asked for by the id of the program
   * or of the coding. Others are held by a window that does not show them. Null where nothing of others can be among them.
   */
  #shownIn(asked: unknown): IsShown | null {
    const programs = statement(this.#store.db.sqlite, "SELECT id FROM coder WHERE kind = 'machine'");
    const ids = programs.pluck().all() as string[];
    if (ids.length === 0) return this.#isOfSeveral() ? (coderId) => this.#isPersons(coderId) : null;
    let input: string | undefined;
    const isAskedFor = (id: unknown): boolean =>
      typeof id === 'string' && (input ??= JSON.stringify(asked) ?? '').includes(id);
    return (coderId, codingId) =>
      ids.includes(coderId) ? isAskedFor(coderId) || isAskedFor(codingId) : this.#isPersons(coderId);
  }

  /** Whether people made the codings of this coder. */
  #isPersons(coderId: string): boolean {
    const kind = statement(this.#store.db.sqlite, 'SELECT kind FROM coder WHERE id = ?').pluck().get(coderId);
    return typeof kind === 'string' && kind !== 'machine';
  }

  /** Every row of an answer that names a source, and a coder of it or those who coded a place in it. */
  *#noteIn(answer: unknown, viewerId: string, isShown: IsShown): Generator<void> {
    const left: unknown[] = [answer];
    for (let count = 0; left.length > 0 && count < MAX_THINGS; count += 1) {
      if (count % THINGS_AT_ONCE === THINGS_AT_ONCE - 1) yield;
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

  *#noteAll(viewerId: string, seen: ReadDb, isShown: IsShown): Generator<void> {
    if (this.#shownAll.has(viewerId)) return;
    this.#shownAll.add(viewerId);
    const ids = seen.sqlite.prepare('SELECT id FROM source').pluck().all() as string[];
    const coders = seen.sqlite
      .prepare(
        'SELECT DISTINCT coder_id, source_id FROM coding WHERE source_id IN (SELECT value FROM json_each(?))',
      )
      .raw();
    for (let at = 0; at < ids.length; at += SOURCES_AT_ONCE) {
      const pairs = coders.all(JSON.stringify(ids.slice(at, at + SOURCES_AT_ONCE)));
      for (const [coderId, sourceId] of pairs as [string, string][])
        this.#add(viewerId, coderId, sourceId, () => isShown(coderId));
      yield;
    }
  }
}
