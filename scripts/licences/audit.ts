// npm run audit: what the registry knows against the packages that are used here. An answer is kept with its day in
// docs/audit.json; without one the last stays. Never fails: an advisory is read by a person, who judges whether it matters.
//   --registry URL     where to ask; npm's own registry when left out
//   --keep FILE        where the answer is kept
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';

/** The longest that the registry is waited for, in milliseconds. */
const PATIENCE = 60_000;

/** Of npm's report (version 2), what is kept. */
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      // What it is itself affected by, or the names of packages below it that are.
      via: z.array(
        z.union([
          z.string(),
          z.object({ title: z.string(), url: z.string(), severity: z.string(), range: z.string() }),
        ]),
      ),
    }),
  ),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
});

export interface Advisory {
  readonly package: string;
  readonly severity: string;
  readonly title: string;
  readonly url: string;
  /** The versions that it is about. */
  readonly range: string;
}

export interface Audit {
  /** The day of the answer. */
  readonly date: string;
  /** Packages that were asked about. */
  readonly packages: number;
  readonly advisories: readonly Advisory[];
}

/** The command. */
export async function main(root: string, args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      registry: { type: 'string' },
      keep: { type: 'string', default: join(root, 'docs', 'audit.json') },
    },
  });
  const said = await ask(root, values.registry);
  const audit = auditFrom(said, new Date().toISOString().slice(0, 10));
  if (audit !== null) {
    writeFileSync(values.keep, `${JSON.stringify(audit, null, 2)}\n`);
    console.log(told(audit));
    return;
  }
  const last = existsSync(values.keep) ? (JSON.parse(readFileSync(values.keep, 'utf8')) as Audit) : null;
  console.log(
    `The registry gave no answer about advisories. ${last === null ? 'There is none from an earlier day.' : `The last one: ${told(last)}`}`,
  );
}

/** What npm prints, whatever it is. */
async function ask(root: string, registry: string | undefined): Promise<string> {
  const cli = process.env['npm_execpath'];
  const words = [
    'audit',
    '--json',
    '--package-lock-only',
    ...(registry === undefined ? [] : ['--registry', registry]),
  ];
  const child =
    cli === undefined
      ? spawn('npm', words, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: PATIENCE })
      : spawn(process.execPath, [cli, ...words], {
          cwd: root,
          stdio: ['ignore', 'pipe', 'ignore'],
          timeout: PATIENCE,
        });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  // Where there is no npm, there is no answer.
  await once(child, 'close').catch(() => undefined);
  return printed;
}

/** The answer in what npm printed; null where it got none. */
export function auditFrom(printed: string, date: string): Audit | null {
  let value: unknown;
  try {
    value = JSON.parse(printed);
  } catch {
    return null;
  }
  const parsed = report.safeParse(value);
  if (!parsed.success) return null;
  const { vulnerabilities, metadata } = parsed.data;
  const advisories = Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((each) =>
      typeof each === 'string'
        ? []
        : [{ package: name, severity: each.severity, title: each.title, url: each.url, range: each.range }],
    ),
  );
  return { date, packages: metadata.dependencies.total, advisories };
}

function told({ date, packages, advisories }: Audit): string {
  const lines = advisories.map(
    (advisory) =>
      `  ${advisory.severity}: ${advisory.package} ${advisory.range}, ${advisory.title} (${advisory.url})`,
  );
  return [`${date}, ${packages} packages, ${advisories.length} advisories`, ...lines].join('\n');
}
