// npm run audit: the registry's advisories on the packages that are used here. An answer is kept with its date in
// docs/audit.json; without one the last stays. Never fails: a person reads an advisory and judges whether it matters.
//   --registry URL     the registry to ask; npm's own by default
//   --keep FILE        the file that keeps the answer
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';

/** How long to wait for the registry, in milliseconds. */
const REGISTRY_TIMEOUT_MS = 60_000;

/** The part of npm's report (version 2) that is kept. */
const report = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(
    z.string(),
    z.object({
      // The advisories on the package itself, or the names of affected packages that it depends on.
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
  /** The affected versions. */
  readonly range: string;
}

export interface Audit {
  /** The date of the answer. */
  readonly date: string;
  /** How many packages were checked. */
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

/** The output of npm, whatever it is. */
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
      ? spawn('npm', words, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], timeout: REGISTRY_TIMEOUT_MS })
      : spawn(process.execPath, [cli, ...words], {
          cwd: root,
          stdio: ['ignore', 'pipe', 'ignore'],
          timeout: REGISTRY_TIMEOUT_MS,
        });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  // Without npm there is no answer.
  await once(child, 'close').catch(() => undefined);
  return printed;
}

/** The answer in npm's output; null if npm got none. */
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
