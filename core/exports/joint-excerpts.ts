// Which passages may represent a theme on a side of a joint display, and which do.
import { scopeOfSide, type ComparisonSettings } from '../comparison/settings.ts';
import { byPosition } from '../by-position.ts';
import type { SideName } from '../comparison/counts.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { LayerRequest } from '../counting/request.ts';
import { codingsOf } from '../counting/passages.ts';
import { sourcesInScope } from '../counting/scope.ts';
import type { CodingRecord, SourceRecord, SummaryQuoteRecord, VerdictEvidenceRecord } from '../records.ts';
import { excerptOf, type Cite, type Excerpt } from './excerpt.ts';
import { heldBack, type ExportedProject } from './exported-project.ts';

const MAX_EXAMPLES = 3;
/** Up to how many passages of a theme are offered on a side with few pinned passages and examples. */
const MAX_OFFERED = 8;

/**
 * Why a passage may represent a theme: it is pinned to the verdict, pinned as a quote in the summary grid, an example of
 * a code, or one of its passages.
 */
export type Origin = 'pinned' | 'quote' | 'example' | 'passage';

/** One coding on one side of one theme. Under another theme the same coding is chosen separately. */
export interface JointPlace {
  readonly themeId: string;
  readonly side: SideName;
  readonly codingId: string;
}

/** A key that is equal for equal places. */
export function keyOfPlace({ themeId, side, codingId }: JointPlace): string {
  return `${themeId} ${side} ${codingId}`;
}

/** A passage that may represent a theme. */
export interface JointCandidate {
  readonly codingId: string;
  readonly origin: Origin;
  readonly excerpt: Excerpt;
}

/** The excerpts that represent one theme on a side. */
export interface SideExcerpts {
  readonly shown: readonly Excerpt[];
  /** The number of interview excerpts that this copy leaves out. */
  readonly withheld: number;
  /** The number of excerpts that the people who are heard there would not have shown. */
  readonly heldBack: number;
}

/** Which passages are offered, and which are chosen. */
export interface JointExcerptsOptions {
  readonly settings: ComparisonSettings;
  /** The layer that was counted. */
  readonly layer: LayerRequest;
  /** The codings pinned to verdicts. */
  readonly evidence: readonly VerdictEvidenceRecord[];
  /** The codings pinned in the summary grid, in the order pinned. */
  readonly pinnedQuotes: readonly SummaryQuoteRecord[];
  readonly interviewExcerpts: boolean;
  /** Keys of the places chosen among those offered; left out, the pinned ones are shown, else the examples. */
  readonly chosen?: ReadonlySet<string>;
  /** The exact text under a coding with a span. Asked only for excerpts that are shown. */
  readonly quoteOf: (coding: CodingRecord) => string;
  /** How a source is cited, if not with its own label or title. */
  readonly cite?: Cite;
}

/** The codings that may represent a theme on a side. */
export class JointExcerpts {
  readonly #project: ExportedProject;
  readonly #table: CodingTable;
  readonly #options: JointExcerptsOptions;
  /** The codings that are examples, in the order of the codebook, then in the order of a code's examples. */
  readonly #examples: readonly { readonly codeId: string; readonly codingId: string }[];
  /** Sources in the scope of each side. */
  readonly #inScope: Readonly<Record<SideName, ReadonlySet<string>>>;

  constructor(project: ExportedProject, table: CodingTable, options: JointExcerptsOptions) {
    const { corpus } = project;
    const { settings, layer } = options;
    const { denominator, withoutSuggested } = settings;
    const by = { layer, denominator, withoutSuggested };
    const inScope = (side: SideName): Set<string> =>
      new Set(sourcesInScope(corpus, scopeOfSide(settings[side]), by).inScope.map(({ id }) => id));
    const order = new Map(corpus.codebook.inOrder.map(({ id }, place) => [id, place]));
    const placeOf = (codeId: string): number => order.get(codeId) ?? 0;
    this.#project = project;
    this.#table = table;
    this.#options = options;
    this.#examples = project.codeExamples.toSorted(
      (a, b) => placeOf(a.codeId) - placeOf(b.codeId) || byPosition(a, b),
    );
    this.#inScope = { a: inScope('a'), b: inScope('b') };
  }

  /**
   * The excerpts of a side: the chosen ones if there is a choice, else what is pinned to the verdict and in the summary
   * grid, else the examples.
   */
  excerptsOf(themeId: string, verdictId: string | undefined, side: SideName): SideExcerpts {
    const { chosen } = this.#options;
    if (chosen) {
      const taken = this.#offered(themeId, verdictId, side).filter(({ coding }) =>
        chosen.has(keyOfPlace({ themeId, side, codingId: coding.id })),
      );
      const open = taken.filter(({ coding }) => this.#isOpen(coding));
      return {
        shown: open.flatMap(({ coding }) => this.#excerptOf(coding)),
        withheld: 0,
        heldBack: taken.length - open.length,
      };
    }
    const pinned = this.#allPinned(themeId, verdictId, side);
    const usual = pinned.length > 0 ? pinned : this.#examplesOf(themeId, side);
    const isLeftOut = ({ sourceId }: CodingRecord): boolean =>
      !this.#options.interviewExcerpts && this.#sourceOf(sourceId)?.kind === 'interview';
    const wanted = usual.filter((coding) => !isLeftOut(coding));
    const shown = wanted.filter((coding) => this.#isOpen(coding));
    return {
      shown: shown.flatMap((coding) => this.#excerptOf(coding)),
      withheld: usual.length - wanted.length,
      heldBack: wanted.length - shown.length,
    };
  }

  /**
   * The candidates for a theme on a side: what is pinned, the examples, and some of its passages, as far as they may be
   * shown.
   */
  candidatesOf(themeId: string, verdictId: string | undefined, side: SideName): JointCandidate[] {
    return this.#offered(themeId, verdictId, side)
      .filter(({ coding }) => this.#isOpen(coding))
      .flatMap(({ coding, origin }) =>
        this.#excerptOf(coding).map((excerpt) => ({ codingId: coding.id, origin, excerpt })),
      );
  }

  /** Whether the people who are heard there agreed to its being shown, or nothing of that is recorded. */
  #isOpen(coding: CodingRecord): boolean {
    return heldBack(this.#project, coding) === null;
  }

  #offered(
    themeId: string,
    verdictId: string | undefined,
    side: SideName,
  ): { readonly coding: CodingRecord; readonly origin: Origin }[] {
    const offered = new Map<string, { coding: CodingRecord; origin: Origin }>();
    const offer = (codings: readonly CodingRecord[], origin: Origin): void => {
      for (const coding of codings) if (!offered.has(coding.id)) offered.set(coding.id, { coding, origin });
    };
    offer(this.#pinned(verdictId, side), 'pinned');
    offer(this.#quoted(themeId, side), 'quote');
    offer(this.#examplesOf(themeId, side), 'example');
    const room = Math.max(0, MAX_OFFERED - offered.size);
    const passages = this.#counted(themeId, side)
      .filter(({ codingId, span }) => span !== null && !offered.has(codingId))
      .slice(0, room)
      .flatMap(({ codingId }) => this.#project.codingWith(codingId) ?? []);
    offer(passages, 'passage');
    return [...offered.values()];
  }

  #pinned(verdictId: string | undefined, side: SideName): CodingRecord[] {
    return this.#options.evidence
      .filter((evidence) => evidence.verdictId === verdictId)
      .flatMap(({ codingId }) => this.#project.codingWith(codingId) ?? [])
      .filter(({ sourceId }) => this.#inScope[side].has(sourceId));
  }

  #allPinned(themeId: string, verdictId: string | undefined, side: SideName): CodingRecord[] {
    const both = [...this.#pinned(verdictId, side), ...this.#quoted(themeId, side)];
    return [...new Map(both.map((coding) => [coding.id, coding])).values()];
  }

  /** The quotes pinned in cells of the theme. */
  #quoted(themeId: string, side: SideName): CodingRecord[] {
    return this.#options.pinnedQuotes
      .filter((quote) => quote.themeId === themeId)
      .flatMap(({ codingId }) => this.#project.codingWith(codingId) ?? [])
      .filter(({ sourceId }) => this.#inScope[side].has(sourceId));
  }

  /** The same sources, coders and codes as for the numbers beside the excerpts. */
  #counted(themeId: string, side: SideName) {
    const { settings, layer } = this.#options;
    const { denominator, basis, rollup } = settings;
    const request = { of: [themeId], scope: scopeOfSide(settings[side]), layer, denominator, basis, rollup };
    return codingsOf(this.#project.corpus, this.#table, request, { codeId: themeId });
  }

  #excerptOf(coding: CodingRecord): Excerpt[] {
    const source = this.#sourceOf(coding.sourceId);
    const pages = this.#project.pagesOf(coding);
    return source ? [excerptOf(coding, source, pages, this.#options.quoteOf, this.#options.cite)] : [];
  }

  /** Examples of the theme itself first, then those of the other codes it counts. */
  #examplesOf(themeId: string, side: SideName): CodingRecord[] {
    const counted = new Set(this.#counted(themeId, side).map(({ codingId }) => codingId));
    const own = this.#examples.filter(({ codeId }) => codeId === themeId);
    const others = this.#examples.filter(({ codeId }) => codeId !== themeId);
    return [...new Set([...own, ...others].map(({ codingId }) => codingId))]
      .filter((id) => counted.has(id))
      .slice(0, MAX_EXAMPLES)
      .flatMap((id) => this.#project.codingWith(id) ?? []);
  }

  #sourceOf(id: string): SourceRecord | undefined {
    return this.#project.corpus.tables.source.get(id);
  }
}
