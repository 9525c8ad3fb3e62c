// The names of rows and columns in addresses, so that a paper can print the address of a number.

/** A name in an address: `market supply, demand` as `market-supply-demand`. Letters of any script stay. */
export function addressOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The addresses with a number after each that an earlier one has: two numbers of a paper never share one. */
export function apart(addresses: readonly string[]): string[] {
  const taken = new Set<string>();
  return addresses.map((address) => {
    let free = address;
    for (let number = 2; taken.has(free); number += 1) free = `${address}-${number}`;
    taken.add(free);
    return free;
  });
}
