// Builds zip archives by hand, also dishonest ones that no library writes.
import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of these parts. `declare` changes its table of contents, as an attacker would. */
export function zip(
  parts: readonly {
    readonly name: string;
    readonly content: string | Buffer;
    readonly packed?: Buffer;
    /** The file's type and permissions, as Unix stores them. */
    readonly mode?: number;
  }[],
  declare: (entry: { size: number; crc: number; flags: number }) => void = () => undefined,
): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.packed ?? deflateRawSync(content);
    const entry = { size: content.length, crc: crc32(content), flags: 0x800 };
    declare(entry);
    const name = Buffer.from(part.name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(entry.flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(0x21, 6);
    shared.writeUInt32LE(entry.crc, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(entry.size, 18);
    shared.writeUInt16LE(name.length, 22);
    const head = Buffer.from('PK\x03\x04', 'latin1');
    const place = Buffer.alloc(14);
    place.writeUInt32LE(((part.mode ?? 0) << 16) >>> 0, 6);
    place.writeUInt32LE(offset, 10);
    local.push(head, shared, name, packed);
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), shared, place, name);
    offset += head.length + shared.length + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
