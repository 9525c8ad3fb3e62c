// The sentence about a round for a paper: who could have read what a team's server withheld.
import { expect, test } from 'vitest';
import type { BlindRoundRecord } from '#core/records.ts';
import { roundSentence, type RoundFacts } from '#words/round-sentence.ts';
import { createWords } from '#words/words.ts';

const round: BlindRoundRecord = {
  id: 'r',
  name: 'R',
  kind: 'persons',
  codebook: 'own',
  ownerSees: false,
  openKind: null,
  openedAt: '2026-03-14T09:00:00.000Z',
  openedBy: 'wei',
  turnedAt: null,
  unlockedAt: '2026-03-20T09:00:00.000Z',
  unlockedBy: 'wei',
  atUnlock: null,
  versionId: null,
  isWithheld: true,
};

const facts: RoundFacts = {
  round,
  version: null,
  turns: [],
  cameStanding: false,
  seats: 0,
  withdrawals: 0,
  sources: 2,
  coders: ['Lena', 'Chen'].map((name) => ({ name, counted: null })),
  ownName: null,
  owner: 'Wei',
  later: 0,
  late: 0,
  couldRead: ['postgres'],
  couldReadOfTeam: [],
  isInFiles: false,
  movedFromFolder: null,
  movedFromServers: [],
  isOfTeam: true,
};

test('an owner who could have read the lanes as an administrator is not said to have been kept from them', () => {
  const en = createWords('en');
  const made = { ...facts, couldRead: ['postgres', 'wei'], couldReadOfTeam: ['Wei'] };

  expect(roundSentence(en, facts)).toContain(
    'Wei, who owns the study and did not code in the round, could not',
  );
  expect(roundSentence(en, made)).toContain('postgres and wei could have read it. Wei is one of them.');
  expect(roundSentence(en, made)).not.toContain('could not see it');
  expect(roundSentence(createWords('zh-CN'), made)).toContain('能够读取。其中包括团队成员 Wei。');
});
