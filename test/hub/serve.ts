// The stand-in Hub as a program, for trying the command line by hand:
// npx esbuild test/hub/serve.ts --bundle --platform=node --outfile=out/serve.cjs && node out/serve.cjs --models ../shared/models/models.jsonl [--port 8931] [--delay 150] [--fail-every 5]
import { FAULTS, startHub } from './standIn.js';
import { modelsOfFacts } from './models.js';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

const file = option('models');
const failEvery = Number(option('fail-every') ?? 0);
void startHub({
  models: file === undefined ? [] : modelsOfFacts(file), delayMs: Number(option('delay') ?? 0), renamed: { 'bert-base-uncased': 'google-bert/bert-base-uncased' },
  ...(failEvery > 0 ? { failEvery: { n: failEvery, faults: FAULTS.filter((f) => f !== 'hang') } } : {}),
}, Number(option('port') ?? 8931)).then((hub) => console.log(`HF_ENDPOINT=${hub.url}`));
