import { useState } from 'react';
import { showError } from '#renderer/app/notices/show-error.ts';

/**
 * A field for the name of something new. Sending clears the field at once, so that the next name can be typed
 * meanwhile. A refused name comes back unless the next one has been begun.
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
