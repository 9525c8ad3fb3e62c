/** A file by its name, with the way from what was chosen; and where it lies, null where nobody knows. */
export interface NamedFile {
  readonly name: string;
  readonly path: string | null;
}

/**
 * What the files are called, so that each is told from the others: by their names, else all of them with as many of the folders
 * they lie in as it takes. Files of one name whose folders nobody knows are numbered, `notes (2).txt`. One file that was chosen
 * twice is called the same.
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

/** A name, and the folders above it that are known, the outermost first. */
function wayTo({ name, path }: NamedFile): { readonly name: string; readonly folders: readonly string[] } {
  const parts = path?.split(/[/\\]/).filter((part) => part !== '') ?? [];
  const own = name.split('/');
  const isItsEnd = parts.slice(-own.length).join('/') === own.join('/');
  return { name, folders: isItsEnd ? parts.slice(0, -own.length) : [] };
}

/** Whether two files that lie in different places, as far as is known, are called the same. */
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
