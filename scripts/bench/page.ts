// Writes docs/performance.md: the latest measurements of each group of rows, with floors and budgets.
import type { When } from '../when.ts';
import { cellsOf, type Measured } from './budget.ts';

/** A group of rows, by its name on the command line, and its multiple of the reference study's codings. */
export interface Group {
  readonly name: string;
  readonly times: number;
}

const head = `# How long things take, and how much they need

Each section is a group of rows of \`npm run bench\`, which writes this page with \`--write\`: what was measured, the floor, which
is the same work done as plainly as can be in the same run, how the two compare, and what is allowed. The reference study has
2,719 sources and 50,000 codings, that with five times the codings (\`--five\`) 250,000, that of \`load\` 1,000,000. A figure
was measured on the day and the machine that its section names.
`;

/** The page with the rows of this group replaced; those of the other groups, in the order of `names`, stay. */
export function pageWith(
  before: string,
  names: readonly string[],
  group: Group,
  measured: readonly Measured[],
  when: When,
): string {
  const sections = new Map(
    before.split(/^(?=## `)/m).map((section) => [section.split('\n')[0], section.trimEnd()]),
  );
  sections.set(titleOf(group), sectionOf(group, measured, when));
  const inOrder = names
    .flatMap((name) => [1, 5].map((times) => titleOf({ name, times })))
    .flatMap((title) => sections.get(title) ?? []);
  return `${[head.trimEnd(), ...inOrder].join('\n\n')}\n`;
}

function titleOf({ name, times }: Group): string {
  return times === 1 ? `## \`${name}\`` : `## \`${name}\`, ${times} times the codings`;
}

function sectionOf(group: Group, measured: readonly Measured[], { date, machine }: When): string {
  const rows = measured.map((row) => `| ${cellsOf(row).join(' | ')} |`);
  return [
    titleOf(group),
    '',
    `On ${date}, ${machine}.`,
    '',
    '| work | measured | floor | found | allowed | |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
