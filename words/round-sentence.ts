// What is said in a paper about a round of blind work: who saw what of whom, and how far one can rely on it.
import type { BlindRoundRecord, CodebookVersionRecord } from '#core/records.ts';
import type { CoderAtUnlock } from '#core/sealing/at-unlock.ts';
import { dateInWords } from './citation.ts';
import { countInWords } from './numbers.ts';
import { joined, paragraphOf } from './sentences.ts';
import { versionInWords } from './version-named.ts';
import type { Words } from './words.ts';

/** The version of the codebook that a round froze. */
export type FrozenVersion = Pick<CodebookVersionRecord, 'id' | 'number' | 'name' | 'at'>;

/** What the sentence is made of. */
export interface RoundFacts {
  readonly round: BlindRoundRecord;
  /** Null for a round that froze none. */
  readonly version: FrozenVersion | null;
  /** Where kinds are kept apart, what was opened when, the first first. */
  readonly turns: readonly { readonly kind: 'document' | 'interview'; readonly at: string }[];
  /** Whether it came with an exchanged file before its unlock. */
  readonly cameStanding: boolean;
  /** How often another person sat down at the same file while the round lasted. */
  readonly seats: number;
  /** Respondents who withdrew while it lasted. */
  readonly withdrawals: number;
  /** Sources of the study that are not excluded. */
  readonly sources: number;
  readonly coders: readonly { readonly name: string; readonly counted: CoderAtUnlock | null }[];
  /** The person, if the round is one of their second passes; else null. */
  readonly ownName: string | null;
  readonly owner: string;
  /** Codings of these coders that were made after the unlock. */
  readonly later: number;
  /** Codings that were made before the unlock and received after it. */
  readonly late: number;
  /** For a round that a team's server kept apart, administrators who could have read what was sealed; null until the unlock. */
  readonly couldRead: readonly string[] | null;
  /** The names of those whose logins are among them. */
  readonly couldReadOfTeam: readonly string[];
  /** Whether what was coded in a team's round stayed in the file of who coded it, over a folder, rather than in a database. */
  readonly isInFiles: boolean;
  /** When the team moved from a folder to the server that kept the round apart from then on, ISO 8601; null if it did not. */
  readonly movedFromFolder: string | null;
  /** When the team moved from a server to another one while the round lasted. */
  readonly movedFromServers: readonly string[];
  /** Whether the study is in several files, those of a team. */
  readonly isOfTeam: boolean;
}

/** The sentences as one paragraph. What a standing round hides is left open in it. */
export function roundSentence(words: Words, facts: RoundFacts): string {
  const { round } = facts;
  return paragraphOf(words, [
    ...(round.kind === 'kinds' ? kindsSentences(words, facts) : personsSentences(words, facts)),
    ...meanwhile(words, facts),
  ]);
}

/** What happened while the round lasted. */
function meanwhile({ t }: Words, { seats, withdrawals, cameStanding }: RoundFacts): string[] {
  return [
    ...(cameStanding ? [t('sealing:came_standing')] : []),
    ...(seats > 0 ? [t('sealing:seats', { count: seats })] : []),
    ...(withdrawals > 0 ? [t('sealing:withdrawals', { count: withdrawals })] : []),
  ];
}

function day(words: Words, at: string | null): string {
  return at === null ? words.t('sealing:open_end') : dateInWords(words, at.slice(0, 10));
}

function kindsSentences(words: Words, { round, turns, isOfTeam }: RoundFacts): string[] {
  const { t } = words;
  const inWindows = t(isOfTeam ? 'sealing:files_of_team' : 'sealing:one_file');
  if (turns.length > 2) {
    const periods = turns.map(({ kind, at }, place) =>
      t(`sealing:kinds.period_${kind}`, {
        from: day(words, at),
        to: day(words, turns[place + 1]?.at ?? round.unlockedAt),
      }),
    );
    return [t('sealing:kinds.several', { what: joined(words, periods, 'conjunction') }), inWindows];
  }
  const first =
    round.turnedAt === null ? round.openKind : round.openKind === 'document' ? 'interview' : 'document';
  const times = {
    from: day(words, round.openedAt),
    turned: day(words, round.turnedAt),
    to: day(words, round.unlockedAt),
  };
  const isTurned = round.turnedAt === null ? 'unturned' : 'turned';
  return [t(`sealing:kinds.${isTurned}_${first ?? 'interview'}`, times), inWindows];
}

function personsSentences(words: Words, facts: RoundFacts): string[] {
  const { t } = words;
  const { round, version, coders, ownName, owner, later, late, couldReadOfTeam } = facts;
  const unlocked = round.unlockedAt !== null;
  const owned = coders.some(({ name }) => name === owner) || ownName !== null;
  // What an owner could do as an administrator is said before.
  const isTold = owned || (!round.ownerSees && couldReadOfTeam.includes(owner));
  return [
    ...apartSentences(words, facts),
    ...(isTold ? [] : [t(`sealing:owner_${round.ownerSees ? 'saw' : 'saw_not'}`, { owner })]),
    version === null
      ? t(`sealing:codebook_${ownName !== null && round.codebook === 'open' ? 'open_again' : round.codebook}`)
      : t('sealing:codebook_frozen_at', { version: versionInWords(words, { ...version, changes: 0 }) }),
    t('sealing:at_unlock', {
      what: joined(
        words,
        coders.map((each) => ownCodings(words, each)),
        'conjunction',
      ),
    }),
    // Where nothing was counted, nothing is known of what could be seen.
    ...(unlocked ? coders.filter(isCounted).map((each) => seenBefore(words, each, round)) : []),
    ...(unlocked && late > 0 ? [t('sealing:late', { count: late })] : []),
    ...(unlocked && later > 0 ? [t('sealing:later', { count: later })] : []),
  ];
}

/** Who was kept from seeing what, and by what. */
function apartSentences(words: Words, facts: RoundFacts): string[] {
  if (facts.round.isWithheld === true)
    return facts.isInFiles ? stayedSentences(words, facts) : withheldSentences(words, facts);
  return windowsSentences(words, facts);
}

/** What the sentences about a round of persons name. */
function namedIn(words: Words, { round, sources, coders }: RoundFacts) {
  const names = coders.map(({ name }) => name);
  return {
    from: day(words, round.openedAt),
    to: day(words, round.unlockedAt),
    count: sources,
    coder: names[0] ?? '',
    coders: joined(words, names, 'conjunction'),
    isOne: names.length === 1,
  };
}

/** Over a folder, what each coded stayed in their own file. */
function stayedSentences(words: Words, facts: RoundFacts): string[] {
  const { t } = words;
  const { isOne, ...named } = namedIn(words, facts);
  return [t(isOne ? 'sealing:stayed_alone' : 'sealing:stayed', named), t('sealing:stayed_by_programs')];
}

/** A server kept it apart, from the beginning on or from when the team moved there. */
function withheldSentences(words: Words, facts: RoundFacts): string[] {
  const { t } = words;
  const { couldRead, couldReadOfTeam, movedFromFolder, movedFromServers } = facts;
  const { isOne, ...named } = namedIn(words, facts);
  const dates = [...new Set(movedFromServers.map((at) => day(words, at)))];
  return [
    movedFromFolder === null
      ? t(isOne ? 'sealing:withheld_alone' : 'sealing:withheld', named)
      : t(isOne ? 'sealing:withheld_later_alone' : 'sealing:withheld_later', {
          ...named,
          moved: day(words, movedFromFolder),
        }),
    couldRead === null
      ? t('sealing:administrators_unlock')
      : t('sealing:administrators', {
          count: couldRead.length,
          names: joined(words, couldRead, 'conjunction'),
        }),
    ...(couldReadOfTeam.length > 0
      ? [
          t('sealing:administrators_of_team', {
            count: couldReadOfTeam.length,
            names: joined(words, couldReadOfTeam, 'conjunction'),
          }),
        ]
      : []),
    ...(dates.length > 0
      ? [
          t('sealing:earlier_servers', {
            count: movedFromServers.length,
            dates: joined(words, dates, 'conjunction'),
          }),
        ]
      : []),
  ];
}

/** Windows alone kept it apart. */
function windowsSentences(words: Words, facts: RoundFacts): string[] {
  const { t } = words;
  const { ownName, isOfTeam } = facts;
  const { isOne, ...named } = namedIn(words, facts);
  const inWindows = t(isOfTeam ? 'sealing:files_of_team' : 'sealing:one_file');
  if (ownName !== null)
    return [
      t('sealing:again', { ...named, coder: ownName }),
      t(isOfTeam ? 'sealing:files_of_team_again' : 'sealing:one_file_again'),
    ];
  return [t(isOne ? 'sealing:alone' : 'sealing:apart', named), inWindows];
}

function ownCodings(words: Words, { name, counted }: RoundFacts['coders'][number]): string {
  if (counted === null) return words.t('sealing:not_counted_yet', { coder: name });
  const reviewed = words.t('sealing:reviewed', { count: counted.reviewed });
  return words.t('sealing:codings_of', { coder: name, count: counted.codings, reviewed });
}

type Counted = RoundFacts['coders'][number] & {
  readonly counted: NonNullable<RoundFacts['coders'][number]['counted']>;
};

function isCounted(coder: RoundFacts['coders'][number]): coder is Counted {
  return coder.counted !== null;
}

function seenBefore(words: Words, { name, counted }: Counted, { isWithheld }: RoundFacts['round']): string {
  if (counted.couldSee === 0) return words.t('sealing:nothing_before', { coder: name });
  // What was displayed is in the log of each person's own file.
  if (isWithheld === true) return words.t('sealing:before_in_team', { coder: name, count: counted.couldSee });
  const displayed = countInWords(words, counted.displayed);
  return words.t('sealing:before', { coder: name, count: counted.couldSee, displayed });
}
