// Which component handles which action now. Components attach handlers while mounted; of several, the last one attached
// runs.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { actions, type ActionId, type KnownAction } from './actions.ts';
import { showError } from '#renderer/app/notices/show-error.ts';

/** How a component performs an action at the moment. */
export interface Handler {
  /**
   * Runs the action. `press` is the key press that asked for it if the action has a row of keys, else its first key. A
   * menu that offers several variants may pass a word instead.
   */
  readonly run: (press: string) => unknown;
  /** `false` shows the action as disabled. */
  readonly enabled?: boolean;
  /**
   * Whether `run` itself checks what is possible. If so, its keys work even while the action is shown as disabled: the
   * check may lag behind the latest change, and no key press may be lost.
   */
  readonly looksItself?: boolean;
  /** A label for this moment in place of the action's own, such as “Undo “code passage””. */
  readonly label?: string | undefined;
  /** The same label, short enough for the footer. */
  readonly hint?: string | undefined;
  /** Keys to show in the footer instead of the action's own: one, or the first and last of a row. Empty hides them. */
  readonly hintKeys?: readonly string[] | undefined;
  /** Shows a tick beside the action. */
  readonly checked?: boolean;
}

export type Handlers = { readonly [Id in ActionId]?: Handler | ((press: string) => unknown) };

interface Attached {
  readonly owner: symbol;
  readonly handler: Handler;
}

type Attachments = Readonly<Partial<Record<ActionId, readonly Attached[]>>>;

const store = createStore<Attachments>(() => ({}));

/** Makes this component handle these actions while it is mounted. */
export function useActions(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  // Compares what menus and footer show; functions are left out, because `run` is always looked up in the latest
  // render.
  const shown = JSON.stringify(handlers, (_, value: unknown) => (typeof value === 'function' ? {} : value));
  const [owner] = useState(() => Symbol('owner'));
  useEffect(() => {
    const facts = JSON.parse(shown) as Partial<Record<ActionId, Omit<Handler, 'run'>>>;
    const run = (id: ActionId) => (press: string) => {
      const now = latest.current[id];
      return typeof now === 'function' ? now(press) : now?.run(press);
    };
    attach(
      owner,
      (Object.keys(facts) as ActionId[]).map((id) => [id, { ...facts[id], run: run(id) }]),
    );
  }, [owner, shown]);
  useEffect(() => () => attach(owner, []), [owner]);
}

/** Sets all the actions that `owner` handles; actions it handled before keep their place in the order. */
function attach(owner: symbol, handlers: readonly (readonly [ActionId, Handler])[]): void {
  const wanted = new Map(handlers);
  store.setState((state) => {
    const ids = new Set([...(Object.keys(state) as ActionId[]), ...wanted.keys()]);
    const changed: Partial<Record<ActionId, readonly Attached[]>> = {};
    for (const id of ids) {
      const others = state[id] ?? [];
      const place = others.findIndex((each) => each.owner === owner);
      const handler = wanted.get(id);
      if (handler && place >= 0) changed[id] = others.with(place, { owner, handler });
      else if (handler) changed[id] = [...others, { owner, handler }];
      else if (place >= 0) changed[id] = others.toSpliced(place, 1);
    }
    return changed;
  });
}

function handlerOf(attachments: Attachments, id: ActionId): Handler | undefined {
  return attachments[id]?.at(-1)?.handler;
}

/** Performs an action if something handles it now. Returns whether it did; shows an error if the action fails. */
export function perform(id: ActionId, press = ''): boolean {
  const handler = handlerOf(store.getState(), id);
  if (!handler || (handler.enabled === false && !handler.looksItself)) return false;
  void attempt(handler, press);
  return true;
}

async function attempt(handler: Handler, press: string): Promise<void> {
  try {
    await handler.run(press);
  } catch (error) {
    showError(error);
  }
}

/** An action with its current handler. */
export interface AvailableAction extends KnownAction {
  readonly handler: Handler;
}

/** The actions that something handles now, in the order of the list. */
export function useAvailableActions(): readonly AvailableAction[] {
  const attachments = useStore(store);
  return useMemo(
    () =>
      actions.flatMap((action) => {
        const handler = handlerOf(attachments, action.id);
        return handler ? [{ ...action, handler }] : [];
      }),
    [attachments],
  );
}
