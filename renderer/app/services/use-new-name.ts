import { useState } from 'react';
import { showError } from '#renderer/app/notices/show-error.ts';

/**
 * The field for the name of something new. It is empty as soon as the name is sent: what is typed while that is on its
 * way is the next name. One that is refused comes back, unless another has been begun.
 */
export function useNewName(send: (name: string) => Promise<unknown>) {
  const [name, setName] = useState('');
  const add = (): void => {
    setName('');
    send(name).catch((error: unknown) => {
      setName((next) => (next === '' ? name : next));
      showError(error);
    });
  };
  return { name, setName, add };
}
