// A comparison as a joint display (Guetterman, Fetters & Creswell 2015): theme by theme, both sides with their
// numbers and words beside each other, and the analyst's verdict with its reasons.
import { codeColour } from '../colours.ts';
import type { Comparison, ThemeComparison } from '../comparison/compare.ts';
import { convergenceOf, type Convergence } from '../comparison/convergence.ts';
import type { SideName } from '../comparison/counts.ts';
import type { ComparisonFacts } from '../comparison/input.ts';
import { isStale, judgedCountsFrom } from '../comparison/judged-counts.ts';
import { scopeOfSide, type ComparisonSettings } from '../comparison/settings.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { LayerRequest } from '../counting/request.ts';
import { codingsOf } from '../counting/passages.ts';
import { sourcesInScope } from '../counting/scope.ts';
import type {
  CodingRecord,
  SourceRecord,
  VerdictEvidenceRecord,
  VerdictRecord,
  VerdictValue,
} from '../records.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import type { ExportedProject } from './exported-project.ts';

/** What a side of one theme is shown by. */
export interface SideExcerpts {
  readonly shown: readonly Excerpt[];
  /** Excerpts from interviews that are left out of this copy. */
  readonly withheld: number;
}

/** The analyst's judgement as it stands. */
export interface JudgedTheme {
  /** Null where reasons are written but no verdict is given. */
  readonly value: VerdictValue | null;
  readonly reasons: string;
  /** The coder who judged, and when (ISO). */
  readonly by: string;
  readonly at: string;
  /** Whether the counts have changed since. */
  readonly stale: boolean;
}

export interface JointDisplayRow {
  readonly theme: ThemeComparison;
  /** Written path (see `written-names.ts`). */
  readonly path: string;
  readonly name: string;
  readonly name2: string | null;
  /** `#rrggbb`. */
  readonly colour: string;
  readonly definition: string;
  readonly excerpts: Readonly<Record<SideName, SideExcerpts>>;
  readonly judged: JudgedTheme | null;
  /** The label of the triangulation protocol; null when a side is empty. */
  readonly convergence: Convergence | null;
}

export interface JointDisplay {
  readonly project: string;
  /** Of the comparison; null for one that is not kept. */
  readonly name: string | null;
  readonly notice: string | null;
  /** Program and version. */
  readonly program: string;
  /** ISO date of writing. */
  readonly date: string;
  /** How it was counted, worded. */
  readonly method: string;
  readonly interviewExcerpts: boolean;
  readonly comparison: Comparison;
  /** What each side was limited to, by which sides of one kind are told apart. */
  readonly facts: ComparisonFacts;
  readonly rows: readonly JointDisplayRow[];
}

export interface JointDisplayOptions {
  readonly name: string | null;
  readonly program: string;
  readonly date: string;
  readonly method: string;
  readonly interviewExcerpts: boolean;
  readonly settings: ComparisonSettings;
  readonly facts: ComparisonFacts;
  /** The layer that was counted. */
  readonly layer: LayerRequest;
  readonly verdicts: readonly VerdictRecord[];
  readonly evidence: readonly VerdictEvidenceRecord[];
  /** The exact text under a coding with a span. Asked only for excerpts that are shown. */
  readonly quoteOf: (coding: CodingRecord) => string;
}

const mostExamples = 3;

/**
 * Puts numbers, excerpts and verdicts side by side. A side shows the codings pinned to the verdict; where none
 * is pinned, up to three examples of the codes that the theme counts, if they are counted on that side.
 */
export function jointDisplay(
  project: ExportedProject,
  table: CodingTable,
  comparison: Comparison,
  options: JointDisplayOptions,
): JointDisplay {
  const { codebook } = project.corpus;
  const candidates = new Candidates(project, table, options);
  return {
    project: project.project.name,
    name: options.name,
    notice: project.project.notice,
    program: options.program,
    date: options.date,
    method: options.method,
    interviewExcerpts: options.interviewExcerpts,
    comparison,
    facts: options.facts,
    rows: comparison.themes.map((theme) => {
      const code = codebook.byId.get(theme.codeId);
      const verdict = options.verdicts.find(({ themeId }) => themeId === theme.codeId);
      const { meaning, examples } = verdict ?? { meaning: null, examples: null };
      return {
        theme,
        path: project.paths.get(theme.codeId) ?? '',
        name: code?.name ?? '',
        name2: code?.name2 ?? null,
        colour: codeColour(code?.colour ?? 0, 'light'),
        definition: code?.shortDefinition ?? '',
        excerpts: {
          a: candidates.excerptsOf(theme.codeId, verdict?.id, 'a'),
          b: candidates.excerptsOf(theme.codeId, verdict?.id, 'b'),
        },
        judged: verdict ? judgedTheme(project, verdict, theme) : null,
        convergence: convergenceOf(theme, { meaning, examples }),
      };
    }),
  };
}

function judgedTheme(project: ExportedProject, verdict: VerdictRecord, theme: ThemeComparison): JudgedTheme {
  return {
    value: verdict.value,
    reasons: verdict.reasons,
    by: project.coderLabels.get(verdict.coderId) ?? '',
    at: verdict.at,
    stale: isStale(judgedCountsFrom(verdict.counts), theme),
  };
}

/** The codings that may stand for a theme on a side. */
class Candidates {
  readonly #project: ExportedProject;
  readonly #table: CodingTable;
  readonly #options: JointDisplayOptions;
  /** Ids of the codings shown as examples, in the order of the codebook and of the examples of a code. */
  readonly #examples: readonly { readonly codeId: string; readonly codingId: string }[];
  /** Sources in the scope of each side. */
  readonly #inScope: Readonly<Record<SideName, ReadonlySet<string>>>;

  constructor(project: ExportedProject, table: CodingTable, options: JointDisplayOptions) {
    const { corpus } = project;
    const inScope = (side: SideName): Set<string> =>
      new Set(sourcesInScope(corpus, scopeOfSide(options.settings[side])).inScope.map(({ id }) => id));
    const order = new Map(corpus.codebook.inOrder.map(({ id }, place) => [id, place]));
    const placeOf = (codeId: string): number => order.get(codeId) ?? 0;
    this.#project = project;
    this.#table = table;
    this.#options = options;
    this.#examples = project.codeExamples.toSorted(
      (a, b) => placeOf(a.codeId) - placeOf(b.codeId) || a.position - b.position,
    );
    this.#inScope = { a: inScope('a'), b: inScope('b') };
  }

  excerptsOf(themeId: string, verdictId: string | undefined, side: SideName): SideExcerpts {
    const pinned = this.#options.evidence
      .filter((evidence) => evidence.verdictId === verdictId)
      .flatMap(({ codingId }) => this.#project.codingWith(codingId) ?? [])
      .filter(({ sourceId }) => this.#inScope[side].has(sourceId));
    const chosen = pinned.length > 0 ? pinned : this.#examplesOf(themeId, side);
    const isLeftOut = ({ sourceId }: CodingRecord): boolean =>
      !this.#options.interviewExcerpts && this.#sourceOf(sourceId)?.kind === 'interview';
    const shown = chosen.filter((coding) => !isLeftOut(coding));
    return {
      shown: shown.flatMap((coding) => {
        const source = this.#sourceOf(coding.sourceId);
        const pages = this.#project.pagesOf(coding);
        return source ? [excerptOf(coding, source, pages, this.#options.quoteOf)] : [];
      }),
      withheld: chosen.length - shown.length,
    };
  }

  /** Those of the theme itself first, then those of the other codes it counts. */
  #examplesOf(themeId: string, side: SideName): CodingRecord[] {
    const { settings, layer } = this.#options;
    const { denominator, basis, rollup } = settings;
    const request = { of: [themeId], scope: scopeOfSide(settings[side]), layer, denominator, basis, rollup };
    // Numbers and the words beside them come from the same sources, coders and codes.
    const counted = new Set(
      codingsOf(this.#project.corpus, this.#table, request, { codeId: themeId }).map(
        ({ codingId }) => codingId,
      ),
    );
    const own = this.#examples.filter(({ codeId }) => codeId === themeId);
    const others = this.#examples.filter(({ codeId }) => codeId !== themeId);
    return [...new Set([...own, ...others].map(({ codingId }) => codingId))]
      .filter((id) => counted.has(id))
      .slice(0, mostExamples)
      .flatMap((id) => this.#project.codingWith(id) ?? []);
  }

  #sourceOf(id: string): SourceRecord | undefined {
    return this.#project.corpus.tables.source.get(id);
  }
}
