// A line to a server on this machine: a TCP proxy that counts what goes each way, lets no more through than a line would, and
// takes as long as a line does.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line, and what went over it so far, in bytes. */
export interface Line extends AsyncDisposable {
  readonly port: number;
  readonly up: () => number;
  readonly down: () => number;
  /** Breaks all connections over it. New ones can be made. */
  readonly cut: () => void;
}

/** What a line is like: how much it carries each way, null for what it can, and how long there and back takes. */
export interface LineKind {
  readonly bytesASecond?: number | null;
  readonly roundTripMs?: number;
}

/** About for how many milliseconds a line has work waiting: without any it would idle while a timer is late. */
const WAITING_MS = 20;

/** One way of a line, which all its connections share. */
class Way {
  bytes = 0;
  readonly #bytesASecond: number;
  readonly #lateMs: number;
  /** Until when it is taken by what is on it. */
  #taken = 0;

  constructor({ bytesASecond = null, roundTripMs = 0 }: LineKind) {
    this.#bytesASecond = bytesASecond ?? Infinity;
    this.#lateMs = roundTripMs / 2;
  }

  /** Carries what one end of a connection sends to the other one. */
  carry(from: Socket, to: Socket): void {
    const underWay: { readonly at: number; readonly arrives: () => void }[] = [];
    let timer: NodeJS.Timeout | null = null;
    const arrive = (): void => {
      timer = null;
      while ((underWay[0]?.at ?? Infinity) <= performance.now()) underWay.shift()?.arrives();
      const [next] = underWay;
      if (next) timer = setTimeout(arrive, Math.max(0, next.at - performance.now()));
    };
    const send = (arrives: () => void): void => {
      underWay.push({ at: this.#taken + this.#lateMs, arrives });
      if (!timer) arrive();
    };
    from.on('data', (bytes) => {
      this.bytes += bytes.length;
      const now = performance.now();
      this.#taken = Math.max(now, this.#taken) + (bytes.length / this.#bytesASecond) * 1000;
      send(() => to.write(bytes));
      if (this.#taken - now < WAITING_MS) return;
      from.pause();
      setTimeout(() => from.resume(), this.#taken - now - WAITING_MS / 2);
    });
    from.on('end', () => send(() => to.end()));
  }
}

/** Starts a line to a port of this machine. */
export async function startLine(to: number, kind: LineKind = {}): Promise<Line> {
  const [up, down] = [new Way(kind), new Way(kind)];
  const open = new Set<Socket>();
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const proxy = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: to, host: '127.0.0.1', noDelay: true });
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    up.carry(client, server);
    down.carry(server, client);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    up: () => up.bytes,
    down: () => down.bytes,
    cut,
    [Symbol.asyncDispose]: async () => {
      cut();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
