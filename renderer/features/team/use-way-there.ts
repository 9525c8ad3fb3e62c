import { useState } from 'react';
import { urlOfFields, type AddressFields } from '#core/team/address-fields.ts';
import { sharingSteps } from '#core/team/trial.ts';
import { api } from '#renderer/api.ts';
import { useJob, type Job } from '#renderer/app/services/use-job.ts';
import { isReady, wantsPassword } from './found-words.ts';

type Tried = Awaited<ReturnType<typeof api.team.tryToShare>>;

/** The way to a server where a study is to be kept: where it is, the password, and what a trial of it found. */
export interface WayThere {
  readonly fields: AddressFields;
  /** The address as `teamUrl` reads it. */
  readonly url: string;
  /** Null where none was given. */
  readonly password: string | null;
  readonly asksPassword: boolean;
  /** Null before the first trial, and after the address was changed. */
  readonly trial: Tried | null;
  readonly isTried: boolean;
  readonly trying: Job;
  readonly change: (fields: AddressFields) => void;
  readonly give: (password: string) => void;
  readonly test: (at?: AddressFields) => Promise<void>;
}

/** Tries the way to the server that the fields name; `keep` is told what a person types in them. */
export function useWayThere(fields: AddressFields, keep: (fields: AddressFields) => void): WayThere {
  const [given, setGiven] = useState('');
  const [asksPassword, setAsksPassword] = useState(false);
  const [trial, setTrial] = useState<Tried | null>(null);
  const trying = useJob([fields, given]);
  const password = given === '' ? null : given;
  const test = async (at: AddressFields = fields): Promise<void> => {
    const tried = await trying.run((watched) =>
      api.team.tryToShare({ url: urlOfFields(at), password }, watched),
    );
    if (tried === null) return;
    setTrial(tried);
    if (wantsPassword(tried)) setAsksPassword(true);
  };
  return {
    fields,
    url: urlOfFields(fields),
    password,
    asksPassword,
    trial,
    isTried: isReady(trial, sharingSteps),
    trying,
    change: (next) => {
      keep(next);
      setTrial(null);
    },
    give: setGiven,
    test,
  };
}
