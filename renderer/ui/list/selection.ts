// What is selected in a list of several, as desktop lists do it: a press chooses one, with Ctrl or ⌘ it adds
// or takes away, with Shift it stretches from the anchor.

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** From where Shift stretches. */
  readonly anchor: string | null;
}

/** Only `id`. */
export function only(id: string): Selection {
  return { ids: new Set([id]), anchor: id };
}

/** `id` added, or taken away when it was in. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Everything from the anchor to `id` in the order given; an anchor that is not there stretches nothing. */
export function stretchedTo({ anchor }: Selection, id: string, order: readonly string[]): Selection {
  const to = order.indexOf(id);
  const from = anchor === null ? to : order.indexOf(anchor);
  if (from < 0 || to < 0) return only(id);
  return { ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: order[from] ?? id };
}

/** Everything. */
export function everything(order: readonly string[], { anchor }: Selection): Selection {
  return { ids: new Set(order), anchor: anchor ?? order[0] ?? null };
}
