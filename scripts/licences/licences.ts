// npm run licences: the packages of others that ship with Concord, and their licences. Every build writes both lists into
// dist/, from where they are packed; this command prints the first and ends with status 1 for a package that may not ship.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './sbom.ts';
import { shippedPackages, type Shipped } from './shipped.ts';
import { isUnderGpl, mayShip, termsOf } from './terms.ts';

/** The names of the lists in `dist/`. */
export const LICENCES = 'licences.txt';
export const BILL = 'sbom.cdx.json';

/** Writes both lists for the build in `root`; returns what ships. */
export function writeLicences(root: string): readonly Shipped[] {
  const packages = shippedPackages(root);
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  };
  const bill = billOfMaterials({ name, version, licence: license }, packages);
  writeFileSync(join(root, 'dist', LICENCES), licenceList(root, packages));
  writeFileSync(join(root, 'dist', BILL), `${JSON.stringify(bill, null, 2)}\n`);
  return packages;
}

/** Packages by name, version and licence, then each licence text once with its packages. */
export function licenceList(root: string, packages: readonly Shipped[]): string {
  const textsOf = new Map<string, string[]>();
  const bare = new Set<Shipped>();
  for (const shipped of packages) {
    const terms = termsOf(root, shipped);
    if (terms.length === 0) bare.add(shipped);
    for (const text of terms) {
      const known = textsOf.get(text);
      if (known) known.push(called(shipped));
      else textsOf.set(text, [called(shipped)]);
    }
  }
  const rule = '-'.repeat(80);
  return [
    'Concord carries these packages. What is under several licences is taken under the first that Concord can take.',
    'The notices of Chromium are in LICENSES.chromium.html, beside the program.',
    '',
    ...packages.map(
      (shipped) =>
        `${called(shipped)}  ${shipped.licence}${bare.has(shipped) ? '  (the package brings no text)' : ''}`,
    ),
    ...[...textsOf].flatMap(([text, names]) => ['', rule, names.join(', '), rule, '', text]),
    '',
  ].join('\n');
}

function called({ name, version }: Shipped): string {
  return `${name} ${version}`;
}

/** The packages that may not ship, because of their manifest or a licence text. */
export function refusedOf(root: string, packages: readonly Shipped[]): readonly Shipped[] {
  return packages.filter(
    (shipped) => !mayShip(shipped.licence) || isUnderGpl(shipped, termsOf(root, shipped)),
  );
}

/** The command; returns whether everything may ship. */
export function main(root: string): boolean {
  const packages = writeLicences(root);
  for (const shipped of packages) console.log(`${called(shipped).padEnd(48)} ${shipped.licence}`);
  const refused = refusedOf(root, packages);
  for (const shipped of refused)
    console.error(
      `${called(shipped)} may not ship: “${shipped.licence}”, or a text in it, is not among what we take.`,
    );
  console.log(`${packages.length} packages; dist/${LICENCES}, dist/${BILL}`);
  return refused.length === 0;
}
