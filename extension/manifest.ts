/** The manifest, word for word. `tests/manifest.test.ts` pins what the build makes of it. */
import type { UserManifest } from 'wxt';

/**
 * The public half of a key whose private half was thrown away. It fixes the extension's id, which the service must
 * know to allow its origin: chrome-extension://mlcmjmgldmjaokeffnocmohmkpphcnca
 */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzJTVz/Bn6EZvrHySi5L3wPw4jmimmWS27b8MUm0lhyVQdG/bNzagFwMqK3aiYZ5LQS6C' +
  '/EIlzVWNtWDwPC/+LT3GnW/vgdP7A1vanPuOAtIdFMCWUEkInt7/yzSRBWQbYCfcw0b8yf6Udnmmnz8ZmqxQwp6mhbEW3p+gKGPuAG92i2v89+UJ' +
  'YdxcB18GpZBB9Grz/fgKEfuWAGhpYZhUSUvs8gplAwbl67GElmFkk4c6qX8DX292n5cO0qU71kLABYWhHGS/0xxHeHfLe5dI9gjYU+H6QTPjNBN1' +
  'KwvWiCDJlzamDrgFE7pTbdIkLwxp+cBYWPdnjfOt8FKRvEv8zwIDAQAB';

/** Where `make run` serves. Any other server is reached by CORS, so it needs no permission here. */
const OWN_HOST = ['http://127.0.0.1:8000/*', 'http://localhost:8000/*'];

/** A browser under test cannot press the toolbar button, so its pages must be readable without that press. */
const TEST_HOSTS = ['http://127.0.0.1/*', 'http://localhost/*'];

/** The manifest of a build mode; "e2e" differs by host permissions only. */
export function manifest(mode: string): UserManifest {
  return {
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    key: KEY,
    minimum_chrome_version: '121',
    permissions: ['activeTab', 'scripting', 'storage', 'sidePanel', 'alarms', 'contextMenus'],
    host_permissions: mode === 'e2e' ? [...OWN_HOST, ...TEST_HOSTS] : OWN_HOST,
    action: { default_title: '__MSG_action_title__' },
    commands: {
      'save-job': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_command_save__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src http: https:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  };
}
