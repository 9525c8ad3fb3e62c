// docs/trust.md: a row for each promise that was tried, with its tests and the figures of the last trial.
import { pieces, type Piece } from './pieces.ts';
import type { Found } from './found.ts';

export interface When {
  /** ISO 8601, a day. */
  readonly date: string;
  readonly machine: string;
}

const head = `# What Concord promises, and how often it was tried

Each row is a piece of \`npm run trust\`, which writes this page. The tests named beside it run a share of it, or try the
same promise in another way, with every \`npm test\`. A figure here was seen on the day and the machine that the row names.

\`salvage\` counts rows by kind of damage. A file that is cut off has lost the rows behind the cut for good, and with them
the sums of its pages: without a snapshot only those come back that the history or the names of texts prove, with one all
but the last acts, which are younger than the snapshot. In one more trial for each four, one bit of what is left of a cut
file is changed as well. \`large-damages\` salvages one damage in eleven, every other one without a snapshot; a cut file
without one is not among the rows *to come back*.

| piece | promise | tests | tried | broken | came of it | date | machine |
|---|---|---|---|---|---|---|---|
`;

/** The page with this piece's row made anew from what was found; the rows of the others stay as they are. */
export function pageWith(before: string, piece: Piece, found: Found, when: When): string {
  const kept = before.split('\n').filter((row) => row.startsWith('| `'));
  const rows = new Map(kept.map((row) => [row.slice(3, row.indexOf('`', 3)), row]));
  rows.set(piece.name, rowOf(piece, found, when));
  const inOrder = pieces.flatMap(({ name }) => rows.get(name) ?? []);
  return `${head}${inOrder.join('\n')}\n`;
}

function rowOf({ name, promise, unit, tests }: Piece, { tried, came, faults }: Found, when: When): string {
  const told = Object.entries(came).map(([what, times]) => `${what} ${times}`);
  const cells = [
    `\`${name}\``,
    promise,
    tests.map((test) => `\`${test}\``).join('<br>'),
    `${tried} ${unit}`,
    String(faults.length),
    told.join(', '),
    when.date,
    when.machine,
  ];
  return `| ${cells.join(' | ')} |`;
}
