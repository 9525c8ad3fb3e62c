// The key that the system keeps for this user: in the keychain, by DPAPI, or by the desktop's keyring.
import { safeStorage } from 'electron';
import type { KeyStore } from '../kept-passwords.ts';

/** The system's key. On a Linux desktop without a keyring there is none: a fixed one, as Chromium would take, protects nothing. */
export const systemKeys: KeyStore = {
  isThere: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
};
