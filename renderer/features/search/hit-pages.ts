// The rows of a list of hits as they come into view: fetched page by page, each page once.
import type { HitOrder, SearchRequest } from '#core/search/request.ts';
import type { HitPage, HitRow } from '#electron/services/search.ts';

/** The number of rows per page. */
export const PAGE_SIZE = 100;

/** More pages than are ever in view together; the oldest are dropped. */
const MAX_PAGES = 60;

/** Fetches rows of a list. */
export type LoadPage = (
  list: { request: SearchRequest; order: HitOrder; from: number; count: number },
  signal: AbortSignal,
) => Promise<HitPage>;

/** One list: a request in one order. */
export class HitPages {
  readonly request: SearchRequest;
  readonly order: HitOrder;
  readonly #load: LoadPage;
  readonly #came: () => void;
  readonly #failed: (error: unknown) => void;
  readonly #pages = new Map<number, readonly HitRow[] | null>();
  readonly #gone = new AbortController();
  #first: HitPage | null = null;

  /** `came` is called when rows have arrived, `failed` when fetching failed. */
  constructor(
    request: SearchRequest,
    order: HitOrder,
    load: LoadPage,
    listeners: { came: () => void; failed: (error: unknown) => void },
  ) {
    this.request = request;
    this.order = order;
    this.#load = load;
    this.#came = listeners.came;
    this.#failed = listeners.failed;
  }

  /** The total number of hits; null before the first rows. */
  get total(): number | null {
    return this.#first?.total ?? null;
  }

  /** Identifies this list; available after the first rows. */
  get stamp(): string {
    return this.#first?.stamp ?? '';
  }

  /** The row, if it has been fetched. */
  row(index: number): HitRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** Fetches the rows from `from` up to `to` that are missing. */
  want(from: number, to: number): void {
    for (
      let page = Math.floor(Math.max(0, from) / PAGE_SIZE);
      page * PAGE_SIZE < Math.max(to, 1);
      page += 1
    ) {
      if (!this.#pages.has(page)) void this.#fetch(page);
    }
  }

  /** Cancels fetching; the list is no longer shown. */
  leave(): void {
    this.#gone.abort();
  }

  async #fetch(page: number): Promise<void> {
    const { request, order } = this;
    this.#pages.set(page, null);
    try {
      const came = await this.#load(
        { request, order, from: page * PAGE_SIZE, count: PAGE_SIZE },
        this.#gone.signal,
      );
      if (this.#gone.signal.aborted) return;
      this.#first ??= came;
      this.#pages.delete(page);
      this.#pages.set(page, came.rows);
      const [oldest] = this.#pages.keys();
      if (this.#pages.size > MAX_PAGES && oldest !== undefined) this.#pages.delete(oldest);
      this.#came();
    } catch (error) {
      this.#pages.delete(page);
      if (!this.#gone.signal.aborted) this.#failed(error);
    }
  }
}
