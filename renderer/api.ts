// The window's typed API client and its host. `start` connects to the program and keeps the records current; it is
// called once.
import type { Change } from '#core/change.ts';
import type { CodingRecord } from '#core/records.ts';
import type { Api } from '#electron/api.ts';
import type { Bridge } from '#electron/rpc/bridge.ts';
import { createClient, type Client } from '#electron/rpc/client.ts';
import type { CallOptions, News, OpenProject, Transport } from '#electron/rpc/transport.ts';
import { showError, showUnrecorded } from './app/notices/show-error.ts';
import { askingWithoutSnapshot } from './app/notices/without-snapshot.ts';
import { announcingSaves } from './app/notices/saved-notice.ts';
import { apply, withNews, clear, applyNews, load, projectStore, type ProjectNews } from './state/project.ts';
import { noteLoaded, noteHeard } from './state/heard.ts';
import { Questions, type Reads } from './state/questions.ts';
import { rememberingWork, saveWork } from './state/unsaved-work.ts';
import { snapshotNews } from './state/snapshot-news.ts';
import { teamNews } from './state/team-news.ts';
import { updateStore } from './state/updating.ts';
import { followingMerges } from './state/follow-merged.ts';
import { askedForKnownWorker } from './state/known-worker.ts';
import {
  hasCoder,
  isAnythingSealed,
  personAtWork,
  withWorkingCoder,
  workingCoder,
} from './state/working-coder.ts';
import { enterProject, workAs, workspaceStore } from './state/workspace.ts';
import type { AskedAhead } from './transport/ahead.ts';
import type { Host } from './transport/host.ts';

declare global {
  interface Window {
    /** Set by the desktop window's preload script. */
    readonly concord?: Bridge;
  }
}

export let host: Host;
export let api: Client<Api>;

/** The coder who works in this window: chosen in the layer menu, else the project's main coder. */
export function workingCoderId(): string | undefined {
  return workingCoder(projectStore.getState(), workspaceStore.getState());
}

function whoActs(): CallOptions {
  const as = workingCoderId();
  const person = personAtWork(projectStore.getState(), workspaceStore.getState());
  return as === undefined ? {} : { as, ...(person === undefined || person === as ? {} : { person }) };
}

let questions: Questions;

/**
 * A client for read-only questions; identical questions share one request. `onReads` receives the tables that each answer
 * was read from; aborting `signal` withdraws the question.
 */
export function askingClient(signal: AbortSignal, onReads: (reads: Reads) => void): Client<Api> {
  const invoke: Transport['invoke'] = async (name, input, options) => {
    const outcome = await questions.ask(name, input, { ...options, signal });
    onReads(outcome.ok ? outcome.reads : undefined);
    return outcome;
  };
  return createClient<Api>({ invoke }, whoActs);
}

/** A project whose records are being fetched, and the changes that arrive meanwhile. */
interface Filling {
  /** The project as known so far, updated by news that arrives during the fetch. */
  open: OpenProject;
  /** The coder chosen for it in this window, for whom the records are. */
  readonly coderId: string | undefined;
  readonly waiting: { readonly change: Change; readonly seq: number }[];
  done: Promise<void>;
}

let filling: Filling | null = null;

/**
 * Fetches the records of a project, once even if called twice: both the news stream and the first question announce a
 * project. A fetch under way gives way to this one if something else is to be seen now: the study was replaced, a round
 * hides something, or somebody else works. Shows an error if the fetch fails.
 */
function fill(open: OpenProject): Promise<void> {
  const coderId = workspaceStore.getState().coderIds[open.path];
  const now = filling?.open;
  const isSame = now?.path === open.path && now.reading === open.reading && filling?.coderId === coderId;
  if (filling && isSame) return filling.done;
  const mine: Filling = { open, coderId, waiting: [], done: Promise.resolve() };
  filling = mine;
  mine.done = fetchInto(mine).catch(showError);
  return mine.done;
}

/**
 * Shows a project that is open in the program unless the window shows it already. Tries again when fetching its records
 * failed before.
 */
export async function showOpened(open: OpenProject): Promise<void> {
  if (projectStore.getState().open?.path === open.path) return;
  // Its news may have come first, and may be later than this answer.
  await (filling?.open.path === open.path ? filling.done : fill(open));
}

/** Fetches the records of the open project again, for another who works or may see something else from now on. */
export function readAgain(): Promise<void> {
  const { open } = projectStore.getState();
  // A fetch under way may know of later news.
  const now = open && filling?.open.path === open.path ? filling.open : open;
  return now ? fill(now) : Promise.resolve();
}

/** Fetches the records, then applies the changes that arrived meanwhile and are newer than the records. */
async function fetchInto(mine: Filling): Promise<void> {
  const { coderId: chosen } = mine;
  const { path } = mine.open;
  try {
    const as = chosen === undefined ? {} : { as: chosen };
    const { seq, tables } = (await takeRecordsAhead(path, chosen)) ?? (await api.project.held({}, as));
    const merged = chosen === undefined || hasCoder(tables.coder, chosen) ? {} : await api.coders.merged();
    const codings = await codingsOfOpenTexts(path, as);
    // The study is not shown before what took the place of this fetch is there.
    if (filling !== mine) return await filling?.done;
    enterProject(path);
    workspaceStore.setState(({ coderIds }) => ({
      coderIds: withWorkingCoder(coderIds, path, tables, merged, mine.open.personId),
    }));
    const wasLost = projectStore.getState().open?.lost;
    load(mine.open, tables, codings);
    noteLoaded(seq);
    // The file of the study is back in place: save what could not be saved while it was missing.
    if (wasLost) void saveWork();
    for (const news of mine.waiting) {
      if (news.seq > seq) apply(news.change);
      noteHeard(news.seq);
    }
  } finally {
    if (filling === mine) filling = null;
  }
}

type OnDesk = Awaited<ReturnType<Client<Api>['desk']['state']>>;
type AllRecords = Awaited<ReturnType<Client<Api>['project']['held']>>;

/** The records that were asked for before the window was there, until they are shown. */
let recordsAhead: AskedAhead['records'] = null;

/**
 * Those records, once, if they are of this study and for this coder. Null where they are of another, or could not be
 * had, and later on.
 */
async function takeRecordsAhead(path: string, coderId: string | undefined): Promise<AllRecords | null> {
  const asked = recordsAhead;
  recordsAhead = null;
  if (asked?.path !== path || asked.coderId !== coderId) return null;
  const answer = await asked.answer;
  return answer.ok ? (answer.value as AllRecords) : null;
}

/**
 * The codings of every source open in a reader, fetched again when the same project is filled again after a broken
 * connection; empty for another project.
 */
async function codingsOfOpenTexts(
  path: string,
  as: CallOptions,
): Promise<Map<string, readonly CodingRecord[]>> {
  const { open, codings } = projectStore.getState();
  if (open?.path !== path) return new Map();
  const asked = Array.from(
    codings.keys(),
    async (sourceId) => [sourceId, await api.codings.of({ sourceId }, as)] as const,
  );
  return new Map(await Promise.all(asked));
}

const followMerges = followingMerges({
  path: () => projectStore.getState().open?.path,
  worker: (path) => workspaceStore.getState().coderIds[path],
  workAs,
  becoming: (becoming) => workspaceStore.setState({ becoming }),
  merged: () => api.coders.merged(),
});

/** Applies news of the project to the records shown and to a fetch in progress. */
function applyProjectNews(news: ProjectNews): void {
  if (filling) filling.open = withNews(filling.open, news);
  applyNews(news);
}

function hear(news: News): void {
  switch (news.type) {
    case 'change':
      if (filling !== null) filling.waiting.push(news);
      else {
        void followMerges(news.change).catch(showError);
        apply(news.change);
        noteHeard(news.seq);
      }
      break;
    case 'followed':
      applyProjectNews({ asOf: news.asOf });
      break;
    case 'snapshots':
      snapshotNews.setState(({ count }) => ({ count: count + 1, error: news.error }));
      break;
    case 'team':
      teamNews.setState(({ count }) => ({ count: count + 1 }));
      break;
    case 'unrecorded':
      showUnrecorded(news.file, news.error);
      break;
    case 'updating':
      updateStore.setState({ at: news.update });
      break;
    case 'health':
      applyProjectNews({ health: news.health });
      break;
    case 'project':
      if (news.project) {
        void fill(news.project);
        // Also what is said of the study was said later than what is known.
        if (filling) filling.open = news.project;
      } else {
        filling = null;
        clear();
      }
      break;
    case 'place':
      applyProjectNews({ lost: news.lost });
      if (news.lost === null) void saveWork();
      break;
  }
}

/** Shows the study that is open in the program beside this window, if one is, and hears its news from now on. */
export async function start(asked: Promise<AskedAhead>): Promise<void> {
  const ahead = await asked;
  host = rememberingWork(announcingSaves(ahead.host));
  const transport = askingWithoutSnapshot(host.transport);
  api = createClient<Api>(askedForKnownWorker(transport, workspaceStore, whoActs), whoActs);
  questions = new Questions(transport, () => projectStore.getState().versions);
  workspaceStore.subscribe((now, before) => {
    const { open } = projectStore.getState();
    if (open === null || now.coderIds[open.path] === before.coderIds[open.path]) return;
    // Somebody else may see other rows.
    if (isAnythingSealed(projectStore.getState())) void readAgain();
  });
  const { project } = ahead.state.ok ? (ahead.state.value as OnDesk) : await api.desk.state();
  recordsAhead = ahead.records;
  const filled = project && fill(project);
  // Not before the records are on their way: what changed since they were asked for belongs on top of them.
  ahead.hear(hear);
  await filled;
}
