// An act that asks for a snapshot is refused where none can be made. Then the person says whether it goes on without.
import type { CallOptions, Outcome, Transport } from '#electron/rpc/transport.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';

const refusals: ReadonlySet<string> = new Set(['errors:snapshots_folder', 'errors:snapshot_no_space']);

/** The transport, which asks before it gives up an act for want of a snapshot. */
export function askingWithoutSnapshot(transport: Transport): Transport {
  return {
    subscribe: (listener) => transport.subscribe(listener),
    invoke: async (name: string, input: unknown, options: CallOptions): Promise<Outcome> => {
      const outcome = await transport.invoke(name, input, options);
      // Whoever asks for the snapshot itself is not helped by going on without.
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
