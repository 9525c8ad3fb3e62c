// A line to a server on this machine: a TCP proxy that counts what goes each way, and lets no more through than a line would.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line, and what went over it so far, in bytes. */
export interface Line extends AsyncDisposable {
  readonly port: number;
  readonly up: () => number;
  readonly down: () => number;
}

/** Starts a line to a port of this machine; `bytesASecond` is how much it carries towards the client, null for what it can. */
export async function startLine(to: number, bytesASecond: number | null = null): Promise<Line> {
  let [up, down] = [0, 0];
  const open = new Set<Socket>();
  /** Until when the line is taken by what is on it. */
  let taken = 0;
  const proxy = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: to, host: '127.0.0.1', noDelay: true });
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    client.on('data', (bytes) => {
      up += bytes.length;
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      down += bytes.length;
      if (bytesASecond === null) {
        client.write(bytes);
        return;
      }
      const now = performance.now();
      taken = Math.max(now, taken) + (bytes.length / bytesASecond) * 1000;
      server.pause();
      setTimeout(() => {
        client.write(bytes);
        server.resume();
      }, taken - now);
    });
    client.on('end', () => server.end());
    server.on('end', () => client.end());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    port: (proxy.address() as AddressInfo).port,
    up: () => up,
    down: () => down,
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
