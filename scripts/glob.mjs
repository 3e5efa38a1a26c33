// The little of file globbing that the scripts need and Node.js 20 does not have: `**`, `*` and fixed names.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
export { mkdirSync, rmSync } from 'node:fs';

/** Files that match, as POSIX paths relative to the current folder, sorted. */
export function globSync(pattern) {
  const base = pattern.split('/').filter((part, i, all) => !all.slice(0, i + 1).some((p) => p.includes('*')));
  const source = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*\*\/|\*/g, (m) => (m === '*' ? '[^/]*' : '(?:.*/)?'));
  const matches = new RegExp(`^${source}$`);
  const found = [];
  const walk = (dir) => {
    let entries;
    try {
      entries = readdirSync(dir || '.', { withFileTypes: true });
    } catch {
      return;
    }
    for (const e of entries) {
      const path = dir ? join(dir, e.name) : e.name;
      if (e.isDirectory()) { if (e.name !== 'node_modules') walk(path); } else if (matches.test(path)) found.push(path);
    }
  };
  walk(base.join('/'));
  return found.sort();
}
