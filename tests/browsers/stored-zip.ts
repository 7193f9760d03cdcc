/** The smallest zip writer that Firefox accepts as an .xpi: stored entries, no compression. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const DOS_DATE_1980 = 0x0021;
const UTF8_NAMES = 0x0800;

/** Zips everything in `dir`, with paths relative to it. */
export function zipDirectory(dir: string): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const path of filesIn(dir)) {
    const name = Buffer.from(path);
    const data = readFileSync(join(dir, path));
    const shared = sharedHeader(name, data);
    const local = Buffer.concat([signature(0x04034b50), shared, name, data]);
    locals.push(local);
    central.push(Buffer.concat([signature(0x02014b50), uint16(20), shared, centralTail(offset), name]));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...locals, directory, endRecord(central.length, directory.length, offset)]);
}

function filesIn(dir: string, prefix = ''): string[] {
  return readdirSync(join(dir, prefix))
    .sort()
    .flatMap((entry) => {
      const path = prefix ? `${prefix}/${entry}` : entry;
      return statSync(join(dir, path)).isDirectory() ? filesIn(dir, path) : [path];
    });
}

/** The part that a local header and a central entry have in common. */
function sharedHeader(name: Buffer, data: Buffer): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DOS_DATE_1980, 8);
  header.writeUInt32LE(crc32(data), 10);
  header.writeUInt32LE(data.length, 14);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

/** Comment, disk and attributes: all zero; then where the local header is. */
function centralTail(offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return tail;
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function signature(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}
