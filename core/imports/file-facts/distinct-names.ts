/** A file: its name, including the path from the chosen folder, and its full path, null where that is unknown. */
export interface NamedFile {
  readonly name: string;
  readonly path: string | null;
}

/**
 * Names by which all files can be told apart: their own, or else all of them with as many of their folders as
 * needed. Files with one name whose folders are unknown are numbered, `notes (2).txt`. A file that was chosen
 * twice has the same name twice.
 */
export function distinctNames(files: readonly NamedFile[]): string[] {
  const ways = files.map(wayTo);
  const longest = Math.max(0, ...ways.map(({ folders }) => folders.length));
  let called = files.map(({ name }) => name);
  for (let more = 1; more <= longest && namesShared(files, called); more += 1) {
    called = ways.map(({ name, folders }) => [...folders.slice(-more), name].join('/'));
  }
  return numbered(files, called);
}

/** A name, and the known folders above it, the outermost first. */
function wayTo({ name, path }: NamedFile): { readonly name: string; readonly folders: readonly string[] } {
  const parts = path?.split(/[/\\]/).filter((part) => part !== '') ?? [];
  const own = name.split('/');
  const isItsEnd = parts.slice(-own.length).join('/') === own.join('/');
  return { name, folders: isItsEnd ? parts.slice(0, -own.length) : [] };
}

/** Whether two files that are in different places, as far as is known, have the same name. */
function namesShared(files: readonly NamedFile[], called: readonly string[]): boolean {
  const paths = new Map<string, string>();
  return called.some((name, at) => {
    const path = files[at]?.path ?? null;
    if (path === null) return false;
    const first = paths.get(name) ?? path;
    paths.set(name, first);
    return first !== path;
  });
}

function numbered(files: readonly NamedFile[], called: readonly string[]): string[] {
  const taken = new Map<string, string | null>();
  return called.map((name, at) => {
    const path = files[at]?.path ?? null;
    let free = name;
    for (let number = 2; taken.has(free); number += 1) {
      if (path !== null && taken.get(free) === path) return free;
      free = name.replace(/(?=(?:\.\w+)?$)/, ` (${number})`);
    }
    taken.set(free, path);
    return free;
  });
}
