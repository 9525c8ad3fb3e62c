// A comparison as a joint display (Guetterman, Fetters & Creswell 2015): theme by theme, both sides with
// their numbers and words next to each other, and the analyst's verdict with its reasons.
import { codeColour } from '../codes/colours.ts';
import type { Comparison, ThemeComparison } from '../comparison/compare.ts';
import { convergenceOf, type Convergence } from '../comparison/convergence.ts';
import type { SideName } from '../comparison/counts.ts';
import type { ComparisonFacts } from '../comparison/input.ts';
import { isStale, judgedCountsFrom } from '../comparison/judged-counts.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { VerdictRecord, VerdictValue } from '../records.ts';
import type { ExportedProject } from './exported-project.ts';
import { JointExcerpts, type JointExcerptsOptions, type SideExcerpts } from './joint-excerpts.ts';

/** The analyst's present judgement. */
export interface JudgedTheme {
  /** Null where there are reasons but no verdict. */
  readonly value: VerdictValue | null;
  readonly reasons: string;
  /** The coder who judged, and when (ISO). */
  readonly by: string;
  readonly at: string;
  /** Whether the counts have changed since. */
  readonly stale: boolean;
}

/** One theme of a joint display. */
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

/** A joint display. */
export interface JointDisplay {
  readonly project: string;
  /** The name of the comparison; null for one that is not saved. */
  readonly name: string | null;
  readonly notice: string | null;
  /** Program and version. */
  readonly program: string;
  /** ISO date of writing. */
  readonly date: string;
  /** How it was counted, in words. */
  readonly method: string;
  readonly interviewExcerpts: boolean;
  readonly comparison: Comparison;
  /** How each side was restricted; two sides of one kind are distinguished by this. */
  readonly facts: ComparisonFacts;
  readonly rows: readonly JointDisplayRow[];
}

/** What a joint display is made from. */
export interface JointDisplayOptions extends JointExcerptsOptions {
  readonly name: string | null;
  readonly program: string;
  readonly date: string;
  readonly method: string;
  readonly facts: ComparisonFacts;
  readonly verdicts: readonly VerdictRecord[];
}

/**
 * Combines numbers, excerpts and verdicts. A side shows the codings pinned to the verdict; if there are none,
 * up to three examples of the codes that the theme counts, provided they are counted on that side.
 */
export function jointDisplay(
  project: ExportedProject,
  table: CodingTable,
  comparison: Comparison,
  options: JointDisplayOptions,
): JointDisplay {
  const { codebook } = project.corpus;
  const candidates = new JointExcerpts(project, table, options);
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
