// A certificate and its fingerprint as a person compares them.

/** `4c19…a2` as `4C:19:…:A2`. */
export function fingerprintInWords(sha256: string): string {
  return (sha256.toUpperCase().match(/../g) ?? []).join(':');
}

/** The name in a subject or an issuer of a certificate, which has one part on each line. */
export function nameOfCertificate(subject: string): string {
  const parts = subject.split('\n').map((part) => part.split('='));
  const named = (key: string): string | undefined => parts.find(([name]) => name === key)?.[1];
  return named('CN') ?? named('O') ?? subject.replaceAll('\n', ', ');
}
