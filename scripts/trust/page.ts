// Writes docs/trust.md: how each promise was tried, with its tests and the figures of the last trial.
import { pieces, type Piece } from './pieces.ts';
import type { Found } from './found.ts';
import type { When } from '../when.ts';

const head = `# What Concord promises, and how often it was tried

Each section is a piece of \`npm run trust\`, which writes this page: what is promised, and under it, of the last time that the
piece was tried, how often, how often the promise was broken, the day, the machine, and what came of it. The tests try a share
of it, or the same promise in another way, with every \`npm test\`.
`;

/** The page with the figures of this piece replaced by the new findings; those of the others stay. */
export function pageWith(before: string, piece: Piece, found: Found, when: When): string {
  const figures = new Map(
    before.split(/^(?=## `)/m).map((section) => [/^## `(.+)`/.exec(section)?.[1], figuresIn(section)]),
  );
  figures.set(piece.name, figuresOf(piece, found, when));
  const sections = pieces.flatMap((each) => {
    const of = figures.get(each.name);
    return of === undefined ? [] : [sectionOf(each, of)];
  });
  return [head, ...sections].join('\n');
}

function sectionOf({ name, promise, meant, tests }: Piece, figures: string): string {
  const paragraphs = [`${promise}.`, figures, ...(meant === undefined ? [] : [meant])];
  const told = tests.map((test) => `\`${test}\``).join(', ');
  return `## \`${name}\`\n\n${paragraphs.join('\n\n')}\n\nTests: ${told}\n`;
}

function figuresIn(section: string): string {
  return section
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .join('\n');
}

function figuresOf({ unit }: Piece, { tried, came, faults }: Found, { date, machine }: When): string {
  return [
    `- Tried: ${number(tried)} ${unit}; broken: ${number(faults.length)}`,
    `- On ${date}, ${machine}`,
    ...cameOfIt(came),
  ].join('\n');
}

/** The results on one line; counts by kind, `kind: what`, on one line for each kind. */
function cameOfIt(came: Found['came']): string[] {
  const byKind = new Map<string, string[]>();
  for (const [name, times] of Object.entries(came)) {
    const [, kind = 'Came of it', what = name] = /^(.+): (.+)$/.exec(name) ?? [];
    byKind.set(kind, [...(byKind.get(kind) ?? []), `${what} ${number(times)}`]);
  }
  return [...byKind].map(([kind, told]) => `- ${kind}: ${told.join(', ')}`);
}

function number(of: number): string {
  return of.toLocaleString('en');
}
