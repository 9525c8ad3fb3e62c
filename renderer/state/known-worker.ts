// While it is being asked who has taken the place of a removed coder, calls in their name wait: the program refuses the acts of
// a coder who is no longer there.
import type { CallOptions, Transport } from '#electron/rpc/transport.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** The question itself. */
const ASKED = 'coders.merged';

/** Who works in the window, as far as it is known. */
interface Desk {
  readonly getState: () => Pick<WorkspaceState, 'becoming'>;
  readonly subscribe: (listener: (now: Pick<WorkspaceState, 'becoming'>) => void) => () => void;
}

/**
 * Wraps a transport: a call in the name of a coder who was just removed is made once it is known who works in their place,
 * in the name of whoever `whoActs` says then, and in the order of the calls.
 */
export function askedForKnownWorker(transport: Transport, desk: Desk, whoActs: () => CallOptions): Transport {
  return {
    subscribe: (listener) => transport.subscribe(listener),
    invoke: async (name, input, options) => {
      const isKnown = options.as === undefined || options.as !== desk.getState().becoming;
      if (isKnown || name === ASKED) return transport.invoke(name, input, options);
      await known(desk);
      const { as: _gone, person: _their, ...others } = options;
      return transport.invoke(name, input, { ...others, ...whoActs() });
    },
  };
}

function known(desk: Desk): Promise<void> {
  return new Promise((resolve) => {
    const stop = desk.subscribe(({ becoming }) => {
      if (becoming !== null) return;
      stop();
      resolve();
    });
  });
}
