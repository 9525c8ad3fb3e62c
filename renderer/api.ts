// The typed client of this window and its host. `start` connects, keeps the records true, and is called once.
import type { Change } from '#core/change.ts';
import type { Api } from '#electron/api.ts';
import type { Bridge } from '#electron/rpc/bridge.ts';
import { createClient, type Client } from '#electron/rpc/client.ts';
import type { News, OpenProject } from '#electron/rpc/transport.ts';
import { apply, clear, load, projectStore } from './state/project.ts';
import { workingCoder } from './state/working-coder.ts';
import { enterProject, workspaceStore } from './state/workspace.ts';
import { browserHost, connect } from './transport/browser-host.ts';
import { electronHost } from './transport/electron-host.ts';
import type { Host } from './transport/host.ts';

declare global {
  interface Window {
    /** Set by the preload of the desktop window. */
    readonly concord?: Bridge;
  }
}

export let host: Host;
export let api: Client<Api>;

/** The coder who works in this window: chosen in the layer menu, else the project's main coder. */
export function workingCoderId(): string | undefined {
  return workingCoder(projectStore.getState(), workspaceStore.getState());
}

let filling: string | null = null;
let waiting: { change: Change; seq: number }[] = [];

/** Fetches the records; what changes meanwhile waits, and counts only where it is newer than what came. */
async function fill(open: OpenProject): Promise<void> {
  if (filling === open.path) return;
  filling = open.path;
  waiting = [];
  try {
    const { seq, tables } = await api.project.records();
    if (filling !== open.path) return;
    enterProject(open.path);
    load(open, tables);
    for (const news of waiting) if (news.seq > seq) apply(news.change);
  } finally {
    if (filling === open.path) filling = null;
  }
}

function hear(news: News): void {
  switch (news.type) {
    case 'change':
      if (filling === null) apply(news.change);
      else waiting.push(news);
      break;
    case 'project':
      if (news.project) void fill(news.project);
      else clear();
      break;
  }
}

/** Connects to the program beside this window and shows the project that is open there, if one is. */
export async function start(): Promise<void> {
  host = window.concord ? electronHost(window.concord) : browserHost(await connect());
  api = createClient<Api>(host.transport, () => {
    const as = workingCoderId();
    return as === undefined ? {} : { as };
  });
  host.transport.subscribe(hear);
  const { project } = await api.desk.state();
  if (project) await fill(project);
}
