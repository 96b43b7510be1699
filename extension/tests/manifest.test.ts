/** What the build really writes, word for word. A permission more is a decision, with an ADR. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'wxt';

const ROOT = resolve(import.meta.dirname, '..');
const BUILD_MS = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'foothold-manifest-'));

let normal: Record<string, unknown>;
let e2e: Record<string, unknown>;

function built(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf-8')) as Record<string, unknown>;
}

beforeAll(async () => {
  const config = { root: ROOT, outDir: folder, debug: false };
  await build({ ...config, mode: 'production' });
  await build({ ...config, mode: 'e2e' });
  normal = built('chrome-mv3');
  e2e = built('chrome-mv3-e2e');
}, BUILD_MS);

afterAll(() => rmSync(folder, { recursive: true }));

test('the manifest is this, word for word', () => {
  const { key, ...rest } = normal;

  expect(rest).toEqual({
    manifest_version: 3,
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    version: '0.1.0',
    default_locale: 'en',
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    minimum_chrome_version: '121',
    permissions: ['activeTab', 'scripting', 'storage', 'sidePanel', 'alarms', 'contextMenus'],
    host_permissions: ['http://127.0.0.1:8000/*', 'http://localhost:8000/*'],
    action: { default_title: '__MSG_action_title__' },
    commands: { 'save-job': { suggested_key: { default: 'Alt+Shift+S' }, description: '__MSG_command_save__' } },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    background: { service_worker: 'background.js' },
    side_panel: { default_path: 'sidepanel.html' },
  });
});

test('the end-to-end build differs by host permissions only', () => {
  const { host_permissions: hosts, ...rest } = e2e;
  const { host_permissions: normalHosts, ...normalRest } = normal;

  expect(rest).toEqual(normalRest);
  expect(normalHosts).toEqual(['http://127.0.0.1:8000/*', 'http://localhost:8000/*']);
  expect(hosts).toEqual([
    'http://127.0.0.1:8000/*', 'http://localhost:8000/*', 'http://127.0.0.1/*', 'http://localhost/*',
  ]);
});

test('the pinned key makes the id that the service allows', () => {
  const digest = createHash('sha256').update(Buffer.from(String(normal['key']), 'base64')).digest('hex');
  const id = [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join('');

  expect(id).toBe('mlcmjmgldmjaokeffnocmohmkpphcnca');
});

