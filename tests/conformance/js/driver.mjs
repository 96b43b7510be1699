// Does what the conformance cases ask through the real JavaScript clients: a JSON line in, a JSON line out.
//
// A question: {url, key, token, client, api, chain}. A client is known by its name and keeps its session, as a device
// does. The reply: {data, count, status, error: {code, status, message}}.

import { Buffer } from "node:buffer";
import { createInterface } from "node:readline";

import { GoTrueClient } from "@supabase/auth-js";
import { PostgrestClient } from "@supabase/postgrest-js";
import { StorageClient } from "@supabase/storage-js";

const devices = new Map();

/** The signed-in or signed-out device of that name. */
function device({ url, key, client }) {
  if (!devices.has(client)) {
    const headers = { apikey: key, Authorization: `Bearer ${key}` };
    const settings = { autoRefreshToken: false, persistSession: false, storageKey: client };
    devices.set(client, new GoTrueClient({ url: `${url}/auth/v1`, headers, ...settings }));
  }
  return devices.get(client);
}

/** The object that a chain of calls begins with. */
async function beginning(question) {
  const auth = device(question);
  if (question.api === "auth") return auth;
  const session = (await auth.getSession()).data.session;
  const bearer = question.token ?? session?.access_token ?? question.key;
  const headers = { apikey: question.key, Authorization: `Bearer ${bearer}` };
  if (question.api === "rest") return new PostgrestClient(`${question.url}/rest/v1`, { headers });
  return new StorageClient(`${question.url}/storage/v1`, headers);
}

/** An argument as the client wants it: files are written {"bytes": text} or {"blob": text}. */
function given(argument) {
  if (typeof argument?.bytes === "string") return Buffer.from(argument.bytes);
  if (typeof argument?.blob === "string") return new Blob([argument.blob], { type: "text/plain" });
  return argument;
}

async function run(question) {
  let found = await beginning(question);
  for (const [path, ...rest] of question.chain) {
    const names = path.split(".");
    const method = names.pop();
    const owner = names.reduce((object, name) => object[name], found);
    found = owner[method](...rest.map(given));
  }
  return await found;
}

async function shown(answer) {
  const { data, count, status, error } = answer;
  return {
    data: data instanceof Blob ? await data.text() : (data ?? null),
    count: count ?? null,
    status: status ?? null,
    error: error && {
      code: error.code ?? null,
      status: Number(error.statusCode ?? error.status ?? 0),
      message: error.message,
    },
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await run(JSON.parse(line)).then(shown).catch((error) => ({ broken: String(error?.stack ?? error) }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
