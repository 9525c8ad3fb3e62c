// The program refuses a change that needs a snapshot when it cannot make one. The person then decides whether to go on
// without a snapshot.
import type { CallOptions, Outcome, Transport } from '#electron/rpc/transport.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';

const refusals: ReadonlySet<string> = new Set(['errors:snapshots_folder', 'errors:snapshot_no_space']);

/**
 * Wraps a transport: when a call fails for want of a snapshot, asks the person and repeats the call without one if they
 * agree.
 */
export function askingWithoutSnapshot(transport: Transport): Transport {
  return {
    subscribe: (listener) => transport.subscribe(listener),
    invoke: async (name: string, input: unknown, options: CallOptions): Promise<Outcome> => {
      const outcome = await transport.invoke(name, input, options);
      // A request for the snapshot itself cannot go on without one.
      if (outcome.ok || !refusals.has(outcome.error.key) || name.startsWith('snapshots.')) return outcome;
      const { t } = currentWords();
      const { key, parameters } = outcome.error;
      const yes = await confirm({
        title: t('snapshots:without_title'),
        body: t('snapshots:without_body', { why: t(key as 'errors:internal', { ...parameters }) }),
        action: t('snapshots:without_action'),
      });
      return yes ? transport.invoke(name, input, { ...options, withoutSnapshot: true }) : outcome;
    },
  };
}
