import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useTeamNews } from '#renderer/state/team-news.ts';

export type People = Awaited<ReturnType<typeof api.team.people>>;

/**
 * Everybody in the team with their files, or why that is not known; null until the server has answered. Asked for again with
 * every piece of news of the team, and by `again`.
 */
export function usePeople(): { readonly people: People | string | null; readonly again: () => void } {
  const [people, setPeople] = useState<People | string | null>(null);
  const [asked, setAsked] = useState(0);
  const news = useTeamNews();
  useEffect(() => {
    let isCurrent = true;
    const found = (next: People | string): void => {
      if (isCurrent) setPeople(next);
    };
    api.team.people({}).then(found, (error: unknown) => found(sentenceFor(error)));
    return () => {
      isCurrent = false;
    };
  }, [asked, news]);
  return { people, again: () => setAsked((count) => count + 1) };
}
