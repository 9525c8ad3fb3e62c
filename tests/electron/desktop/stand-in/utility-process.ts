// Electron's utility process, as far as Concord uses it: a real process that exchanges messages.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';

const parentPort = fileURLToPath(new URL('./parent-port.ts', import.meta.url));

export class StandInUtilityProcess extends EventEmitter {
  pid: number | undefined;
  readonly #child;

  static readonly started: StandInUtilityProcess[] = [];

  static fork(entry: string, args: readonly string[]): StandInUtilityProcess {
    const started = new StandInUtilityProcess(entry, args);
    StandInUtilityProcess.started.push(started);
    return started;
  }

  constructor(entry: string, args: readonly string[]) {
    super();
    this.#child = fork(entry, [...args], {
      execArgv: ['--import', parentPort],
      env: { ...process.env, NODE_OPTIONS: '' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.once('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (status) => {
      this.pid = undefined;
      this.emit('exit', status ?? 0);
    });
  }

  postMessage(message: unknown): void {
    this.#child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.pid !== undefined && this.#child.kill();
  }
}
