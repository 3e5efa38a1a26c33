// npm packages that only some scripts need: installed when they are first asked for, outside the project's own node_modules.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs npm in a folder of its own, without any package's scripts. */
export function npm(cwd, ...args) {
  mkdirSync(cwd, { recursive: true });
  if (!existsSync(join(cwd, 'package.json'))) writeFileSync(join(cwd, 'package.json'), '{"private":true}\n');
  // The project's own npmrc asks for its engines; what is installed here has others.
  execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The folders of npm packages, `{ name: version }`, installed into `folder` where they aren't yet. */
export function packagesIn(folder, versions) {
  const place = (name) => join(folder, 'node_modules', name);
  const wanted = Object.entries(versions).filter(([name, version]) => !existsSync(join(place(name), 'package.json')) || JSON.parse(readFileSync(join(place(name), 'package.json'), 'utf8')).version !== version).map(([name, version]) => `${name}@${version}`);
  if (wanted.length) {
    console.error(`installing ${wanted.join(', ')} into ${folder}`);
    npm(folder, 'install', ...wanted);
  }
  return Object.keys(versions).map(place);
}
