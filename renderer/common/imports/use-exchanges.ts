import { api } from '#renderer/api.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';

export type KeptExchange = Awaited<ReturnType<typeof api.exchange.list>>[number];

const none: readonly KeptExchange[] = [];

/** The imported project files of other programs, newest first. */
export function useExchanges(): readonly KeptExchange[] {
  return useAnswer('exchanges', (asking) => asking.exchange.list({})).value ?? none;
}
