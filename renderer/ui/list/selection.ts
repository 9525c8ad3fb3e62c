// The selection in a list, as in desktop lists: a press selects one line, with Ctrl or ⌘ it adds or removes one, with
// Shift it extends from the anchor.

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The line from which Shift extends. */
  readonly anchor: string | null;
}

/** Selects `id` alone. */
export function only(id: string): Selection {
  return { ids: new Set([id]), anchor: id };
}

/** Adds `id`, or removes it if selected. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Selects everything from the anchor to `id` in the given order; just `id` if the anchor is not in the list. */
export function stretchedTo({ anchor }: Selection, id: string, order: readonly string[]): Selection {
  const to = order.indexOf(id);
  const from = anchor === null ? to : order.indexOf(anchor);
  if (from < 0 || to < 0) return only(id);
  return { ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: order[from] ?? id };
}

/** Selects everything. */
export function everything(order: readonly string[], { anchor }: Selection): Selection {
  return { ids: new Set(order), anchor: anchor ?? order[0] ?? null };
}
