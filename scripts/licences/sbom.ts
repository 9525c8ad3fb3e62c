// The bill of materials as CycloneDX 1.6 (ECMA-424), in JSON. The same packages give the same bytes.
import type { Shipped } from './shipped.ts';

/** The program's name in the bill. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** The bill for these packages. */
export function billOfMaterials(product: Product, packages: readonly Shipped[]): object {
  const own = packageUrl(product);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': own,
        name: product.name,
        version: product.version,
        licenses: licencesOf(product.licence),
        purl: own,
      },
    },
    components: packages.map(component),
    dependencies: [{ ref: own, dependsOn: packages.map(packageUrl) }],
  };
}

function component(shipped: Shipped): object {
  const { name, version, licence, integrity } = shipped;
  const [group, ownName] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const reference = packageUrl(shipped);
  return {
    type: name === 'electron' ? 'framework' : 'library',
    'bom-ref': reference,
    ...(group === undefined ? {} : { group }),
    name: ownName,
    version,
    ...(integrity?.startsWith('sha512-')
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
    licenses: licencesOf(licence),
    purl: reference,
  };
}

/** In the format's terms: one known id, an expression, or a name that is no SPDX id. */
function licencesOf(licence: string): readonly object[] {
  if (/ (?:OR|AND) /.test(licence)) return [{ expression: licence.replace(/^\((.*)\)$/, '$1') }];
  if (licence === 'BSD' || licence === 'unknown') return [{ license: { name: licence } }];
  return [{ license: { id: licence } }];
}

/** `pkg:npm/%40scope/name@1.2.3` (package-url). */
export function packageUrl({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
