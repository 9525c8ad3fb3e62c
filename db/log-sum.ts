// The checksum of a write-ahead log, which tells frames of this log from what an earlier one left behind.

/**
 * The checksum over a log's frames (file format, 4.2): two 32-bit numbers, in the byte order of the machine
 * that wrote the log.
 */
export class LogSum {
  readonly #isLittle: boolean;
  #first = 0;
  #second = 0;

  constructor(isLittle: boolean) {
    this.#isLittle = isLittle;
  }

  add(bytes: Buffer, from: number, to: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let first = this.#first;
    let second = this.#second;
    for (let at = from; at < to; at += 8) {
      first = (first + view.getUint32(at, this.#isLittle) + second) | 0;
      second = (second + view.getUint32(at + 4, this.#isLittle) + first) | 0;
    }
    this.#first = first;
    this.#second = second;
  }

  is(bytes: Buffer, at: number): boolean {
    return this.#first === bytes.readInt32BE(at) && this.#second === bytes.readInt32BE(at + 4);
  }
}
