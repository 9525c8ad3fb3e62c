// How tests open studies. In a file of its own, because programs that a test starts dozens of times, to kill them, would
// otherwise load all services with it.

export const openOptions = { who: 'tester', now: '2026-03-14T09:00:00.000Z' };
