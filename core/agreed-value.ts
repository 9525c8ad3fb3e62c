/** The value in which all items agree; null where they differ, or where there are none. */
export function agreedValue<Item, Value>(items: readonly Item[], of: (item: Item) => Value): Value | null {
  const [first = null, ...others] = new Set(items.map(of));
  return others.length === 0 ? first : null;
}
