// What somebody does while it is being asked who has taken the place of the coder who worked in this window.
import { beforeEach, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { CallOptions, Transport } from '#electron/rpc/transport.ts';
import { askedForKnownWorker } from '#renderer/state/known-worker.ts';

const desk = createStore<{ becoming: string | null }>(() => ({ becoming: null }));

let asked: string[];
let worker: string;
let transport: Transport;

beforeEach(() => {
  desk.setState({ becoming: null });
  asked = [];
  worker = 'anna';
  const told = {
    subscribe: () => () => undefined,
    invoke: async (name: string, _: unknown, { as, person, group }: CallOptions) => {
      asked.push([name, as, person, group].filter(Boolean).join(' '));
      return { ok: true, value: null };
    },
  } satisfies Transport;
  transport = askedForKnownWorker(told, desk, () => ({ as: worker }));
});

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('an act of a coder who was just removed waits until it is known who works in their place, and is theirs', async () => {
  desk.setState({ becoming: 'anna' });
  const undone = transport.invoke('history.redo', {}, { as: 'anna', person: 'anna', group: 'g' });
  const coded = transport.invoke('codes.create', {}, { as: 'anna' });
  await turn();
  expect(asked).toEqual([]);

  worker = 'wei';
  desk.setState({ becoming: null });
  await Promise.all([undone, coded]);

  expect(asked).toEqual(['history.redo wei g', 'codes.create wei']);
});

test('the question itself, and what another coder does, do not wait', async () => {
  desk.setState({ becoming: 'anna' });

  await transport.invoke('coders.merged', {}, { as: 'anna' });
  await transport.invoke('codes.create', {}, { as: 'lena' });
  await transport.invoke('desk.state', {}, {});

  expect(asked).toEqual(['coders.merged anna', 'codes.create lena', 'desk.state']);
});
