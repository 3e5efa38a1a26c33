import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Asks the runner to do something with the page that shows this workbench, and waits for its answer. */
export async function page<T = unknown>(action: string, ...args: readonly unknown[]): Promise<T> {
  const reply = join(tmpdir(), `page-${randomBytes(8).toString('hex')}.json`);
  console.log(`PAGE ${JSON.stringify({ action, args, reply })}`);
  const deadline = Date.now() + 30_000;
  while (!existsSync(reply)) {
    if (Date.now() > deadline) throw new Error(`no answer from the page to ${action}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  const answer = JSON.parse(readFileSync(reply, 'utf8')) as { value?: T; error?: string };
  rmSync(reply);
  if (answer.error !== undefined) throw new Error(`${action}: ${answer.error}`);
  return answer.value as T;
}
