import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { PageRange } from '#core/text/pages.ts';
import { hitTable, type WrittenHit } from '#core/exports/hit-rows.ts';
import { whoseWords } from '#core/exports/whose-words.ts';
import { countHits, type HitCounts } from '#core/search/hit-counts.ts';
import { spansOf } from '#core/search/hits.ts';
import type { Span } from '#core/span.ts';
import { all, get } from '#db/write.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { languages } from '#words/words.ts';
import type { Found, Searched } from '../engines/searching/listing.ts';
import type { TextSpans } from '../engines/searching/calls.ts';
import { applyCode, refuseNotCodable, textMeant } from './applying-codes.ts';
import { job, type CommandContext, type JobContext } from './context.ts';
import { projectRow } from './project.ts';
import { pageFinder } from './source-pages.ts';
import { extentInput, hitOrder, searchRequest } from './search-input.ts';
import { writeWhole } from '../write-file.ts';

/** The most codings that one call may make: nobody can read, or mean, more. */
const MAX_CODINGS = 20_000;
/** The most hits in one exported file. */
const MAX_EXPORTED_HITS = 200_000;
/** How many characters on either side of a hit an exported file contains. */
const EXPORTED_CONTEXT_CHARACTERS = 100;
const ROWS_AT_ONCE = 2_000;

/** The findings of a search. */
export interface SearchAnswer {
  readonly counts: HitCounts;
  /** How many sources the scope would contain if they were not excluded, or not duplicates. */
  readonly excluded: number;
  readonly duplicates: number;
  /**
   * The number of seconds after which a pattern search was stopped before it had seen every text; null if it was not
   * stopped.
   */
  readonly stoppedAfter: number | null;
}

/** A hit as a row of a list. */
export interface HitRow extends Span {
  readonly sourceId: string;
  /** The text that the span refers to. */
  readonly textHash: string;
  readonly left: string;
  readonly hit: string;
  readonly right: string;
  /** The number of its paragraph, from 1. */
  readonly paragraph: number;
  /** Null for a source without pages. */
  readonly pages: PageRange | null;
  /** The hit's whole sentences, if requested. */
  readonly sentence: string | null;
  /** The codes that the acting coder has applied to the hit or a part of it, each once, in text order. */
  readonly codeIds: readonly string[];
}

/** Some rows of a list of hits. */
export interface HitPage {
  readonly total: number;
  /** Equal as long as the list is the same. */
  readonly stamp: string;
  readonly from: number;
  readonly rows: readonly HitRow[];
}

/** What coding the hits did. */
export interface CodedHits {
  readonly added: number;
  /** How many places had the code already. */
  readonly already: number;
  readonly hits: number;
  readonly sources: number;
}

const list = { request: searchRequest, order: hitOrder.default('source') };

function searchedBy({ coderId, counting }: JobContext, request: z.output<typeof searchRequest>): Searched {
  if (request.query.text.trim() === '') throw new AppError('invalid', 'errors:search_what');
  return { request, coderId, counting };
}

function manner({ signal, progress }: JobContext): { signal: AbortSignal; onProgress: typeof progress } {
  return { signal, onProgress: progress };
}

/** The list of a request, in its order. */
function listed(
  context: JobContext,
  { request, order }: Pick<z.output<z.ZodObject<typeof list>>, 'request' | 'order'>,
): Promise<Found> {
  return context.searching.listed(searchedBy(context, request), order, manner(context));
}

function codesAt({ counting, coderId }: JobContext, sourceId: string, span: Span): string[] {
  const { codings } = counting;
  const { coder, code, start, end } = codings.columns;
  const own = codings.coders.find(coderId);
  const codes = new Set<string>();
  for (const slot of codings.slotsOf(codings.sources.find(sourceId))) {
    if (start[slot]! >= span.end) break;
    if (coder[slot] === own && start[slot]! >= 0 && end[slot]! > span.start)
      codes.add(codings.codes.idOf(code[slot]!));
  }
  return [...codes];
}

/** Codes the spans of one source, whose text must still be the one that was searched. */
function codeSpans(
  context: CommandContext,
  found: Found,
  { at, spans }: TextSpans,
  code: Parameters<typeof applyCode>[3],
): { added: number; already: number } {
  const searched = found.sources[at];
  if (!searched) throw new AppError('conflict', 'errors:search_changed');
  const { db, coderId } = context;
  const source = get(db, 'source', searched.id);
  const text = textMeant(db, source, searched.textHash);
  const before = new Set(
    all(db, 'coding', { sourceId: source.id, codeId: code.id, coderId }).map(
      ({ start, end }) => `${start} ${end}`,
    ),
  );
  let added = 0;
  for (let place = 0; place < spans.length; place += 2) {
    const span = { start: spans[place]!, end: spans[place + 1]! };
    if (before.has(`${span.start} ${span.end}`)) continue;
    applyCode(context, source, text, code, span);
    added += 1;
  }
  return { added, already: spans.length / 2 - added };
}

export const search = {
  /** Loads all texts into memory, so that searching takes no time. */
  prepare: job(z.strictObject({}), (context) => context.searching.prepare(manner(context))),

  /** Searches the texts in scope: how many hits in how many sources, by class and by year. */
  run: job(
    z.strictObject({ request: searchRequest }),
    async (context, { request }): Promise<SearchAnswer> => {
      const found = await context.searching.found(searchedBy(context, request), manner(context));
      const { excluded, duplicates } = found.scoped;
      return {
        counts: countHits(found.sources, found.counts, request.narrow),
        excluded,
        duplicates,
        stoppedAfter: found.stoppedAfter,
      };
    },
  ),

  /** Rows of the list of hits, with `context` characters on either side. */
  hits: job(
    z.strictObject({
      ...list,
      from: z.int().min(0).default(0),
      count: z.int().min(1).max(ROWS_AT_ONCE).default(100),
      context: z.int().min(0).max(1000).default(80),
      sentences: z.boolean().default(false),
    }),
    async (context, { from, count, context: characters, sentences, ...asked }): Promise<HitPage> => {
      const found = await listed(context, asked);
      const shown = await context.searching.page(
        found,
        from,
        from + count,
        characters,
        sentences,
        manner(context),
      );
      const pagesOf = pageFinder(context.db);
      const rows = shown.flatMap(({ at, sentence, ...hit }): HitRow[] => {
        const source = found.sources[at];
        if (!source) return [];
        return [
          {
            sourceId: source.id,
            textHash: source.textHash,
            ...hit,
            pages: pagesOf(source.id, hit),
            sentence: sentences ? sentence : null,
            codeIds: codesAt(context, source.id, hit),
          },
        ];
      });
      return { total: found.total, stamp: found.stamp, from, rows };
    },
  ),

  /** The hits in one source, in text order; none for a source outside the scope. */
  hitsIn: job(
    z.strictObject({ request: searchRequest, sourceId: z.string() }),
    async (context, { request, sourceId }): Promise<{ textHash: string; spans: Span[] }> => {
      const source = get(context.db, 'source', sourceId);
      const found = await context.searching.found(searchedBy(context, request), manner(context));
      const hits = await context.searching.hitsIn(found, sourceId, manner(context));
      return { textHash: source.textHash, spans: spansOf(hits) };
    },
  ),

  /**
   * Codes hits of the list, or their sentences or paragraphs, as one act. `chosen` lists rows by number, with the stamp
   * of the list they were read from; without it all hits are coded. Throws `conflict` if the list or a text has changed
   * since, `invalid` if all hits are meant and the search was stopped before it had found them.
   */
  code: job(
    z.strictObject({
      ...list,
      codeId: z.string(),
      extent: extentInput.default('hit'),
      chosen: z
        .strictObject({
          stamp: z.string(),
          ranges: z.array(z.tuple([z.int().min(0), z.int().min(1)])).min(1),
        })
        .nullable()
        .default(null),
    }),
    async (context, { codeId, extent, chosen, ...asked }): Promise<CodedHits> => {
      refuseNotCodable(get(context.db, 'code', codeId));
      const found = await listed(context, asked);
      if (!chosen && found.stoppedAfter !== null)
        throw new AppError('invalid', 'errors:search_stopped', { seconds: found.stoppedAfter });
      if (chosen && chosen.stamp !== found.stamp) throw new AppError('conflict', 'errors:search_changed');
      const texts = await context.searching.spans(found, extent, chosen?.ranges ?? null, manner(context));
      const places = texts.reduce((sum, { spans }) => sum + spans.length / 2, 0);
      if (places > MAX_CODINGS)
        throw new AppError('invalid', 'errors:too_many_to_code', { count: places, most: MAX_CODINGS });
      const done = { added: 0, already: 0 };
      context.transact((command) => {
        const code = get(command.db, 'code', codeId);
        for (const text of texts) {
          const { added, already } = codeSpans(command, found, text, code);
          done.added += added;
          done.already += already;
        }
      });
      return { ...done, hits: texts.reduce((sum, { hits }) => sum + hits, 0), sources: texts.length };
    },
  ),

  /** Exports the list of hits, one row for each hit. */
  export: job(
    z.strictObject({
      ...list,
      to: z.string().min(1),
      format: z.enum(['csv', 'xlsx']),
      language: z.enum(languages).optional(),
      /** Whether csv files begin with a byte-order mark; without it, Excel does not recognise UTF-8. */
      byteOrderMark: z.boolean().default(false),
    }),
    async (context, { to, format, language, byteOrderMark, ...asked }) => {
      const found = await listed(context, asked);
      const { total } = found;
      if (total > MAX_EXPORTED_HITS)
        throw new AppError('invalid', 'errors:too_many_to_write', { count: total, most: MAX_EXPORTED_HITS });
      const hits: WrittenHit[] = [];
      for (let from = 0; from < total; from += ROWS_AT_ONCE) {
        context.progress({ done: from, total });
        // Reads page after page, so that a cancel can arrive between two.
        const page = await context.searching.page(
          found,
          from,
          from + ROWS_AT_ONCE,
          EXPORTED_CONTEXT_CHARACTERS,
          true,
          manner(context),
        );
        for (const { at, ...hit } of page) {
          const source = found.sources[at];
          if (source) hits.push({ source, ...hit });
        }
      }
      context.wrote(hits.length);
      const { tables, respondentsOf } = context.counting.corpus;
      const table = hitTable(hits, {
        classes: tables.class,
        whose: whoseWords(tables.respondent.values(), (id) => respondentsOf.get(id) ?? []),
        notice: projectRow(context.db).notice,
      });
      const title = context.words(language).t('common:hits');
      const bytes =
        format === 'csv'
          ? writeCsv(table, { byteOrderMark })
          : await writeTableXlsx(table, title, context.now());
      context.signal.throwIfAborted();
      writeWhole(context.files.output(to), bytes);
    },
  ),
};
