// The names of rows and columns in addresses, so that a paper can print the address of a number.

/** A name in an address: `market supply, demand` as `market-supply-demand`. Letters of any script stay. */
export function addressOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
