// Makes a forked Node process look like Electron's utility process from within: `process.parentPort`.
import { EventEmitter } from 'node:events';

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

const port = new ParentPort();
Object.defineProperty(process, 'parentPort', { value: port });
process.on('message', (data) => port.emit('message', { data }));
process.on('disconnect', () => process.exit(0));
