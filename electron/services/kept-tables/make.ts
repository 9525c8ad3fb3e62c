// Makes a kept table or figure again, by the very count that it was kept from.
import type * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { CountingRequest, Scope } from '#core/counting/request.ts';
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { crosstabInOrder } from '#core/crosstab/crosstab-in-order.ts';
import type { SideName } from '#core/comparison/counts.ts';
import type { ComparisonSettings, SideScope } from '#core/comparison/settings.ts';
import { comparisonSettingsFrom } from '#core/comparison/settings-json.ts';
import { usualDrawing } from '#core/portraits/drawn-passages.ts';
import { keptSettingsFrom, type KeptSettings, type Shown } from '#core/kept-tables/kept-table.ts';
import { namedIn } from '#core/codes/code-names.ts';
import { withPresentCodes } from '#core/codes/present-codes.ts';
import type { JointDisplay } from '#core/exports/joint-display.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { ofKindsInScope, requestsByKind } from '#core/relations/kinds-apart.ts';
import type { Relations } from '#core/relations/relations.ts';
import { flowOf } from '#core/triage/flow.ts';
import { all } from '#db/write.ts';
import type { AskedFigure } from '#formats/writing/figure-files.ts';
import { drawnFlow } from '#formats/writing/flow-files.ts';
import { laidAgreement } from '#words/kept-tables/laid-agreement.ts';
import { laidComparison } from '#words/kept-tables/laid-comparison.ts';
import { laidCrosstab } from '#words/kept-tables/laid-crosstab.ts';
import { flowBase, laidFlow } from '#words/kept-tables/laid-flow.ts';
import { laidGrid } from '#words/kept-tables/laid-grid.ts';
import { laidPortraits } from '#words/kept-tables/laid-portraits.ts';
import { laidRelations } from '#words/kept-tables/laid-relations.ts';
import { wordsBeside } from '#words/kept-tables/laid-joint-display.ts';
import { laidTally } from '#words/kept-tables/laid-tally.ts';
import { laidSaturation } from '#words/kept-tables/laid-saturation.ts';
import { laidTimeline } from '#words/kept-tables/laid-timeline.ts';
import { laidWords } from '#words/kept-tables/laid-words.ts';
import { groupingNames } from '#words/kept-tables/grouping-names.ts';
import { countInWords } from '#words/numbers.ts';
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { codebookNote } from '#words/version-named.ts';
import { languages, type Words } from '#words/words.ts';
import { agreementRequest, measured } from '../agreement.ts';
import { blindCoderId } from '../blind-history.ts';
import { comparisons, settingsOf } from '../comparisons.ts';
import type { JobContext } from '../context.ts';
import { expectNeeded, expectThere } from './needed.ts';
import { displayed } from '../joint-display.ts';
import {
  drawnComparison,
  drawnCrosstab,
  drawnPortraits,
  drawnTally,
  drawnSaturation,
  drawnTimeline,
} from '../drawn-counts.ts';
import { portraitDrawing } from '../exported-portraits.ts';
import { projectRow } from '../project.ts';
import { queries } from '../queries.ts';
import { gridTelling } from '../exported-grid.ts';
import { summaries } from '../summaries.ts';
import { tallies } from '../tallies.ts';
import { flowRequest } from '../triage.ts';
import { wordlists } from '../wordlists.ts';
import { namedVersion } from '../versions/named-version.ts';

/** A kept item that was made again. */
export interface Made {
  readonly table: LaidTable;
  /** What is printed in place of the table: a comparison, theme by theme; null for all else. */
  readonly display: JointDisplay | null;
  /** What it counts, and out of how many: `2,723 documents`. */
  readonly base: string;
  /** Draws it as a figure; null for what is only a table. */
  readonly draw: ((asked: AskedFigure) => string) | null;
}

/** What the paper gives an item: how it is shown, and its title. */
interface KeptAs {
  readonly shown: Shown;
  readonly title: string;
}

type Laid = Omit<Made, 'display'> & Partial<Pick<Made, 'display'>>;

/** A kind of kept items: the input of its count, the count itself, and the way from there to the paper. */
interface Kind<Found = unknown> {
  readonly input: z.ZodType;
  readonly count: (context: JobContext, asked: unknown, shown: Shown) => Promise<Found>;
  readonly lay: (context: JobContext, counted: Found, kept: KeptAs, words: Words) => Laid;
}

const tally = kindOf({
  input: tallies.count.input,
  count: async (context, asked, shown) => {
    const { percent, ...ofBases } = await withSourcesFound(context, tallies.count.input.parse(asked));
    // Figures show shares of bases.
    const request = shown.as === 'figure' || percent === undefined ? ofBases : { ...ofBases, percent };
    const counted = tallies.count.run(context, request);
    const direct = shown.direct === true && counted.settings.rollup;
    return {
      kind: 'tally' as const,
      request,
      direct,
      intervals: shown.intervals,
      tally: { ...counted, rows: rowsInOrder(counted.rows, shown.order) },
    };
  },
  lay: (context, { request, tally: counted }, { shown }, words) => ({
    table: laidTally(words, counted, context.counting.corpus.codebook.byId, shown),
    base: baseInWords(words, counted.facts, counted.facts.unit, counted.total.bases.respondents),
    draw: (asked) => drawnTally(context.counting, request, counted, shown, mannerOf(context, words, asked)),
  }),
});

const crosstab = kindOf({
  input: tallies.crosstab.input,
  count: async (context, asked, shown) => {
    const request = await withSourcesFound(context, tallies.crosstab.input.parse(asked));
    const counted = tallies.crosstab.run(context, request);
    return { kind: 'crosstab' as const, request, crosstab: crosstabInOrder(counted, shown.order) };
  },
  lay: (context, { request, crosstab: counted }, { shown }, words) => {
    const { counting } = context;
    const { codebook, tables } = counting.corpus;
    const namesIn = (its: Words) => groupingNames(its, request, (id) => tables.attribute.get(id)?.name ?? id);
    const names = namesIn(words);
    const drawing = { namesIn, isShaded: shown.shading !== false };
    const facts = counted.facts.tally;
    return {
      table: laidCrosstab(words, counted, codebook.byId, shown, names),
      base: baseInWords(words, facts, facts.unit, counted.total.bases.respondents),
      draw: (asked) => drawnCrosstab(counting, counted, drawing, mannerOf(context, words, asked)),
    };
  },
});

const timeline = kindOf({
  input: tallies.timeline.input,
  count: async (context, asked, shown) => {
    const request = await withSourcesFound(context, tallies.timeline.input.parse(asked));
    const counted = tallies.timeline.run(context, request);
    const themes = rowsInOrder(counted.themes, shown.order);
    return { kind: 'timeline' as const, timeline: { ...counted, themes } };
  },
  lay: (context, { timeline: counted }, { shown }, words) => ({
    table: laidTimeline(words, counted, context.counting.corpus.codebook.byId, shown),
    base: baseInWords(words, counted.facts.tally, counted.facts.tally.unit, null),
    draw: (asked) =>
      drawnTimeline(
        context.counting,
        counted,
        { events: all(context.db, 'timelineEvent'), ownScale: shown.ownScale === true },
        mannerOf(context, words, asked),
      ),
  }),
});

const saturation = kindOf({
  input: tallies.saturation.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, tallies.saturation.input.parse(asked));
    return { kind: 'saturation' as const, saturation: tallies.saturation.run(context, request) };
  },
  lay: (context, { saturation: found }, _, words) => ({
    table: laidSaturation(words, found, context.counting.corpus.codebook),
    base: words.t(`saturation:subtitle.${found.facts.by}`, { count: found.facts.units }),
    draw: (asked) => drawnSaturation(found, mannerOf(context, words, asked)),
  }),
});

const agreement = kindOf({
  input: agreementRequest,
  count: async (context, asked) => {
    const { scope, ...request } = agreementRequest.parse(asked);
    // Coders are compared in the same sources, whatever each of them coded.
    const everywhere = { scope, denominator: 'all' as const };
    const found = await withSourcesFound(context, everywhere);
    const asking = { ...request, scope: found.scope };
    return { kind: 'agreement' as const, request: asking, agreement: await measured(context, asking) };
  },
  lay: ({ counting }, { agreement: found }, { shown }, words) => {
    const { byId } = counting.corpus.codebook;
    const { sources, denominator } = found.facts;
    return {
      table: laidAgreement(
        words,
        found,
        (id) => {
          const code = byId.get(id);
          return code ? namedIn(code, words.codebookLanguage).name : '';
        },
        // A page has no room for all columns.
        shown.allColumns === true,
      ),
      base: words.t(`agreement_screen:${denominator === 'all' ? 'all_compared' : 'compared'}`, {
        n: countInWords(words, sources.bySeveral),
        m: countInWords(words, sources.inScope),
        count: sources.inScope,
      }),
      draw: null,
    };
  },
});

const relations = kindOf({
  input: tallies.relations.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, tallies.relations.input.parse(asked));
    const counted: Relations[] = [];
    // One after the other: each takes the whole time of a count.
    for (const ofKind of requestsByKind(request))
      counted.push(await tallies.relations.run(context, ofKind.request));
    return { kind: 'relations' as const, relations: ofKindsInScope(counted) };
  },
  lay: ({ counting }, { relations: counted }, _kept, words) => ({
    table: laidRelations(words, counted, counting.corpus.codebook),
    base: counted.map(({ facts }) => baseInWords(words, facts, facts.unit, null)).join(' · '),
    draw: null,
  }),
});

const wordList = kindOf({
  input: wordlists.count.input,
  count: async (context, asked) => {
    const request = wordlists.count.input.parse(asked);
    // A list of words has no base: it looks at every source in scope.
    const everywhere = { scope: request.scope, denominator: 'all' as const };
    const { scope } = await withSourcesFound(context, everywhere);
    return { kind: 'words' as const, words: await wordlists.count.run(context, { ...request, scope }) };
  },
  lay: (_context, { words: counted }, _kept, its) => ({
    table: laidWords(its, counted),
    base: baseInWords(its, counted.facts.sources, 'sources', null),
    draw: null,
  }),
});

const comparison = kindOf({
  input: comparisons.count.input,
  count: async (context, asked, shown) => {
    const { id } = comparisons.count.input.parse(asked);
    if (id !== null) expectThere(context.db, { table: 'comparison', id });
    const own = comparedIn(context, asked);
    expectNeeded(context.db, own);
    const [a, b] = [await sideFound(context, own.a, own), await sideFound(context, own.b, own)];
    const counted = comparisons.count.run(context, { id, settings: { ...own, a, b } });
    const { comparison: its } = counted;
    // A second pass may not see what others decided.
    const isBlind = blindCoderId(context.db, context.coderId) !== null;
    return {
      kind: 'comparison' as const,
      counted: { ...counted, comparison: { ...its, themes: rowsInOrder(its.themes, shown.order) } },
      verdicts: id === null || isBlind ? [] : all(context.db, 'verdict', { comparisonId: id }),
      isBlind,
    };
  },
  lay: (context, { counted, verdicts, isBlind }, { shown, title }, its) => {
    const byTheme = new Map(verdicts.map((verdict) => [verdict.themeId, verdict]));
    const { facts } = counted;
    const baseOf = (side: SideName): string =>
      baseInWords(its, facts[side], facts[side].unit, counted.comparison[side].n);
    const display =
      shown.as === 'figure'
        ? null
        : displayed(context, counted, its, {
            name: title,
            verdicts: isBlind ? null : verdicts,
            // What people said in confidence leaves the study only on request, and nothing keeps that request.
            interviewExcerpts: false,
          });
    const table = laidComparison(its, counted, context.counting.corpus.codebook.byId, shown, byTheme);
    return {
      // The words beside the numbers are printed, too.
      table: display ? { ...table, notes: [...table.notes, ...wordsBeside(its, display)] } : table,
      display,
      base: its.t('kept_tables:and', { one: baseOf('a'), other: baseOf('b') }),
      draw: (asked) =>
        drawnComparison(context.counting, { ...counted, verdicts }, mannerOf(context, its, asked)),
    };
  },
});

const grid = kindOf({
  input: summaries.grid.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, summaries.grid.input.parse(asked));
    return { kind: 'grid' as const, request, written: summaries.grid.run(context, request) };
  },
  lay: (context, { request, written }, _kept, its) => ({
    table: laidGrid(its, written, gridTelling(context, written, request, its, false)),
    base: its.t(`summary_grid:rows.${written.grid.of}`, { count: written.grid.inBase }),
    draw: null,
  }),
});

const portrait = kindOf({
  input: tallies.portraits.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, tallies.portraits.input.parse(asked));
    return { kind: 'portrait' as const, request, portraits: tallies.portraits.run(context, request) };
  },
  lay: (context, { request: { group }, portraits: made }, { shown }, its) => {
    const { attribute: attributes } = context.counting.corpus.tables;
    const attribute = typeof group === 'object' ? (attributes.get(group.attributeId)?.name ?? '') : '';
    const drawing = portraitDrawing.safeParse(shown.drawing).data ?? usualDrawing;
    return {
      table: laidPortraits(its, made, context.counting.corpus.codebook.byId, attribute),
      base: its.t(`summary_grid:rows.${made.of}`, { count: made.inBase }),
      draw: (asked) =>
        drawnPortraits(context.counting, made, { drawing, attribute }, mannerOf(context, its, asked)),
    };
  },
});

const flow = kindOf({
  input: flowRequest,
  count: async ({ counting }, asked) => ({
    kind: 'flow' as const,
    flow: flowOf(counting.corpus, counting.codings, flowRequest.parse(asked)),
  }),
  lay: ({ db }, { flow: counted }, _kept, words) => ({
    table: laidFlow(words, counted),
    base: flowBase(words, counted),
    draw: (asked) => drawnFlow(counted, { words, notice: projectRow(db).notice }, asked),
  }),
});

const kinds = {
  tally,
  crosstab,
  timeline,
  relations,
  words: wordList,
  comparison,
  grid,
  portrait,
  flow,
  saturation,
  agreement,
};

/** What the count of a kept item found. */
export type KeptCounts = Awaited<ReturnType<(typeof kinds)[keyof typeof kinds]['count']>>;

type Kept = Pick<KeptTableRecord, 'kind' | 'settings'>;

/**
 * Counts a kept item with the present study. Throws as its count does, `not_found` where something that it names is gone,
 * and `unsupported` for an unknown kind.
 */
export async function countKept(context: JobContext, { kind, settings }: Kept): Promise<KeptCounts> {
  const { asked, shown } = presentSettings(context, kind, settings);
  expectNeeded(context.db, asked);
  // Each kind counts what it is called after.
  return (await kindNamed(kind).count(context, asked, shown)) as KeptCounts;
}

/** Throws `conflict` during a second pass for what counts the codings of anybody else. Lists of words count none. */
function expectOwnLayer(context: JobContext, kind: string, asked: KeptSettings['asked']): void {
  const blindId = blindCoderId(context.db, context.coderId);
  if (blindId === null || kind === 'words') return;
  const layer = kind === 'comparison' ? comparedIn(context, asked).layer : asked['layer'];
  const isOwn =
    typeof layer === 'object' && layer !== null && 'coderId' in layer && layer.coderId === blindId;
  if (!isOwn) throw new AppError('conflict', 'errors:kept_blind');
}

function comparedIn(context: JobContext, asked: unknown): ComparisonSettings {
  const { id, settings } = comparisons.count.input.parse(asked);
  return settings ? comparisonSettingsFrom(settings) : settingsOf(context.db, id);
}

/** The settings with what codes were merged into. Throws as `expectOwnLayer`. */
function presentSettings(context: JobContext, kind: string, settings: string): KeptSettings {
  const present = keptSettingsFrom(withPresentCodes(settings, context.counting.corpus.tables.code.values()));
  expectOwnLayer(context, kind, present.asked);
  return present;
}

/** A kept item that was counted again, to be laid out in one language or several. */
export interface Counted {
  readonly shown: Shown;
  readonly counts: KeptCounts;
  readonly inWords: (words: Words) => Made;
}

/** Counts a kept item to lay it out. The caption is the title under which it was kept. Throws as `countKept`. */
export async function prepareKept(
  context: JobContext,
  { kind, settings, name }: Kept & Pick<KeptTableRecord, 'name'>,
): Promise<Counted> {
  const { asked, shown } = presentSettings(context, kind, settings);
  expectNeeded(context.db, asked);
  const { count, lay } = kindNamed(kind);
  const counted = await count(context, asked, shown);
  return {
    shown,
    counts: counted as KeptCounts,
    inWords: (its) => {
      const laidIn = (words: Words): Laid => lay(context, counted, { shown, title: name }, words);
      const made = laidIn(its);
      const others = shown.inBoth ? languages.filter((language) => language !== its.language) : [];
      // The names of codes stay as in the table.
      const again = others.map((language) => laidIn(context.words(language, its.codebookLanguage)).table);
      const notes = [made.table, ...again].flatMap((table) => table.notes);
      const captions = [made.table, ...again].map(({ caption }) => caption);
      const second = shown.inBoth ? secondCaption(captions, { shown, title: name }) : null;
      const table = {
        ...made.table,
        caption: name,
        notes,
        ...(second === null ? {} : { secondCaption: second }),
      };
      return { display: null, ...made, table };
    },
  };
}

/**
 * The caption in the other language: what the analyst wrote, or where the title is one of those that the count has in
 * each language, the other of them.
 */
function secondCaption(ofCount: readonly string[], { shown, title }: KeptAs): string | null {
  const written = shown.secondTitle?.trim() ?? '';
  if (written !== '') return written;
  return ofCount.includes(title) ? (ofCount.find((caption) => caption !== title) ?? null) : null;
}

/** Checks what is to be kept. Throws `invalid` for settings that its count does not accept. */
export function expectMakeable(kind: string, settings: Readonly<Record<string, unknown>>): void {
  const { asked } = keptSettingsFrom(JSON.stringify(settings));
  if (!kindNamed(kind).input.safeParse(asked).success) throw new AppError('invalid', 'errors:kept_settings');
}

function kindNamed(kind: string): Kind {
  if (!Object.hasOwn(kinds, kind)) throw new AppError('unsupported', 'errors:kept_kind', { kind });
  // A kind is given back only what it has counted itself.
  return kinds[kind as keyof typeof kinds] as Kind;
}

function kindOf<Found>(kind: Kind<Found>): Kind<Found> {
  return kind;
}

function mannerOf({ db }: JobContext, words: Words, asked: AskedFigure) {
  const { notice } = projectRow(db);
  const version = namedVersion(db);
  const lines = [...(version ? [codebookNote(words, version)] : []), ...(notice === null ? [] : [notice])];
  return { asked, words, notice: lines.join(' ') || null };
}

/** The request with the sources that its query finds now; unchanged without a query. */
async function withSourcesFound<R extends CountingRequest>(context: JobContext, request: R): Promise<R> {
  const { scope, layer, denominator = 'reviewed', withoutSuggested } = request;
  if (scope?.foundBy === undefined) return request;
  return { ...request, scope: await scopeFound(context, scope, { layer, denominator, withoutSuggested }) };
}

async function sideFound(
  context: JobContext,
  side: SideScope,
  {
    layer,
    denominator,
    withoutSuggested,
  }: Pick<ComparisonSettings, 'layer' | 'denominator' | 'withoutSuggested'>,
): Promise<SideScope> {
  if (side.foundBy === undefined) return side;
  const { kind, ...scope } = side;
  const own = kind === 'mixed' ? scope : { ...scope, kind };
  return {
    ...(await scopeFound(context, own, { layer: layer ?? undefined, denominator, withoutSuggested })),
    kind,
  };
}

async function scopeFound(
  context: JobContext,
  { foundBy, ...scope }: Scope,
  counting: Pick<CountingRequest, 'layer' | 'denominator' | 'withoutSuggested'>,
): Promise<Scope> {
  // What it found when it was kept does not limit what it finds now.
  const within = { ...scope, sourceIds: undefined };
  const asked = { text: foundBy ?? '', request: { scope: within, ...counting } };
  const sourceIds = await queries.sources.run(context, queries.sources.input.parse(asked));
  return { ...within, foundBy, sourceIds };
}
