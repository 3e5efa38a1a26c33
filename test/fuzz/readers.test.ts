import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { checkFlow, checkJson, checkLines, checkNotebook, checkReferences, checkYaml, checkYamlPart } from './checks.js';
import { fuzz, mutated, texts } from './fuzz.js';

const PIECES = ['{', '}', '[', ']', ':', ': ', ',', '"', "'", '"""', "'''", '\\', '\\"', '\\u00', '#', '//', '/*', '*/', '\n', '\r\n', '\r', '\t', ' ', '  ', '- ', '-', '? ', '| ', '|\n', '>-\n', '|2+\n', '&a ', '*a', '<<: ', '!!str ', '!x ', '---', '---\n', '...\n', '%YAML 1.2\n', '@', '`', 'model: ', 'model', '"model":', 'model=', 'export ', '[section]\n', '${', '}}', '{{', 'null', 'true', '1e9', 'Qwen/Qwen2.5-3B', 'gpt-4o', '\ufeff', '\u2028', '\0', 'é', '\u{1F600}', '\ud800'];
const GOLDEN = 'test/golden/references';
const seeds = readdirSync(GOLDEN).map((name) => readFileSync(`${GOLDEN}/${name}`, 'utf8'));
const anyText = fc.oneof(texts(PIECES), mutated(seeds, PIECES));

describe('fuzz: structured readers', () => {
  fuzz('yamlEntries', anyText, checkYaml);
  fuzz('yamlEntries of a part', fc.tuple(anyText, fc.nat(200), fc.nat(400)), ([text, from, length]) => checkYamlPart(text, from, length));
  fuzz('jsonEntries', anyText, checkJson);
  fuzz('lineEntries', anyText, checkLines);
  fuzz('flowEntries', fc.tuple(anyText, fc.nat(300)), ([text, from]) => checkFlow(text, from));
  fuzz('notebook layouts', fc.oneof(texts([...PIECES, '{"cells":[', '{"cell_type":"code","source":[', '"a\\n"', ']}']), mutated(seeds, PIECES)), checkNotebook);

  const paths = ['a.py', 'a.ts', 'a.go', 'a.rs', 'a.rb', 'a.php', 'a.java', 'a.json', 'a.yaml', 'a.toml', '.env', 'Dockerfile', 'Modelfile', 'a.sh', 'a.ipynb', 'a.md', 'a.tf', 'requirements.txt', 'pom.xml', 'compose.yaml', '.github/workflows/a.yml', 'package.json', 'a.prompt.yml', '.gitmodules', 'adapter_config.json'];
  fuzz('findReferences', fc.tuple(fc.constantFrom(...paths), fc.oneof(anyText, texts([...PIECES, 'from_pretrained(', 'AutoModel', 'import ', 'hf://', 'https://huggingface.co/', 'ollama run ', 'FROM ', 'RUN ', 'ENV ', '(', ')', 'f"', '"source": ["', '```python\n', 'revision="main"']))), ([path, text]) => checkReferences(path, text));
});
