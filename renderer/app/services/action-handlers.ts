// Who does which action now. Components attach handlers while they are there; the last one attached is asked.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { actions, type ActionId, type KnownAction } from './actions.ts';
import { showError } from '#renderer/app/notices/show-error.ts';

/** How an action is done at the moment. */
export interface Handler {
  /**
   * `press` is the press that asked for it, of an action with a row of keys; else its first. A menu may ask for one of several
   * things by a word.
   */
  readonly run: (press: string) => unknown;
  /** `false` shows it as not possible now. */
  readonly enabled?: boolean;
  /**
   * Whether `run` looks itself at what can be done. Then its keys ask it also while it is shown as not possible:
   * what came to be possible a moment ago may not be known here yet, and no key may be lost.
   */
  readonly looksItself?: boolean;
  /** Words that fit the moment better than the action's own, such as “Undo “code passage””. */
  readonly label?: string | undefined;
  /** The same in the few words that the footer has room for. */
  readonly hint?: string | undefined;
  /**
   * Keys for the footer where others than the action's own do it at the moment: one, or the first and last of a
   * row. Empty where none does.
   */
  readonly hintKeys?: readonly string[] | undefined;
  /** A state to show as a tick. */
  readonly checked?: boolean;
}

export type Handlers = { readonly [Id in ActionId]?: Handler | ((press: string) => unknown) };

interface Attached {
  readonly owner: symbol;
  readonly handler: Handler;
}

type Attachments = Readonly<Partial<Record<ActionId, readonly Attached[]>>>;

const store = createStore<Attachments>(() => ({}));

/** Lets this component do these actions while it is mounted. */
export function useActions(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  // What menus and footer show of a handler; its function is always the one of the last render.
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

/** Makes `handlers` all that `owner` attends to; what it attended to before keeps its place in the order. */
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

/** Does an action if someone can now; whether someone could. What goes wrong is shown. */
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

/** An action with the one who does it. */
export interface AvailableAction extends KnownAction {
  readonly handler: Handler;
}

/** The actions that someone attends to now, in the order of the list. */
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
