// Asks the program for the open study while the browser still loads the window: both take time, and neither needs the
// other. Small, because the browser runs it before the rest is there.
import type { News, OpenProject, Outcome, Transport } from '#electron/rpc/transport.ts';
import { browserHost, connect } from './browser-host.ts';
import { electronHost } from './electron-host.ts';
import type { Host } from './host.ts';

/** What was asked before the window was there. */
export interface AskedAhead {
  readonly host: Host;
  /** The answer of `desk.state`. */
  readonly state: Outcome;
  /** The records of the study that is open there, which are under way; null if none is open. */
  readonly records: RecordsAhead | null;
  /** Passes on the news since the first question, then all others as they come. Called once. */
  readonly hear: (listener: (news: News) => void) => void;
}

export interface RecordsAhead {
  readonly path: string;
  /** The coder chosen for the study in this window, who may see other rows than somebody else. */
  readonly coderId: string | undefined;
  /** The answer of `project.held`. */
  readonly answer: Promise<Outcome>;
}

/**
 * Connects to the program beside this page and asks which study is open; resolves once its records are asked for too.
 * Rejects if nothing can be asked.
 */
export async function askAhead(): Promise<AskedAhead> {
  const host = window.concord ? electronHost(window.concord) : browserHost(await connect());
  const { transport } = host;
  const heard: News[] = [];
  let tell = (news: News): void => void heard.push(news);
  // Before any question, so that no change is missed between an answer and the news.
  transport.subscribe((news) => tell(news));
  const state = await transport.invoke('desk.state', {}, {});
  const { project = null } = (state.ok ? state.value : {}) as { project?: OpenProject | null };
  return {
    host,
    state,
    records: project && recordsOf(project, transport),
    hear: (listener) => {
      tell = listener;
      for (const news of heard.splice(0)) listener(news);
    },
  };
}

function recordsOf({ path }: OpenProject, transport: Transport): RecordsAhead {
  const coderId = coderChosenFor(path);
  const as = coderId === undefined ? {} : { as: coderId };
  return { path, coderId, answer: transport.invoke('project.held', {}, as) };
}

/** What the window remembers of who works in it, read where it keeps it: its state is not there yet. */
function coderChosenFor(path: string): string | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem('concord.workspace') ?? '{}') as {
      state?: { coderIds?: Record<string, string> };
    };
    return kept.state?.coderIds?.[path];
  } catch {
    return undefined;
  }
}
