// Who does which action now. Components attach handlers while they are there; the last one attached is asked.
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { actions, type ActionId, type KnownAction } from './actions.ts';
import { showError } from './show-error.ts';

/** How an action is done at the moment. */
export interface Handler {
  /** `press` is the press that asked for it, of an action with a row of keys; else its first. */
  readonly run: (press: string) => unknown;
  /** `false` shows it as not possible now. */
  readonly enabled?: boolean;
  /** Words that fit the moment better than the action's own, such as “Undo “code passage””. */
  readonly label?: string | undefined;
  /** The same in the few words that the footer has room for. */
  readonly hint?: string | undefined;
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
  useEffect(() => {
    const owner = Symbol('owner');
    const facts = JSON.parse(shown) as Partial<Record<ActionId, Omit<Handler, 'run'>>>;
    for (const id of Object.keys(facts) as ActionId[]) {
      const run = (press: string) => {
        const now = latest.current[id];
        return typeof now === 'function' ? now(press) : now?.run(press);
      };
      const handler = { ...facts[id], run };
      store.setState((state) => ({ [id]: [...(state[id] ?? []), { owner, handler }] }));
    }
    return () => {
      for (const [id, attached] of Object.entries(store.getState()) as [ActionId, readonly Attached[]][]) {
        if (!attached.some((each) => each.owner === owner)) continue;
        store.setState({ [id]: attached.filter((each) => each.owner !== owner) });
      }
    };
  }, [shown]);
}

function handlerOf(attachments: Attachments, id: ActionId): Handler | undefined {
  return attachments[id]?.at(-1)?.handler;
}

/** Does an action if someone can now; whether someone could. What goes wrong is shown. */
export function perform(id: ActionId, press = ''): boolean {
  const handler = handlerOf(store.getState(), id);
  if (!handler || handler.enabled === false) return false;
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
